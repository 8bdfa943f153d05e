import type { ImportFinding } from '@gorodok/contract';
import { sentenceOf } from '@gorodok/contract/sentences';
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { Empty } from '../../../platform/interface/States.tsx';
import { formatNumber } from '../../../platform/text/numbers.ts';
import './import.words.ts';
import classes from './ImportScreen.module.css';

const pageSize = 100;
const filters = ['all', 'error', 'warning'] as const;
type Filter = (typeof filters)[number];

/** What was found in the file, by row and column; a hundred at a time, since a file may have thousands. */
export function Findings({ findings }: { findings: ImportFinding[] }) {
  const { t } = useTranslation('import');
  const [filter, setFilter] = useState<Filter>('all');
  const [limit, setLimit] = useState(pageSize);
  const of = (wanted: Filter) => findings.filter(({ severity }) => wanted === 'all' || severity === wanted);
  const shown = of(filter);
  return (
    <section className={classes['findings']}>
      <header>
        <h2>{t('findings')}</h2>
        {findings.length > 0 ? (
          <SegmentedControl
            aria-label={t('filters')}
            value={filter}
            onChange={(value) => {
              setFilter(value);
              setLimit(pageSize);
            }}
            data={filters.map((value) => ({
              value,
              label: t(`filter.${value}`, { count: of(value).length }),
            }))}
          />
        ) : null}
      </header>
      {findings.length === 0 ? <Empty title={t('noFindings')}>{t('noFindingsNote')}</Empty> : null}
      {shown.length > 0 ? <FindingTable findings={shown.slice(0, limit)} /> : null}
      {shown.length > limit ? (
        <Button variant="default" onClick={() => setLimit(limit + pageSize)}>
          {t('showMore', { count: Math.min(pageSize, shown.length - limit) })}
        </Button>
      ) : null}
    </section>
  );
}

function FindingTable({ findings }: { findings: ImportFinding[] }) {
  const { t } = useTranslation('import');
  const language = useLanguage();
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t('row')}</th>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('value')}</th>
          <th scope="col">{t('reason')}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ severity, row, column, value, code, takenAs, otherRow }, index) => (
          <tr key={index} data-severity={severity}>
            <td>{row === null ? t('wholeFile') : formatNumber(row)}</td>
            <td>{column ?? '—'}</td>
            <td>{value || '—'}</td>
            <td>
              <span className={classes['severity']}>{t(`severity.${severity}`)}</span>{' '}
              {sentenceOf(code, language)}
              {takenAs ? <em>{t('takenAs', { value: takenAs })}</em> : null}
              {takenAs === '' ? <em>{t('leftEmpty')}</em> : null}
              {otherRow === null ? null : <em>{t('otherRow', { row: otherRow })}</em>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
