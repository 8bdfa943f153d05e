import type { BatchUpdateSummary } from '@gorodok/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatMoment } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { EarlierFiles, Outcome } from '../earlier-files/EarlierFiles.tsx';
import { batchUpdatesQuery } from './batch-update.api.ts';
import './batch-update.words.ts';

/** The files that were given back, with what became of them. */
export function EarlierUpdates() {
  const { t } = useTranslation('batch');
  const updates = useQuery({ ...batchUpdatesQuery(), select: ({ updates }) => updates });
  return (
    <EarlierFiles
      title={t('earlier')}
      files={updates}
      none={{ title: t('noEarlier'), note: t('noEarlierNote') }}
    >
      {(one) => <EarlierUpdate one={one} />}
    </EarlierFiles>
  );
}

const tones = {
  checking: 'well',
  checked: 'waits',
  queued: 'well',
  applied: 'well',
  undoing: 'well',
  failed: 'failed',
  discarded: 'over',
  undone: 'over',
} as const satisfies Record<BatchUpdateSummary['state'], string>;

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
      <Outcome tone={tones[one.state]}>{t(`state.${one.state}`)}</Outcome>
    </Link>
  );
}
