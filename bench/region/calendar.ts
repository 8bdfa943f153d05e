// Dates are `YYYY-MM-DD` strings throughout, so that no time zone of the machine can shift a day.

const dayLength = 86_400_000;

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayLength).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayLength);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));

export type Quarter = { number: number; startsOn: string; endsOn: string };

export type SchoolYear = {
  /** As on the screens: «2026/2027». */
  name: string;
  startsOn: string;
  endsOn: string;
  quarters: readonly Quarter[];
};

/** Days off by article 112 of the Labour Code; one on a Saturday or Sunday moves to the Monday after. */
const publicHolidays = ['11-04', '02-23', '03-08', '05-01', '05-09'];

/**
 * The academic year that a day belongs to. June, July and August belong to the year just ended: until 1 September the diary
 * that people have is last year's, so a demonstration in summer shows that one.
 * Quarters of 8, 8, 11 and 7 weeks, as the federal educational programmes spread them, with the autumn, winter and spring
 * holidays between; lessons end on 26 May.
 */
export function schoolYearOf(today: string): SchoolYear {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
  const startsOn = `${year}-09-01`;
  const firstSchoolWeek = mondayOf(addDays(startsOn, weekdayOf(startsOn) > 5 ? 2 : 0));
  const secondStart = addDays(firstSchoolWeek, 9 * 7);
  const thirdStart = addDays(mondayOf(`${year + 1}-01-08`), 7);
  const fourthStart = addDays(thirdStart, 12 * 7);
  return {
    name: `${year}/${year + 1}`,
    startsOn,
    endsOn: `${year + 1}-08-31`,
    quarters: [
      { number: 1, startsOn, endsOn: addDays(secondStart, -9) },
      { number: 2, startsOn: secondStart, endsOn: `${year}-12-29` },
      { number: 3, startsOn: thirdStart, endsOn: addDays(fourthStart, -9) },
      { number: 4, startsOn: fourthStart, endsOn: `${year + 1}-05-26` },
    ],
  };
}

function isPublicHoliday(date: string): boolean {
  if (publicHolidays.includes(date.slice(5))) return true;
  if (weekdayOf(date) !== 1) return false;
  return [1, 2].some((back) => publicHolidays.includes(addDays(date, -back).slice(5)));
}

/** The Mondays to Fridays of a quarter without public holidays. */
export function schoolDaysOf(quarter: Quarter): string[] {
  const days: string[] = [];
  for (let day = quarter.startsOn; day <= quarter.endsOn; day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5 && !isPublicHoliday(day)) days.push(day);
  }
  return days;
}

/**
 * The quarters that get lessons: all that touch the fortnight before or after today, so that neither last week nor the next
 * two are empty, in holidays too. In summer none does; then the last quarter of the year.
 */
function quartersAround(year: SchoolYear, today: string): Quarter[] {
  const [from, to] = [addDays(today, -14), addDays(today, 14)];
  const near = year.quarters.filter((quarter) => quarter.endsOn >= from && quarter.startsOn <= to);
  return near.length > 0 ? near : year.quarters.slice(-1);
}

/** The quarters that get lessons when `count` are wanted: those around today, then the ones before them, then those to come. */
export function taughtQuarters(year: SchoolYear, today: string, count: number): Quarter[] {
  const near = quartersAround(year, today);
  const first = near[0]?.number ?? 1;
  const further = [
    ...year.quarters.filter(({ number }) => number < first).toReversed(),
    ...year.quarters.filter((quarter) => quarter.number > first && !near.includes(quarter)),
  ];
  return [...near, ...further.slice(0, Math.max(0, count - near.length))].sort(
    (one, other) => one.number - other.number,
  );
}
