import type { AcademicHoliday, AcademicPeriod, AcademicYear, DraftYear } from '@gorodok/contract';
import { addDays } from '../../../platform/text/dates.ts';

/** A year as the editor holds it: each row has a key of its own, the parallels are text. */
export type EditedYear = Omit<DraftYear, 'periods' | 'holidays'> & {
  periods: (Omit<AcademicPeriod, 'grades'> & { key: string; grades: string })[];
  holidays: (AcademicHoliday & { key: string })[];
};

export const newKey = (): string => crypto.randomUUID();

export const editedOf = (year: DraftYear): EditedYear => ({
  name: year.name,
  startsOn: year.startsOn,
  endsOn: year.endsOn,
  weekDays: year.weekDays,
  periods: year.periods.map((period) => ({ ...period, key: newKey(), grades: writeGrades(period.grades) })),
  holidays: year.holidays.map((holiday) => ({ ...holiday, key: newKey() })),
});

export const draftOf = (year: EditedYear): DraftYear => ({
  ...year,
  periods: year.periods.map((edited) => {
    const { key: _, ...period } = edited;
    return { ...period, grades: readGrades(period.grades) };
  }),
  holidays: year.holidays.map((edited) => {
    const { key: _, ...holiday } = edited;
    return holiday;
  }),
});

/** The year after the latest one, or the one that today belongs to. */
export function proposeYear(latest: AcademicYear | undefined, today: string): EditedYear {
  const first = latest
    ? Number(latest.startsOn.slice(0, 4)) + 1
    : Number(today.slice(0, 4)) - (today.slice(5) < '06-01' ? 1 : 0);
  return {
    name: `${first}/${first + 1}`,
    startsOn: `${first}-09-01`,
    endsOn: `${first + 1}-08-31`,
    weekDays: latest?.weekDays ?? 5,
    periods: [],
    holidays: [],
  };
}

/** «1-4, 9» for [1, 2, 3, 4, 9] */
export function writeGrades(grades: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const grade of grades.toSorted((one, other) => one - other)) {
    const last = spans.at(-1);
    if (last && grade === last[1] + 1) last[1] = grade;
    else spans.push([grade, grade]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

/** What {@link writeGrades} writes, and what people write: a span with any dash, commas or spaces. */
export function readGrades(text: string): number[] {
  const grades = new Set<number>();
  for (const part of text.split(/[\s,;]+/).filter(Boolean)) {
    const [, from = '', to = from] = /^(\d{1,2})(?:[-–—](\d{1,2}))?$/.exec(part) ?? [];
    for (let grade = Number(from); grade >= 1 && grade <= Math.min(12, Number(to)); grade += 1)
      grades.add(grade);
  }
  return [...grades];
}

type Calendar = Pick<EditedYear, 'periods' | 'holidays'>;

/** Quarters for grades 1–9, half-years for 10–11, with autumn, winter and spring holidays between, as most schools have them. */
export function usualQuarters(startsOn: string, names: readonly string[]): Calendar {
  const year = Number(startsOn.slice(0, 4));
  const ends = [`${year}-10-25`, `${year}-12-29`, `${year + 1}-03-27`, `${year + 1}-05-26`];
  const starts = [startsOn, `${year}-11-03`, `${year + 1}-01-12`, `${year + 1}-04-06`];
  const period = (
    kind: AcademicPeriod['kind'],
    number: number,
    from: string,
    to: string,
    grades: string,
  ) => ({
    key: newKey(),
    kind,
    number,
    startsOn: from,
    endsOn: to,
    grades,
  });
  return {
    periods: [
      ...starts.map((from, index) => period('quarter', index + 1, from, ends[index] ?? from, '1-9')),
      period('half_year', 1, startsOn, ends[1] ?? startsOn, '10-11'),
      period('half_year', 2, starts[2] ?? startsOn, ends[3] ?? startsOn, '10-11'),
    ],
    holidays: holidaysBetween(ends, starts, names),
  };
}

/** Three periods for everybody. */
export function usualTrimesters(startsOn: string, names: readonly string[]): Calendar {
  const year = Number(startsOn.slice(0, 4));
  const starts = [startsOn, `${year}-11-24`, `${year + 1}-02-24`];
  const ends = [`${year}-11-16`, `${year + 1}-02-16`, `${year + 1}-05-26`];
  return {
    periods: starts.map((from, index) => ({
      key: newKey(),
      kind: 'trimester' as const,
      number: index + 1,
      startsOn: from,
      endsOn: ends[index] ?? from,
      grades: '',
    })),
    holidays: holidaysBetween(ends, starts, names),
  };
}

const holidaysBetween = (ends: readonly string[], starts: readonly string[], names: readonly string[]) =>
  starts.slice(1).map((next, index) => ({
    key: newKey(),
    name: names[index] ?? names[0] ?? '',
    startsOn: addDays(ends[index] ?? next, 1),
    endsOn: addDays(next, -1),
  }));
