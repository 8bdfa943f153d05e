import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAverage, weightedAverage } from './average.ts';

test('a test paper of weight 3 counts as three answers', () => {
  expect(
    weightedAverage([
      { value: '5', weight: 1 },
      { value: '3', weight: 3 },
    ]),
  ).toBe(3.5);
});

test('what is no number does not count: a pass, an exemption, work owed', () => {
  expect(
    weightedAverage([
      { value: '4', weight: 1 },
      { value: 'pass', weight: 1 },
      { value: 'owed', weight: 5 },
      { value: 'exempt', weight: 2 },
    ]),
  ).toBe(4);
});

test('a student without marks has no average, not a zero', () => {
  expect(weightedAverage([])).toBeNull();
  expect(weightedAverage([{ value: 'not_assessed', weight: 1 }])).toBeNull();
  expect(formatAverage(null, 'ru')).toBe('');
});

test('the average is set with two digits and the comma of the language', () => {
  expect(formatAverage(13 / 3, 'ru')).toBe('4,33');
  expect(formatAverage(4, 'en')).toBe('4.00');
});

test('the average never leaves the span from the worst mark to the best', () => {
  const mark = fc.record({
    value: fc.constantFrom('1', '2', '3', '4', '5' as const),
    weight: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(mark, { minLength: 1 }), (marks) => {
      const average = weightedAverage(marks) ?? Number.NaN;
      const values = marks.map(({ value }) => Number(value));
      return average >= Math.min(...values) - 1e-9 && average <= Math.max(...values) + 1e-9;
    }),
  );
});
