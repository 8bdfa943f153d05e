import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDay } from '../../../platform/text/dates.ts';
import { confirmedCardQuery } from './confirmed-data.api.ts';
import './confirmed-data.words.ts';
import classes from './ConfirmedData.module.css';
import { Difference } from './Difference.tsx';

/** On a card: which of its fields stand there as ЕСИА confirms them, and what it says otherwise. Nothing where it never did. */
export function ConfirmedNote({ personId }: { personId: number }) {
  const { t } = useTranslation('confirmedData');
  const language = useLanguage();
  const { data } = useQuery(confirmedCardQuery(personId));
  if (!data?.confirmedOn) return null;
  return (
    <section className={classes['note']} aria-label={t('confirmed')}>
      <p>
        <IconCircleCheck aria-hidden size={20} />
        <span>
          {t('confirmedOn', { day: formatDay(data.confirmedOn, language) })}
          {data.fields.length > 0 ? `: ${data.fields.map((field) => t(`field.${field}`)).join(', ')}` : null}
        </span>
      </p>
      {data.differences.length > 0 ? <h3>{t('differs')}</h3> : null}
      {data.differences.map((difference) => (
        <Difference key={difference.id} difference={difference} />
      ))}
    </section>
  );
}
