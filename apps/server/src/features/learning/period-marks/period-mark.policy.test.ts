import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  averageOf,
  proposedFinalMark,
  proposedMark,
  proposedYearMark,
  usualThresholds,
} from './period-mark.policy.ts';

const marks = fc.array(
  fc.record({ value: fc.integer({ min: 1, max: 5 }), weight: fc.integer({ min: 1, max: 100 }) }),
  { minLength: 3, maxLength: 40 },
);
const summed = (given: readonly { value: number; weight: number }[]) => ({
  sum: given.reduce((sum, { value, weight }) => sum + value * weight, 0),
  weight: given.reduce((sum, { weight }) => sum + weight, 0),
  count: given.length,
});

test('an average lies between the worst and the best mark and is within half a hundredth of the exact one', () => {
  fc.assert(
    fc.property(marks, (given) => {
      const { sum, weight, count } = summed(given);
      const average = averageOf({ sum, weight, count }) ?? 0;
      const values = given.map(({ value }) => value);
      expect(average).toBeGreaterThanOrEqual(Math.min(...values));
      expect(average).toBeLessThanOrEqual(Math.max(...values));
      expect(Math.abs(average - sum / weight)).toBeLessThanOrEqual(0.005 + 1e-9);
    }),
  );
});

test('a further mark that is no worse than the average never lowers what is proposed', () => {
  fc.assert(
    fc.property(marks, fc.integer({ min: 1, max: 100 }), (given, weight) => {
      const before = summed(given);
      const value = Math.ceil(before.sum / before.weight);
      const after = summed([...given, { value, weight }]);
      expect(Number(proposedMark(after, usualThresholds))).toBeGreaterThanOrEqual(
        Number(proposedMark(before, usualThresholds)),
      );
    }),
  );
});

test('equal marks propose themselves, whatever their weights; nothing is worse than two', () => {
  fc.assert(
    fc.property(marks, fc.integer({ min: 2, max: 5 }), (given, value) => {
      const equal = summed(given.map(({ weight }) => ({ value, weight })));
      expect(proposedMark(equal, usualThresholds)).toBe(String(value));
    }),
  );
  expect(proposedMark({ sum: 3, weight: 3, count: 3 }, usualThresholds)).toBe('2');
});

test('just below a threshold is below it', () => {
  expect(proposedMark({ sum: 4495, weight: 1000, count: 9 }, usualThresholds)).toBe('4');
  expect(averageOf({ sum: 4495, weight: 1000, count: 9 })).toBe(4.5);
  expect(proposedMark({ sum: 9, weight: 2, count: 2 }, usualThresholds)).toBeNull();
});

test.each([
  [['4', '5', '4', '5'], '5'],
  [['4', '4', '4', '5'], '4'],
  [['exempt', '3', '4', '3'], '3'],
  [['pass', 'pass'], 'pass'],
  [['4', null, '4', '4'], null],
  [['4', 'not_assessed', '4', '4'], null],
] as const)('quarters %j propose %s for the year', (quarters, year) => {
  expect(proposedYearMark(quarters, usualThresholds)).toBe(year);
});

test.each([
  [9, '4', '5', '5'],
  [9, '4', '3', '4'],
  [9, '3', '5', '4'],
  [9, '4', null, '4'],
  [9, null, '5', null],
  [11, '4', '5', null],
] as const)(
  'in grade %i the year %s and the examination %s propose %s for the certificate',
  (grade, year, examination, final) => {
    expect(proposedFinalMark(grade, year, examination)).toBe(final);
  },
);
