import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allTicked, countTicked, isTicked, noneTicked, selectionOf, toggled } from './selection.ts';

test('two clicks on a card leave everything as it was, and one changes this card alone', () => {
  const cards = fc.uniqueArray(fc.nat(30), { maxLength: 10 });
  fc.assert(
    fc.property(fc.constantFrom(noneTicked, allTicked), cards, fc.nat(30), (start, clicks, id) => {
      const before = clicks.reduce(toggled, start);
      const after = toggled(before, id);
      expect(isTicked(after, id)).toBe(!isTicked(before, id));
      expect(toggled(after, id)).toEqual(before);
      for (let other = 0; other <= 30; other += 1)
        if (other !== id) expect(isTicked(after, other)).toBe(isTicked(before, other));
      expect(countTicked(before, 31)).toBe(
        Array.from({ length: 31 }, (_, other) => other).filter((other) => isTicked(before, other)).length,
      );
    }),
  );
});

test('all that match are told by the filters and words, and those left out by their keys', () => {
  const view = {
    kind: 'student',
    filters: { grades: [7] },
    sort: { by: 'name', direction: 'ascending' },
  } as const;
  expect(selectionOf(toggled(allTicked, 5), { ...view, filters: { grades: [7] } }, 'ива')).toEqual({
    kind: 'student',
    filters: { grades: [7] },
    search: 'ива',
    except: [5],
  });
});
