import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCheckedBatchUpdate, holdUpUpdating } from './held-up-batch-update.ts';
import { aCheckedImport, grownBy, holdUpLoading, sizes, untilLoaded } from './held-up-import.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';

let system: RunningSystem;
beforeAll(async () => {
  system = await aRunningSystem();
});
afterAll(() => system.close());

test('a server killed in the midst of an import leaves nothing behind, and the next one finishes it once', async () => {
  const { load, state } = await aCheckedImport(system);
  const before = await sizes(system);
  const holder = await holdUpLoading(system, load);
  await system.killServer();
  await holder.query('rollback');
  await holder.end();
  await sleep(1_000);
  expect([await sizes(system), await state()]).toEqual([before, 'queued']);

  await system.startServer();
  await untilLoaded(state);

  expect([await state(), await sizes(system)]).toEqual(['applied', grownBy(before)]);
}, 120_000);

test('so does a batch update: nothing is half-done, and the next server applies it once', async () => {
  const { askToApply, state, done } = await aCheckedBatchUpdate(system);
  const holder = await holdUpUpdating(system, askToApply);
  await system.killServer();
  await holder.query('rollback');
  await holder.end();
  await sleep(1_000);
  expect([await state(), await done()]).toEqual(['queued', [0, 0, 0, 0]]);

  await system.startServer();
  await untilLoaded(state);

  expect([await state(), await done()]).toEqual(['applied', [1, 1, 2, 1]]);
}, 120_000);
