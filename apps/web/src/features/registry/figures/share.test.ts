import { expect, test } from 'vitest';
import { percent } from './share.ts';

test('one who is missing is never rounded away, nor one who is there', () => {
  expect([percent(0, 0), percent(0, 5), percent(1, 1000), percent(999, 1000), percent(5, 5)]).toEqual([
    '0 %',
    '0 %',
    '1 %',
    '99 %',
    '100 %',
  ]);
});
