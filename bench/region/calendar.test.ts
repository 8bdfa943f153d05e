import { expect, test } from 'vitest';
import { schoolYearOf, taughtQuarters } from './calendar.ts';

test.each([
  ['2026-11-24', 1, [2]],
  ['2026-11-24', 2, [1, 2]],
  ['2026-11-24', 3, [1, 2, 3]],
  ['2026-11-24', 4, [1, 2, 3, 4]],
  ['2026-11-03', 1, [1, 2]], // in the holidays: the weeks on both sides
  ['2027-07-10', 2, [3, 4]],
])('on %s %i terms are %j', (today, count, numbers) => {
  const quarters = taughtQuarters(schoolYearOf(today), today, count);
  expect(quarters.map(({ number }) => number)).toEqual(numbers);
});
