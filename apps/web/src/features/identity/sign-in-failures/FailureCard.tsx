import type { SignInFailure } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage, wordFor } from '../../../platform/i18n/i18n.ts';
import { formatDay, formatMoment } from '../../../platform/text/dates.ts';
import { shownSnils } from '../../../platform/text/identifiers.ts';
import { markHandled } from './sign-in-failures.api.ts';
import './sign-in-failures.words.ts';
import classes from './SignInFailuresScreen.module.css';

/** One failed sign-in: who, when and why, and beside it the nearest cards field by field. */
export function FailureCard({ failure }: { failure: SignInFailure }) {
  const { t } = useTranslation('signInFailures');
  const language = useLanguage();
  const { id, reason, occurredAt, givenName, givenBirthDate, givenSnils, nearestCards, handledAt } = failure;
  const particulars = [
    givenBirthDate ? t('born', { date: formatDay(givenBirthDate, language) }) : null,
    givenSnils ? t('snils', { snils: shownSnils(givenSnils) }) : null,
  ].filter(Boolean);
  const repair = wordFor('signInFailures', `repair.${reason}`, '');
  return (
    <article className={classes['failure']} data-handled={handledAt !== null}>
      <header>
        <h2>{givenName ?? t('unknownPerson')}</h2>
        <p className={classes['soft']}>
          {formatMoment(occurredAt, language)} · {t('reference', { id })}
        </p>
      </header>
      <div className={classes['reason']}>
        <p>
          <strong>{t(`reason.${reason}`)}</strong>
        </p>
        {repair ? <p>{repair}</p> : null}
        {particulars.map((particular) => (
          <p key={particular} className={classes['soft']}>
            {particular}
          </p>
        ))}
      </div>
      <NearestCards cards={nearestCards} />
      <Handled failure={failure} />
    </article>
  );
}

function NearestCards({ cards }: { cards: SignInFailure['nearestCards'] }) {
  const { t } = useTranslation('signInFailures');
  const language = useLanguage();
  const shown = (value: string | null) => {
    if (value === null || value === '') return <span className={classes['soft']}>{t('empty')}</span>;
    return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value, language) : shownSnils(value);
  };
  return (
    <div className={classes['cards']}>
      {cards.map(({ personId, displayName, differences }) => (
        <table key={personId} className={classes['differences']}>
          <caption>
            {t('nearest')}:{' '}
            <Link to="/cards" search={{ card: personId }} title={t('openCard')}>
              {displayName}
            </Link>
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('given')}</th>
              <th scope="col">{t('inCard')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ field, given, inCard, agrees }) => (
              <tr key={field} data-agrees={agrees}>
                <th scope="row">{t(`field.${field}`)}</th>
                <td>{shown(given)}</td>
                <td>
                  {shown(inCard)}{' '}
                  <span className={classes['hidden']}>{t(agrees ? 'agrees' : 'differs')}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function Handled({ failure }: { failure: SignInFailure }) {
  const { t } = useTranslation('signInFailures');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const handle = useMutation({
    mutationFn: () => markHandled(failure.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sign-in-failures'] }),
  });
  if (failure.handledAt)
    return (
      <p className={classes['soft']}>{t('handledAt', { at: formatMoment(failure.handledAt, language) })}</p>
    );
  return (
    <div>
      <Button variant="light" size="sm" loading={handle.isPending} onClick={() => handle.mutate()}>
        {t('handled')}
      </Button>
      {handle.isError ? (
        <p role="alert" className={classes['bad']}>
          {t('handleFailed', { reason: sentenceOfError(handle.error) })}
        </p>
      ) : null}
    </div>
  );
}
