import { importedThings } from '@gorodok/contract';
import { expect, test } from 'vitest';
import english from './import.en.ts';
import russian from './import.ru.ts';

test('whatever an import counts has a name on the screen', () => {
  for (const words of [russian, english])
    expect(
      Object.keys(words)
        .filter((key) => key.startsWith('thing.'))
        .toSorted(),
    ).toEqual(importedThings.map((thing) => `thing.${thing}`).toSorted());
});
