import { periodMarkValues } from '@gorodok/contract';
import type { MarkThresholds, PeriodMarkValue, PeriodState, Role } from '@gorodok/contract';

/** Who permits writing into a closed period, and opens one again. */
export const permitting: readonly Role[] = ['deputy_head', 'director'];

/** What a school proposes by until it says otherwise. */
export const usualThresholds: MarkThresholds = {
  fiveFrom: 4.5,
  fourFrom: 3.5,
  threeFrom: 2.5,
  leastMarks: 3,
};

/** Σ mark·weight and Σ weight over the marks that are numbers, and how many these are. */
export interface MarkSum {
  sum: number;
  weight: number;
  count: number;
}

/** Rounded half up to hundredths, as a journal shows it; null where nothing is weighed. */
export const averageOf = ({ sum, weight }: MarkSum): number | null =>
  weight === 0 ? null : Math.floor((sum * 200 + weight) / (weight * 2)) / 100;

/**
 * The mark that the thresholds make of marks; null below the least number of marks. Compared as whole numbers – hundredths times the
 * weights – so that 4,495 never counts as 4,5.
 */
export function proposedMark(marks: MarkSum, thresholds: MarkThresholds): PeriodMarkValue | null {
  const { sum, weight, count } = marks;
  if (weight === 0 || count < thresholds.leastMarks) return null;
  const reaches = (threshold: number) => sum * 100 >= Math.round(threshold * 100) * weight;
  if (reaches(thresholds.fiveFrom)) return '5';
  if (reaches(thresholds.fourFrom)) return '4';
  return reaches(thresholds.threeFrom) ? '3' : '2';
}

/** A better mark needs a higher average. */
export function faultsOfThresholds({ fiveFrom, fourFrom, threeFrom }: MarkThresholds) {
  const fields = [
    ...(fourFrom >= fiveFrom ? ['/fourFrom'] : []),
    ...(threeFrom >= fourFrom ? ['/threeFrom'] : []),
  ];
  return fields.map((field) => ({ field, code: 'mark_threshold.out_of_order' }));
}

/** The sum of marks that all weigh the same; words such as «зачёт» do not count. */
export function sumOf(values: readonly (PeriodMarkValue | null)[]): MarkSum {
  const numbers = values.map(Number).filter((value) => value >= 1);
  return {
    sum: numbers.reduce((sum, value) => sum + value, 0),
    weight: numbers.length,
    count: numbers.length,
  };
}

/**
 * The year's mark from those of its periods: their average by the school's thresholds, once every period has one. Periods in which
 * the student was exempt do not count; where all say «зачёт», so does the year.
 */
export function proposedYearMark(
  periods: readonly (PeriodMarkValue | null)[],
  thresholds: MarkThresholds,
): PeriodMarkValue | null {
  if (periods.length === 0 || periods.some((value) => value === null)) return null;
  const counted = periods.filter((value) => value !== 'exempt');
  if (counted.length > 0 && counted.every((value) => value === 'pass')) return 'pass';
  if (counted.some((value) => value === 'not_assessed' || value === 'fail')) return null;
  return proposedMark(sumOf(counted), { ...thresholds, leastMarks: 1 });
}

/**
 * What goes into the certificate of grade 9: the mean of year and examination, half a mark counting upwards, and the year's mark where
 * there was no examination (порядок заполнения аттестатов, приказ Минпросвещения № 546 of 2020, п. 5.3). For grade 11 the same
 * paragraph takes the half-years and years of grades 10 and 11: nothing is proposed, the teacher sets it.
 */
export function proposedFinalMark(
  grade: number | null,
  year: PeriodMarkValue | null,
  examination: PeriodMarkValue | null,
): PeriodMarkValue | null {
  if (grade !== 9) return null;
  if (year === null || examination === null) return year;
  const { sum, count } = sumOf([year, examination]);
  const mean = String(Math.floor((sum + 1) / 2));
  return count === 2 ? (periodMarkValues.find((value) => value === mean) ?? null) : null;
}

/** The first grade learns without marks (СП 2.4.3648-20, п. 3.4.16). */
export const hasMarks = (grade: number | null): boolean => grade !== 1;

/** Only grades 9 and 11 (12 in evening schools) end with examinations. */
export const hasExamination = (grade: number | null): boolean => grade === 9 || grade === 11 || grade === 12;

export interface PeriodFacts {
  startsOn: string;
  closed: boolean;
  /** The last day of the permission that is in force. */
  reopenedUntil: string | null;
}

/** `today` in the organization's time zone. */
export function stateOfPeriod({ startsOn, closed, reopenedUntil }: PeriodFacts, today: string): PeriodState {
  if (startsOn > today) return 'not_begun';
  if (!closed) return 'open';
  return reopenedUntil === null ? 'closed' : 'reopened';
}
