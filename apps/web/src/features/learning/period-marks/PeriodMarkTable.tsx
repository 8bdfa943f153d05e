import type { PeriodMarkSheet, PutPeriodMarks } from '@gorodok/contract';
import { Button } from '@mantine/core';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { WideTable } from '../../../platform/interface/WideTable.tsx';
import { formatDay } from '../../../platform/text/dates.ts';
import { columnsOf, proposals, type Column } from './period-mark-columns.ts';
import { PeriodMarkField } from './PeriodMarkField.tsx';
import classes from './PeriodMarks.module.css';
import '../learning.words.ts';
import './period-marks.words.ts';

type Props = {
  sheet: PeriodMarkSheet;
  onMarks: (marks: PutPeriodMarks['marks']) => void;
  onReopen: (academicPeriodId: number) => void;
};

const steps: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function PeriodMarkTable({ sheet, onMarks, onReopen }: Props) {
  const { t } = useTranslation(['periodMarks', 'learning']);
  const area = useRef<HTMLTableElement>(null);
  const columns = columnsOf(sheet);
  const nameOf = useColumnName();

  /** Arrows go from cell to cell, as in a spreadsheet; at the edge they stay. */
  const move = (event: KeyboardEvent, row: number, column: number) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const place = `[data-cell='${row + step[0]} ${column + step[1]}']`;
    area.current?.querySelector<HTMLButtonElement>(place)?.focus();
  };

  return (
    <WideTable className={classes['sheet']} tableRef={area} fillsWindow>
      <thead>
        <tr>
          <th scope="col" className={classes['corner']}>
            {t('student')}
          </th>
          {columns.map((column, index) => (
            <ColumnHeading
              key={column.key}
              column={column}
              name={nameOf(column)}
              proposed={sheet.writable && column.open ? proposals(sheet, index) : []}
              mayReopen={sheet.mayReopen}
              onMarks={onMarks}
              onReopen={onReopen}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.students.map(({ enrolmentId, displayName, until, cells }, row) => (
          <tr key={enrolmentId}>
            <th scope="row" className={classes['name']}>
              <span>{displayName}</span>
              {until ? <small>{t('left')}</small> : null}
            </th>
            {columns.map((column, index) => {
              const cell = cells[index];
              if (!cell) return null;
              const { kind, academicPeriodId, value: was } = cell;
              return (
                <td key={column.key} data-whole={column.kind !== 'period'}>
                  <PeriodMarkField
                    cell={cell}
                    place={`${row} ${index}`}
                    label={t('cell', { student: displayName, column: nameOf(column) })}
                    writable={sheet.writable && column.open}
                    onValue={(value) => onMarks([{ enrolmentId, kind, academicPeriodId, was, value }])}
                    onMove={(event) => move(event, row, index)}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function useColumnName(): (column: Column) => string {
  const { t } = useTranslation(['periodMarks', 'learning']);
  return ({ kind, period }) =>
    period
      ? t(`learning:period.${period.kind}`, { number: period.number })
      : kind === 'period'
        ? ''
        : t(`learning:whole.${kind}`);
}

type HeadingProps = Pick<Props, 'onMarks' | 'onReopen'> & {
  column: Column;
  name: string;
  proposed: PutPeriodMarks['marks'];
  mayReopen: boolean;
};

function ColumnHeading({ column, name, proposed, mayReopen, onMarks, onReopen }: HeadingProps) {
  const { t } = useTranslation(['periodMarks', 'learning']);
  const language = useLanguage();
  const { period } = column;
  return (
    <th scope="col" data-whole={period === null}>
      <b>{name}</b>
      {period && period.state !== 'open' ? (
        <small data-state={period.state}>
          {period.state === 'reopened'
            ? t('state.reopened', { day: formatDay(period.reopenedUntil ?? period.endsOn, language) })
            : t(`state.${period.state}`)}
        </small>
      ) : null}
      {proposed.length > 0 ? (
        <Button variant="light" size="compact-sm" onClick={() => onMarks(proposed)}>
          {t('accept', { count: proposed.length })}
        </Button>
      ) : null}
      {period && period.state === 'closed' && mayReopen ? (
        <Button variant="default" size="compact-sm" onClick={() => onReopen(period.id)}>
          {t('reopen')}
        </Button>
      ) : null}
    </th>
  );
}
