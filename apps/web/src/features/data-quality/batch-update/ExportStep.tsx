import type { BatchColumnSet, BatchExport, BatchFilter, BatchFormat } from '@gorodok/contract';
import { sentenceOf } from '@gorodok/contract/sentences';
import { Alert, Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDay, formatMoment } from '../../../platform/text/dates.ts';
import { formatNumber } from '../../../platform/text/numbers.ts';
import { batchExportAddress, batchExportsQuery, startBatchExport } from './batch-update.api.ts';
import './batch-update.words.ts';
import { useScopeName } from './use-scope-name.ts';
import classes from './BatchUpdateScreen.module.css';

const sets = ['brief', 'full'] as const satisfies readonly BatchColumnSet[];
const formats = ['xls', 'xlsx', 'csv', 'csv-1251'] as const satisfies readonly BatchFormat[];

/** «1. Выгрузка данных». */
export function ExportStep({ filter }: { filter: BatchFilter }) {
  const { t } = useTranslation('batch');
  const queryClient = useQueryClient();
  const [columns, setColumns] = useState<BatchColumnSet>('brief');
  const [format, setFormat] = useState<BatchFormat>('xls');
  const start = useMutation({
    mutationFn: () => startBatchExport({ filter, columns, format }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['batch-exports'] }),
  });
  return (
    <section className={classes['step']}>
      <h2>{t('step1')}</h2>
      <div className={classes['field']}>
        <SegmentedControl
          aria-label={t('columns')}
          value={columns}
          onChange={(value) => setColumns(value)}
          data={sets.map((value) => ({ value, label: t(`columns.${value}`) }))}
        />
        <small>
          {columns === 'brief'
            ? t('columnsNote.brief')
            : `${t('columnsNote.brief')} ${t('columnsNote.full')}`}
        </small>
      </div>
      <NativeSelect
        label={t('format')}
        description={format.startsWith('csv') ? t('csvNote') : undefined}
        inputWrapperOrder={['label', 'input', 'description']}
        value={format}
        onChange={({ currentTarget: { value } }) =>
          setFormat(formats.find((known) => known === value) ?? 'xls')
        }
        data={formats.map((value) => ({ value, label: t(`format.${value}`) }))}
      />
      <Button className={classes['act']} loading={start.isPending} onClick={() => start.mutate()}>
        {t('makeFile')}
      </Button>
      {start.isError ? (
        <Alert color="red">{t('makeFailed', { reason: sentenceOfError(start.error) })}</Alert>
      ) : null}
      <Files />
    </section>
  );
}

/** What was exported in the last day, the newest first. */
function Files() {
  const { t } = useTranslation('batch');
  const { data } = useQuery(batchExportsQuery());
  const fresh = (data?.exports ?? []).slice(0, 5);
  if (fresh.length === 0) return null;
  return (
    <div className={classes['files']} role="status">
      <h3>{t('files')}</h3>
      <ul>
        {fresh.map((one) => (
          <li key={one.id}>
            <ExportFile one={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ExportFile({ one }: { one: BatchExport }) {
  const { t } = useTranslation('batch');
  const language = useLanguage();
  const scope = useScopeName(one.filter, one.classGroupName);
  const { rowsDone: done, rowsTotal: total } = one;
  if (one.state === 'queued')
    return (
      <span className={classes['file']}>
        <strong>{scope}</strong>
        <small>
          {total === 0
            ? t('makingFirst')
            : t('making', { done: formatNumber(done), total: formatNumber(total) })}
        </small>
      </span>
    );
  if (one.state === 'failed')
    return (
      <span className={classes['file']} data-failed>
        <strong>{scope}</strong>
        <small>{sentenceOf(one.failureCode ?? 'batch_export.failed_inside', language)}</small>
      </span>
    );
  return (
    <a className={classes['file']} href={batchExportAddress(one.id)} download>
      <strong>
        <IconDownload aria-hidden size={18} /> {scope}
      </strong>
      <small>
        {t(`columns.${one.columns}`)} · {t(`format.${one.format}`)} ·{' '}
        {t('rows', { count: total, total: formatNumber(total) })} · {formatMoment(one.requestedAt, language)}{' '}
        · {t('until', { day: formatDay(one.expiresAt.slice(0, 10), language) })}
      </small>
    </a>
  );
}
