import type { BatchUpdate } from '@gorodok/contract';
import { sentenceOf } from '@gorodok/contract/sentences';
import { Alert, Loader, Progress } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { Findings } from '../import/Findings.tsx';
import { batchUpdateQuery, hasFileError, isUnderWay } from './batch-update.api.ts';
import './batch-update.words.ts';
import { Changes } from './Changes.tsx';
import { Decision } from './Decision.tsx';
import { Undone } from './Undone.tsx';
import { useScopeName } from './use-scope-name.ts';
import classes from './BatchUpdateReport.module.css';

type Props = { updateId: number; onDiscarded: () => void };

/** «Диагностика»: what was found in one file, what it would change, and the decision. */
export function BatchUpdateReport({ updateId, onDiscarded }: Props) {
  const { t } = useTranslation('batch');
  const query = useQuery(batchUpdateQuery(updateId));
  if (query.isPending) return <ListSkeleton rows={6} />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  const isChecked = data.state !== 'checking' && data.counts.rows > 0;
  return (
    <div className={classes['report']}>
      <div>
        <Link to="/batch-update" className={classes['back']}>
          <IconArrowLeft aria-hidden size={18} /> {t('back')}
        </Link>
        <Heading data={data} />
        <State data={data} />
        {isChecked ? <Counts data={data} /> : null}
      </div>
      <Decision data={data} onDiscarded={onDiscarded} />
      {data.undone ? <Undone undone={data.undone} /> : null}
      {data.state === 'checked' || data.findings.length > 0 ? <Findings findings={data.findings} /> : null}
      {(data.state === 'checked' && !hasFileError(data)) || data.changes.length > 0 ? (
        <Changes data={data} />
      ) : null}
    </div>
  );
}

function Heading({ data }: { data: BatchUpdate }) {
  const language = useLanguage();
  const scope = useScopeName(data.filter ?? { kind: 'student' }, data.classGroupName);
  const at = formatMoment(data.uploadedAt, language);
  return <ScreenHeading title={data.fileName} note={data.filter ? `${scope} · ${at}` : at} />;
}

const colours: Partial<Record<BatchUpdate['state'], string>> = { failed: 'red', discarded: 'gray' };

function State({ data }: { data: BatchUpdate }) {
  const { t } = useTranslation('batch');
  const language = useLanguage();
  const { state, failureCode, rowsDone, rowsTotal } = data;
  if (state === 'checked') return null;
  const title =
    state === 'failed' && data.counts.rows === 0
      ? t('failedCheck')
      : state === 'applied' && failureCode
        ? t('undoFailed')
        : t(state);
  return (
    <Alert
      role="status"
      mb="lg"
      color={failureCode ? 'red' : (colours[state] ?? 'pine')}
      icon={isUnderWay(data) ? <Loader size="sm" /> : undefined}
      title={title}
    >
      {failureCode ? (
        sentenceOf(failureCode, language)
      ) : isUnderWay(data) && rowsTotal > 0 ? (
        <>
          <Progress value={(rowsDone / rowsTotal) * 100} aria-label={title} my="xs" />
          {t('progress', { done: formatNumber(rowsDone), total: formatNumber(rowsTotal) })}
        </>
      ) : null}
    </Alert>
  );
}

function Counts({ data }: { data: BatchUpdate }) {
  const { t } = useTranslation('batch');
  const { rows, rowsToChange, changes, rowsWithErrors } = data.counts;
  const isDone = data.state === 'applied' || data.state === 'undoing' || data.state === 'undone';
  const warnings = data.findings.filter(({ severity }) => severity === 'warning').length;
  const figures = [
    { label: t('count.rows'), value: rows },
    { label: t(isDone ? 'count.changed' : 'count.change'), value: rowsToChange },
    { label: t('count.cells'), value: changes },
    { label: t('count.errors'), value: rowsWithErrors, bad: rowsWithErrors > 0 },
    { label: t('count.warnings'), value: warnings },
  ];
  return (
    <dl className={classes['counts']}>
      {figures.map(({ label, value, bad = false }) => (
        <div key={label} data-bad={bad}>
          <dt>{label}</dt>
          <dd>{formatNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
