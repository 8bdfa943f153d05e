import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { dataFolder } from '../../scripts/paths.ts';
import { removePostgres, startPostgres, type PrivatePostgres } from '../../scripts/postgres/start.ts';
import { aCheckedImport, grownBy, holdUpLoading, sizes, untilLoaded } from './held-up-import.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';

const folder = join(dataFolder, `killed-${process.pid}`);

let postgres: PrivatePostgres;
let system: RunningSystem;
beforeAll(async () => {
  // One of its own, with fsync on, since it is killed here.
  postgres = await startPostgres({ folder, fsync: true });
  const client = new Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  await client.query('create database gorodok');
  await client.end();
  await migrate(postgres.url('gorodok'));
  system = await aRunningSystem({ databaseUrl: postgres.url('gorodok') });
}, 120_000);
afterAll(async () => {
  await system.close();
  await postgres.stop();
  await removePostgres(folder);
});

test('a PostgreSQL killed in the midst of an import loses nothing, and the running server finishes it once', async () => {
  const { load, state } = await aCheckedImport(system);
  const before = await sizes(system);
  const holder = await holdUpLoading(system, load);
  const { port } = postgres;
  process.kill(postgres.pid, 'SIGKILL');
  await holder.end().catch(() => undefined);
  expect((await fetch(`${system.url}/health/ready`)).status).toBe(503);

  postgres = await startPostgres({ folder, fsync: true, port });
  expect([await sizes(system), await state()]).toEqual([before, 'queued']);
  await untilLoaded(state);

  expect([await state(), await sizes(system)]).toEqual(['applied', grownBy(before)]);
  expect((await fetch(`${system.url}/health/ready`)).status).toBe(200);
}, 120_000);
