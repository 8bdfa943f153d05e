import type { SignInFailure } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage, wordFor } from '../../../platform/i18n/i18n.ts';
import { formatDay, formatMoment } from '../../../platform/text/dates.ts';
import { shownSnils } from '../../../platform/text/identifiers.ts';
import { NearestCards } from './NearestCards.tsx';
import { Repairs } from './Repairs.tsx';
import { markHandled } from './sign-in-failures.api.ts';
import './sign-in-failures.words.ts';
import classes from './SignInFailuresScreen.module.css';
import { useRepair } from './use-repair.ts';

type Props = { failure: SignInFailure; onRepaired: (name: string) => void };

/** One failed sign-in: who, when and why, beside it the nearest cards field by field, and what mends it. */
export function FailureCard({ failure, onRepaired }: Props) {
  const { t } = useTranslation('signInFailures');
  const language = useLanguage();
  const { id, reason, occurredAt, givenName, givenBirthDate, givenSnils, handledAt } = failure;
  const name = givenName ?? t('unknownPerson');
  const todo = wordFor('signInFailures', `repair.${reason}`, '');
  const repair = useRepair(id, () => onRepaired(name));
  const born =
    givenBirthDate?.length === 4 ? givenBirthDate : givenBirthDate && formatDay(givenBirthDate, language);
  const particulars = [
    born ? t('born', { date: born }) : null,
    givenSnils ? t('snils', { snils: shownSnils(givenSnils) }) : null,
  ].filter(Boolean);
  return (
    <article className={classes['failure']} data-handled={handledAt !== null}>
      <header>
        <h2>{name}</h2>
        <p className={classes['soft']}>
          {formatMoment(occurredAt, language)} · {t('reference', { id })}
        </p>
      </header>
      <div className={classes['reason']}>
        <p>
          <strong>{t(`reason.${reason}`)}</strong>
        </p>
        {todo ? <p>{todo}</p> : null}
        {particulars.map((particular) => (
          <p key={particular} className={classes['soft']}>
            {particular}
          </p>
        ))}
      </div>
      <NearestCards failure={failure} repair={repair} />
      <div className={classes['handling']}>
        {handledAt ? (
          <p className={classes['soft']}>{t('handledAt', { at: formatMoment(handledAt, language) })}</p>
        ) : (
          <>
            <Repairs failure={failure} repair={repair} />
            {repair.isError ? (
              <p role="alert" className={classes['bad']}>
                {t('repairFailed', { reason: sentenceOfError(repair.error) })}
              </p>
            ) : null}
            <Handle id={id} />
          </>
        )}
      </div>
    </article>
  );
}

function Handle({ id }: { id: number }) {
  const { t } = useTranslation('signInFailures');
  const queryClient = useQueryClient();
  const handle = useMutation({
    mutationFn: () => markHandled(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sign-in-failures'] }),
  });
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
