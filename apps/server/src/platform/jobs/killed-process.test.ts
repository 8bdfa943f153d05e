import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../../../../tests/database/test-database.ts';
import { openDatabase } from '../database/database.ts';
import { createLogger } from '../http/logging.ts';
import { jobRunner } from './job-runner.ts';
import { countVisit, quickTiming } from './testing/count-visit.ts';

const testing = await testDatabase();
const database = openDatabase({ url: testing.url, poolSize: 2 });
const db = database.kysely;
const children: ChildProcess[] = [];
const sender = jobRunner({ databaseUrl: testing.url, logger: createLogger('silent'), timing: quickTiming });

beforeAll(async () => {
  await sql`create table visit (id int primary key, counted boolean not null default false)`.execute(db);
  await sql`create table visitors as select 0 as number`.execute(db);
  await sender.start();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await sender.stop();
  await database.close();
  await testing.drop();
});

function aProcess(hang: string): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'testing/visit-counter.ts'),
    testing.url,
    hang,
  ]);
  children.push(child);
  let output = '';
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  return { child, said: () => output };
}

const visitors = async () =>
  (await sql<{ number: number }>`select number from visitors`.execute(db)).rows[0]?.number;

test.each([
  ['before its change was committed', 'before-commit', 1],
  ['after its change was committed', 'after-commit', 2],
])(
  'the job of a process killed %s is done by the next one, and counts once',
  async (_when, hang, visitId) => {
    await sql`insert into visit (id) values (${visitId})`.execute(db);
    const first = aProcess(hang);
    await vi.waitFor(() => expect(first.said()).toContain('ready'), 10_000);
    await db.transaction().execute((transaction) => sender.send(transaction, countVisit, { visitId }));
    await vi.waitFor(() => expect(first.said()).toContain('hanging'), 10_000);
    first.child.kill('SIGKILL');

    const next = aProcess('never');
    await vi.waitFor(() => expect(next.said()).toContain('counted'), 15_000);
    expect(await visitors()).toBe(visitId);
  },
);
