import type { BatchUpdateSummary } from '@gorodok/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty, Failure, ListSkeleton } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { batchUpdatesQuery } from './batch-update.api.ts';
import './batch-update.words.ts';
import classes from './BatchUpdateScreen.module.css';

/** The files that were given back, with what became of them. */
export function EarlierUpdates() {
  const { t } = useTranslation('batch');
  const updates = useQuery(batchUpdatesQuery());
  return (
    <section className={classes['earlier']}>
      <h2>{t('earlier')}</h2>
      {updates.isPending ? (
        <ListSkeleton rows={3} />
      ) : updates.isError ? (
        <Failure error={updates.error} onRetry={() => void updates.refetch()} />
      ) : updates.data.updates.length === 0 ? (
        <Empty title={t('noEarlier')}>{t('noEarlierNote')}</Empty>
      ) : (
        <ul>
          {updates.data.updates.map((one) => (
            <li key={one.id}>
              <EarlierUpdate one={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function EarlierUpdate({ one }: { one: BatchUpdateSummary }) {
  const { t } = useTranslation('batch');
  const language = useLanguage();
  const { rows } = one.counts;
  return (
    <Link to="/batch-update/$updateId" params={{ updateId: one.id }}>
      <strong>{one.fileName}</strong>
      <small>
        {rows > 0 ? `${t('rows', { count: rows, total: formatNumber(rows) })} · ` : ''}
        {formatMoment(one.uploadedAt, language)}
      </small>
      <span className={classes['state']} data-state={one.state}>
        {t(`state.${one.state}`)}
      </span>
    </Link>
  );
}
