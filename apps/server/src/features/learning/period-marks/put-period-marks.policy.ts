import type { PeriodState, PutPeriodMarks } from '@gorodok/contract';
import { hasExamination, hasMarks } from './period-mark.policy.ts';

type Mark = PutPeriodMarks['marks'][number];

/** One cell of the sheet as a word. */
export const placeOf = ({
  enrolmentId,
  kind,
  academicPeriodId,
}: Pick<Mark, 'enrolmentId' | 'kind' | 'academicPeriodId'>): string =>
  `${enrolmentId} ${kind} ${academicPeriodId}`;

/** Every mark that can't be written into a journal of the grade, by its place in the request; one that is named twice among them. */
export function faultsOfMarks(
  marks: readonly Mark[],
  grade: number | null,
  periods: ReadonlyMap<number, PeriodState>,
): { field: string; code: string }[] {
  const seen = new Set<string>();
  return marks.flatMap((mark, index) => {
    const place = placeOf(mark);
    const code = seen.has(place) ? 'period_mark.named_twice' : refusalOf(mark, grade, periods);
    seen.add(place);
    return code === null ? [] : [{ field: `/marks/${index}`, code }];
  });
}

function refusalOf(
  { kind, academicPeriodId }: Mark,
  grade: number | null,
  periods: ReadonlyMap<number, PeriodState>,
): string | null {
  if (!hasMarks(grade)) return 'period_mark.none_in_first_grade';
  if ((kind === 'examination' || kind === 'final') && !hasExamination(grade))
    return 'period_mark.no_examination_in_grade';
  if (kind !== 'period') return academicPeriodId === null ? null : 'period_mark.period_unknown';
  const state = academicPeriodId === null ? undefined : periods.get(academicPeriodId);
  if (state === undefined) return 'period_mark.period_unknown';
  if (state === 'not_begun') return 'period_mark.period_not_begun';
  return state === 'closed' ? 'period_mark.period_closed' : null;
}
