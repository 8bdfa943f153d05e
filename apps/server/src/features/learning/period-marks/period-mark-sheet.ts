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
import type { JournalPeriods } from './journal-periods.read.ts';
import type { PeriodMarkFacts } from './period-mark-sheet.read.ts';
import { placeOf } from './put-period-marks.policy.ts';

const nothing = { sum: 0, weight: 0, count: 0 };

/** The periods with what may be done in them. */
export const periodsOf = (periods: JournalPeriods['periods'], today: string): PeriodMarkSheet['periods'] =>
  periods.map(({ closed, reopenedUntil, ...period }) => {
    const state = stateOfPeriod({ startsOn: period.startsOn, closed, reopenedUntil }, today);
    return { ...period, state, reopenedUntil: state === 'reopened' ? reopenedUntil : null };
  });

/** The students with a cell for each period, for the year and, where the parallel ends with examinations, for these and the certificate. */
export function studentsOf(
  facts: PeriodMarkFacts,
  periods: readonly { id: number }[],
  grade: number | null,
): PeriodMarkSheet['students'] {
  const values = new Map(facts.marks.map((mark) => [placeOf(mark), mark.value]));
  const sums = new Map(facts.sums.map((sum) => [placeOf({ ...sum, kind: 'period' }), sum]));
  const thresholds = facts.thresholds ?? usualThresholds;

  const cellsOf = (enrolmentId: number): PeriodMarkCell[] => {
    const valueOf = (kind: PeriodMarkCell['kind'], academicPeriodId: number | null = null) =>
      values.get(placeOf({ enrolmentId, kind, academicPeriodId })) ?? null;
    const ofPeriods = periods.map(({ id }): PeriodMarkCell => {
      const sum = sums.get(placeOf({ enrolmentId, kind: 'period', academicPeriodId: id })) ?? nothing;
      return {
        kind: 'period',
        academicPeriodId: id,
        average: averageOf(sum),
        markCount: sum.count,
        proposed: proposedMark(sum, thresholds),
        value: valueOf('period', id),
      };
    });
    const given = ofPeriods.map(({ value }) => value);
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
    const year = whole('year', proposedYearMark(given, thresholds), given);
    if (!hasExamination(grade)) return [...ofPeriods, year];
    const examination = whole('examination', null);
    const final = whole('final', proposedFinalMark(grade, year.value, examination.value));
    return [...ofPeriods, year, examination, final];
  };
  return facts.students.map((student) => ({ ...student, cells: cellsOf(student.enrolmentId) }));
}
