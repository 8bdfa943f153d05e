import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('two of five files are read at once, the others in their turn, one that fails holding nobody up', async () => {
  const turn = inTurn(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const results = [1, 2, 3, 4, 5].map((file) =>
    turn(async () => {
      begun.push(file);
      await new Promise<void>((end) => void ends.push(end));
      if (file === 2) throw new Error('damaged');
      return file;
    }).catch(() => 'refused'),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  await settle();
  expect(begun).toEqual([1, 2]);
  ends[1]?.();
  await settle();
  expect(begun).toEqual([1, 2, 3]);
  for (let index = 0; index < 5; index++) {
    ends[index]?.();
    await settle();
  }
  expect(await Promise.all(results)).toEqual([1, 'refused', 3, 4, 5]);
});
