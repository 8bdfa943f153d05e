import type { BatchUpdate } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../platform/interface/States.tsx';
import { formatNumber } from '../../../platform/text/numbers.ts';
import './batch-update.words.ts';
import classes from './BatchUpdateReport.module.css';

const pageSize = 50;

/** Old and new, cell by cell; fifty at a time, since a file may have thousands. */
export function Changes({ data }: { data: BatchUpdate }) {
  const { t } = useTranslation('batch');
  const [limit, setLimit] = useState(pageSize);
  const { changes, state, counts } = data;
  const isDone = state !== 'checked' && state !== 'queued' && state !== 'failed';
  return (
    <section className={classes['changes']}>
      <h2>{t(isDone ? 'changesDone' : 'changes')}</h2>
      {changes.length === 0 ? (
        <Empty title={t('noChanges')}>{t('noChangesNote')}</Empty>
      ) : (
        <table className={`${classes['table']} ${classes['values']}`}>
          <thead>
            <tr>
              <th scope="col">{t('row')}</th>
              <th scope="col">{t('person')}</th>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('was')}</th>
              <th scope="col">{t(isDone ? 'nowDone' : 'now')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, limit).map(({ row, name, column, was, now }) => (
              <tr key={`${row} ${column}`}>
                <td data-label={t('row')}>{formatNumber(row)}</td>
                <td>{name}</td>
                <td>{column}</td>
                <td data-label={t('was')}>
                  <Value text={was} />
                </td>
                <td data-label={t(isDone ? 'nowDone' : 'now')}>
                  <Value text={now} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.length > limit ? (
        <Button variant="default" onClick={() => setLimit(limit + pageSize)}>
          {t('showMore', { count: Math.min(pageSize, changes.length - limit) })}
        </Button>
      ) : null}
      {counts.changes > changes.length && changes.length > 0 ? (
        <p>{t('moreInFile', { shown: formatNumber(changes.length), total: formatNumber(counts.changes) })}</p>
      ) : null}
    </section>
  );
}

function Value({ text }: { text: string }) {
  const { t } = useTranslation('batch');
  return text === '' ? <i>{t('empty')}</i> : text;
}
