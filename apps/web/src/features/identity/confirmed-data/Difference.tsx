import type { ConfirmedDifference } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDay } from '../../../platform/text/dates.ts';
import { shownSnils } from '../../../platform/text/identifiers.ts';
import { settleDifference } from './confirmed-data.api.ts';
import './confirmed-data.words.ts';
import classes from './ConfirmedData.module.css';

/** One field: what the card says, what ЕСИА confirms, and the two ways to settle it. */
export function Difference({ difference }: { difference: ConfirmedDifference }) {
  const { t } = useTranslation('confirmedData');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const settle = useMutation({
    mutationFn: (settlement: 'accepted' | 'kept') => settleDifference(difference.id, settlement),
    onSuccess: async () => {
      for (const key of ['confirmed', 'card', 'cards', 'sign-in-failures', 'readiness'])
        await queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
  const shown = (value: string) => {
    if (difference.field === 'birth_date') return formatDay(value, language);
    return difference.field === 'snils' ? shownSnils(value) : value;
  };
  return (
    <div className={classes['difference']}>
      <dl>
        <div>
          <dt>{t(`field.${difference.field}`)}</dt>
          <dd>
            <s>{difference.inCard === null ? t('empty') : shown(difference.inCard)}</s>
            <strong>{shown(difference.confirmed)}</strong>
          </dd>
        </div>
      </dl>
      <div className={classes['ways']}>
        <Button
          loading={settle.isPending && settle.variables === 'accepted'}
          onClick={() => settle.mutate('accepted')}
        >
          {t('accept')}
        </Button>
        <Button
          variant="default"
          loading={settle.isPending && settle.variables === 'kept'}
          onClick={() => settle.mutate('kept')}
        >
          {t('keep')}
        </Button>
      </div>
      {settle.isError ? (
        <p role="alert" className={classes['bad']}>
          {t('failed', { reason: sentenceOfError(settle.error) })}
        </p>
      ) : null}
    </div>
  );
}
