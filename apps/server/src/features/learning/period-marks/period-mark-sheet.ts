import type { PeriodMarkCell, PeriodMarkSheet, PeriodMarkValue } from '@gorodok/contract';
import {
  averageOf,
  hasExamination,
  proposedFinalMark,
  proposedMark,
  proposedYearMark,
  stateOfPeriod,
  sumOf,
  usualThresholds,
} from './period-mark.policy.ts';
import type { PeriodMarkFacts } from './period-mark-sheet.read.ts';

const nothing = { sum: 0, weight: 0, count: 0 };

/** The periods with what may be done in them. */
export const periodsOf = ({ periods, today }: PeriodMarkFacts): PeriodMarkSheet['periods'] =>
  periods.map(({ closedAt, reopenedUntil, ...period }) => {
    const state = stateOfPeriod({ startsOn: period.startsOn, closedAt, reopenedUntil }, today);
    return { ...period, state, reopenedUntil: state === 'reopened' ? reopenedUntil : null };
  });

/** The students with a cell for each period, for the year and, where the parallel ends with examinations, for these and the certificate. */
export function studentsOf(facts: PeriodMarkFacts, grade: number | null): PeriodMarkSheet['students'] {
  const keyOf = (enrolmentId: number, kind: string, academicPeriodId: number | null) =>
    `${enrolmentId} ${kind} ${academicPeriodId}`;
  const values = new Map(
    facts.marks.map((mark) => [keyOf(mark.enrolmentId, mark.kind, mark.academicPeriodId), mark.value]),
  );
  const sums = new Map(
    facts.sums.map((sum) => [keyOf(sum.enrolmentId, 'period', sum.academicPeriodId), sum]),
  );
  const thresholds = facts.thresholds ?? usualThresholds;

  const cellsOf = (enrolmentId: number): PeriodMarkCell[] => {
    const valueOf = (kind: PeriodMarkCell['kind'], periodId: number | null = null) =>
      values.get(keyOf(enrolmentId, kind, periodId)) ?? null;
    const periods = facts.periods.map(({ id }): PeriodMarkCell => {
      const sum = sums.get(keyOf(enrolmentId, 'period', id)) ?? nothing;
      return {
        kind: 'period',
        academicPeriodId: id,
        average: averageOf(sum),
        markCount: sum.count,
        proposed: proposedMark(sum, thresholds),
        value: valueOf('period', id),
      };
    });
    const ofPeriods = periods.map(({ value }) => value);
    const whole = (
      kind: PeriodMarkCell['kind'],
      proposed: PeriodMarkValue | null,
      from: (PeriodMarkValue | null)[] = [],
    ): PeriodMarkCell => {
      const sum = sumOf(from);
      return {
        kind,
        academicPeriodId: null,
        average: averageOf(sum),
        markCount: sum.count,
        proposed,
        value: valueOf(kind),
      };
    };
    const year = whole('year', proposedYearMark(ofPeriods, thresholds), ofPeriods);
    if (!hasExamination(grade)) return [...periods, year];
    const examination = whole('examination', null);
    const final = whole('final', proposedFinalMark(year.value, examination.value));
    return [...periods, year, examination, final];
  };
  return facts.students.map((student) => ({ ...student, cells: cellsOf(student.enrolmentId) }));
}
