import type { PeriodMarkCell, PeriodMarkSheet, PutPeriodMarks } from '@gorodok/contract';

export interface Column {
  key: string;
  kind: PeriodMarkCell['kind'];
  period: PeriodMarkSheet['periods'][number] | null;
  /** Marks may be written here, as far as the period goes. */
  open: boolean;
}

const wholes = ['year', 'examination', 'final'] as const;

/** The columns in the order of the students' cells: periods, the year, and what a parallel that ends has besides. */
export const columnsOf = ({ periods, hasExamination }: PeriodMarkSheet): Column[] => [
  ...periods.map((period): Column => ({
    key: String(period.id),
    kind: 'period',
    period,
    open: period.state === 'open' || period.state === 'reopened',
  })),
  ...wholes
    .filter((kind) => kind === 'year' || hasExamination)
    .map((kind): Column => ({ key: kind, kind, period: null, open: true })),
];

/** What «Выставить предложенные» gives in a column: to whoever has no mark there and for whom one is proposed. */
export const proposals = (sheet: PeriodMarkSheet, column: number): PutPeriodMarks['marks'] =>
  sheet.students.flatMap(({ enrolmentId, cells }) => {
    const cell = cells[column];
    if (!cell || cell.value !== null || cell.proposed === null) return [];
    const { kind, academicPeriodId, proposed } = cell;
    return [{ enrolmentId, kind, academicPeriodId, was: null, value: proposed }];
  });
