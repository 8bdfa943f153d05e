import type { ConfirmedField, NearestCard, SignInFailure } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDay } from '../../../platform/text/dates.ts';
import { shownSnils } from '../../../platform/text/identifiers.ts';
import './sign-in-failures.words.ts';
import classes from './SignInFailuresScreen.module.css';
import type { Repair } from './use-repair.ts';

/** The cards like the person, field by field, each with the button that takes over what ЕСИА says. */
export function NearestCards({ failure, repair }: { failure: SignInFailure; repair: Repair }) {
  const { nearestCards, handledAt } = failure;
  return (
    <div className={classes['cards']}>
      {nearestCards.map((card) =>
        card.displayName === null ? (
          <OutOfSight key={card.personId} card={card} repair={handledAt === null ? repair : null} />
        ) : (
          <ComparedCard key={card.personId} card={card} repair={handledAt === null ? repair : null} />
        ),
      )}
    </div>
  );
}

type Props = { card: NearestCard; repair: Repair | null };

/** A card of another organization: only that there is one, and for the region where the attempt can be handed over to. */
function OutOfSight({ card, repair }: Props) {
  const { t } = useTranslation('signInFailures');
  if (card.organizations.length === 0) return <p className={classes['soft']}>{t('cardElsewhere')}</p>;
  return (
    <div className={classes['forward']}>
      <p className={classes['soft']}>{t('cardIn')}</p>
      {card.organizations.map(({ id, name }) => (
        <div key={id}>
          <span>{name}</span>
          {repair ? (
            <Button
              size="sm"
              loading={repair.isPending}
              onClick={() => repair.mutate({ repair: 'forward', organizationId: id })}
            >
              {t('forward')}
            </Button>
          ) : null}
        </div>
      ))}
    </div>
  );
}

function ComparedCard({ card, repair }: Props) {
  const { t } = useTranslation('signInFailures');
  const { personId, kind, displayName, context, differences, mayTakeOver } = card;
  return (
    <div className={classes['compared']}>
      <p>
        {t(differences.length > 0 ? 'nearest' : 'card')}:{' '}
        <Link to="/cards" search={{ card: personId, ...(kind && { kind }) }} title={t('openCard')}>
          {displayName}
        </Link>
        {kind ? <small>{[t(`kind.${kind}`), context].filter(Boolean).join(', ')}</small> : null}
      </p>
      {differences.length > 0 ? <Differences card={card} /> : null}
      {repair && mayTakeOver.length > 0 ? (
        <TakeOver fields={mayTakeOver} personId={personId} repair={repair} />
      ) : null}
    </div>
  );
}

function Differences({ card }: { card: NearestCard }) {
  const { t } = useTranslation('signInFailures');
  const language = useLanguage();
  const shown = (value: string | null) => {
    if (value === null || value === '') return <span className={classes['soft']}>{t('empty')}</span>;
    return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value, language) : shownSnils(value);
  };
  return (
    <table className={classes['differences']} aria-label={card.displayName ?? ''}>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('given')}</th>
          <th scope="col">{t('inCard')}</th>
        </tr>
      </thead>
      <tbody>
        {card.differences.map(({ field, given, inCard, agrees }) => (
          <tr key={field} data-agrees={agrees}>
            <th scope="row">{t(`field.${field}`)}</th>
            <td>{shown(given)}</td>
            <td>
              {shown(inCard)} <span className={classes['hidden']}>{t(agrees ? 'agrees' : 'differs')}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type TakeOverProps = { fields: ConfirmedField[]; personId: number; repair: Repair };

/** One button for all that differs; where that is more than one field, also one for each. */
function TakeOver({ fields, personId, repair }: TakeOverProps) {
  const { t } = useTranslation('signInFailures');
  const take = (wanted: ConfirmedField[]) => repair.mutate({ repair: 'take_over', personId, fields: wanted });
  return (
    <div className={classes['takeOver']}>
      <Button loading={repair.isPending} onClick={() => take(fields)}>
        {t('takeOver', { fields: fields.map((field) => t(`fieldOf.${field}`)).join(', ') })}
      </Button>
      {fields.length > 1
        ? fields.map((field) => (
            <Button
              key={field}
              variant="light"
              size="sm"
              disabled={repair.isPending}
              onClick={() => take([field])}
            >
              {t('takeOverOnly', { field: t(`fieldOf.${field}`) })}
            </Button>
          ))
        : null}
    </div>
  );
}
