import type { Import } from '@gorodok/contract';
import { sentenceOf } from '@gorodok/contract/sentences';
import { Alert, Loader } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage, wordFor } from '../../../platform/i18n/i18n.ts';
import { Failure, ListSkeleton, ScreenHeading } from '../../../platform/interface/States.tsx';
import { formatMoment } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { Decision } from './Decision.tsx';
import { Findings } from './Findings.tsx';
import { importQuery } from './import.api.ts';
import './import.words.ts';
import classes from './ImportScreen.module.css';

type Props = { importId: number; onDiscarded: () => void };

/** One file: what was found in it, what it would change, and the decision. */
export function ImportScreen({ importId, onDiscarded }: Props) {
  const { t } = useTranslation('import');
  const language = useLanguage();
  const query = useQuery(importQuery(importId));
  if (query.isPending) return <ListSkeleton rows={6} />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  return (
    <div className={classes['import']}>
      <div>
        <Link to="/imports" className={classes['back']}>
          <IconArrowLeft aria-hidden size={18} /> {t('back')}
        </Link>
        <ScreenHeading
          title={data.fileName}
          note={`${t(`kind.${data.kind}`)} · ${formatMoment(data.uploadedAt, language)}`}
        />
        <Progress data={data} />
        <Counts data={data} />
      </div>
      <Effect data={data} />
      {data.state === 'checked' ? <Decision data={data} onDiscarded={onDiscarded} /> : null}
      {data.state === 'checked' || data.findings.length > 0 ? <Findings findings={data.findings} /> : null}
    </div>
  );
}

function Progress({ data }: { data: Import }) {
  const { t } = useTranslation('import');
  const language = useLanguage();
  if (data.state === 'checked') return null;
  const why = data.failureCode ? sentenceOf(data.failureCode, language) : null;
  return (
    <Alert
      role="status"
      mb="lg"
      color={data.state === 'failed' ? 'red' : data.state === 'discarded' ? 'gray' : 'pine'}
      icon={data.state === 'queued' ? <Loader size="sm" /> : undefined}
      title={t(data.state)}
    >
      {why}
    </Alert>
  );
}

function Counts({ data }: { data: Import }) {
  const { t } = useTranslation('import');
  const { rows, faultlessRows, rowsWithErrors } = data.counts;
  const warnings = data.findings.filter(({ severity }) => severity === 'warning').length;
  return (
    <dl className={classes['counts']}>
      <div>
        <dt>{t('count.rows')}</dt>
        <dd>{formatNumber(rows)}</dd>
      </div>
      <div>
        <dt>{t('count.faultless')}</dt>
        <dd>{formatNumber(faultlessRows)}</dd>
      </div>
      <div data-bad={rowsWithErrors > 0}>
        <dt>{t('count.errors')}</dt>
        <dd>{formatNumber(rowsWithErrors)}</dd>
      </div>
      <div>
        <dt>{t('count.warnings')}</dt>
        <dd>{formatNumber(warnings)}</dd>
      </div>
    </dl>
  );
}

function Effect({ data }: { data: Import }) {
  const { t } = useTranslation('import');
  const { state, counts } = data;
  if (state === 'failed' || state === 'discarded') return null;
  const done = state === 'applied';
  const nothing = [counts.created, counts.updated].every((things) =>
    Object.values(things).every((count) => count === 0),
  );
  return (
    <section className={classes['effect']}>
      <h2>{t(done ? 'effect.done' : 'effect.checked')}</h2>
      {nothing ? <p>{t('effectNothing')}</p> : null}
      <Things label={t(done ? 'createdDone' : 'created')} things={counts.created} />
      <Things label={t(done ? 'updatedDone' : 'updated')} things={counts.updated} />
    </section>
  );
}

function Things({ label, things }: { label: string; things: Record<string, number> }) {
  const listed = Object.entries(things).filter(([, count]) => count > 0);
  if (listed.length === 0) return null;
  return (
    <p>
      <span>{label}:</span>{' '}
      {listed
        .map(
          ([thing, count]) => `${wordFor('import', `thing.${thing}`, thing)}\u00A0– ${formatNumber(count)}`,
        )
        .join(', ')}
    </p>
  );
}
