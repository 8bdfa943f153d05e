import type { AcademicPeriod, DraftYear, FieldFault, PeriodKind, YearGap } from '@gorodok/contract';
import { periodKinds } from '@gorodok/contract';

type Fault = Omit<FieldFault, 'message'>;
interface Span {
  startsOn: string;
  endsOn: string;
}

const longestDays = 400; // a year from 1 September to 31 August, and a month to roll over
const dayMs = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);

const overlap = (one: Span, other: Span): boolean =>
  one.startsOn <= other.endsOn && other.startsOn <= one.endsOn;

/** Whether two periods are for a parallel in common; no parallels named means all. */
const share = (one: AcademicPeriod, other: AcademicPeriod): boolean =>
  one.grades.length === 0 ||
  other.grades.length === 0 ||
  one.grades.some((grade) => other.grades.includes(grade));

/** What is wrong about a year as it is written: days in the wrong order, periods outside the year or over each other. */
export function faultsOfYear(year: DraftYear, others: readonly (Span & { name: string })[]): Fault[] {
  const faults: Fault[] = [];
  const report = (field: string, code: string) => faults.push({ field, code });
  if (year.endsOn <= year.startsOn) report('/endsOn', 'academic_year.ends_before_start');
  else if (daysBetween(year.startsOn, year.endsOn) > longestDays) report('/endsOn', 'academic_year.too_long');
  if (others.some(({ name }) => name.trim() === year.name.trim()))
    report('/name', 'academic_year.name_taken');
  if (others.some((other) => overlap(year, other))) report('/startsOn', 'academic_year.overlaps');
  year.periods.forEach((period, index) => {
    const fault = faultOfSpan(period, year);
    const earlier = year.periods.slice(0, index);
    if (fault) report(`/periods/${index}/${fault.field}`, fault.code);
    else if (earlier.some(({ kind, number }) => kind === period.kind && number === period.number))
      report(`/periods/${index}/number`, 'academic_year.period_repeated');
    else if (earlier.some((other) => overlap(period, other) && share(period, other)))
      report(`/periods/${index}/startsOn`, 'academic_year.period_overlaps');
  });
  year.holidays.forEach((holiday, index) => {
    const fault = faultOfSpan(holiday, year);
    if (fault) report(`/holidays/${index}/${fault.field}`, fault.code);
  });
  return faults;
}

function faultOfSpan(span: Span, year: Span): Fault | null {
  if (span.endsOn < span.startsOn) return { field: 'endsOn', code: 'academic_year.ends_before_start' };
  if (span.startsOn < year.startsOn) return { field: 'startsOn', code: 'academic_year.period_outside_year' };
  if (span.endsOn > year.endsOn) return { field: 'endsOn', code: 'academic_year.period_outside_year' };
  return null;
}

/**
 * The days between the periods of a kind that are no holidays: most likely a slip. Saturdays and Sundays at an edge of
 * holidays are none. What comes before the first period and after the last is the summer.
 */
export function gapsOf({ periods, holidays }: Pick<DraftYear, 'periods' | 'holidays'>): YearGap[] {
  return periodKinds.flatMap((kind: PeriodKind) => {
    const spans = periods
      .filter((period) => period.kind === kind)
      .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
    return spans.slice(1).flatMap((next, index): YearGap[] => {
      const days: string[] = [];
      const end = spans[index]?.endsOn ?? next.startsOn;
      for (let day = addDays(end, 1); day < next.startsOn; day = addDays(day, 1)) {
        const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
        const isHoliday = holidays.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
        if (!isWeekend && !isHoliday) days.push(day);
      }
      const [startsOn, endsOn] = [days[0], days.at(-1)];
      return startsOn && endsOn ? [{ kind, startsOn, endsOn }] : [];
    });
  });
}
