import { setTimeout as sleep } from 'node:timers/promises';
import { Strict, Id } from '@gorodok/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../../../../tests/database/test-database.ts';
import { openDatabase } from '../database/database.ts';
import { createLogger } from '../http/logging.ts';
import type { JobKind } from './job-kind.ts';
import { jobRunner, type JobRunner } from './job-runner.ts';

const testing = await testDatabase();
const database = openDatabase({ url: testing.url, poolSize: 4 });
const db = database.kysely;
const logged: string[] = [];
const logger = createLogger('info', { write: (line) => logged.push(line) });
const timing = { heartbeatSeconds: 10, superviseSeconds: 1, pollSeconds: 0.5, stopSeconds: 5 };

const Lesson = Strict({ lessonId: Id });
const kind = (name: string, more: Partial<JobKind<typeof Lesson>> = {}): JobKind<typeof Lesson> => ({
  name,
  data: Lesson,
  retryLimit: 3,
  ...more,
});

const ordinary = kind('lesson.remind');
const perLesson = kind('lesson.recount', { subjectOf: (data) => String(data.lessonId) });
const stumbling = kind('lesson.stumble');
const hopeless = kind('lesson.fail', { retryLimit: 0 });
const forgetful = kind('lesson.hang', { maximumSeconds: 2 });
const slow = kind('lesson.slow');

const done: string[] = [];
const tries: string[] = [];
let finishSlowly: () => void = () => undefined;
let jobs: JobRunner;

beforeAll(async () => {
  jobs = startedRunner();
  await jobs.start();
});
afterAll(async () => {
  await jobs.stop();
  await database.close();
  await testing.drop();
});

function startedRunner(): JobRunner {
  const runner = jobRunner({ databaseUrl: testing.url, logger, timing });
  runner.handle(ordinary, async ({ lessonId }) => void done.push(`remind ${lessonId}`));
  runner.handle(perLesson, async ({ lessonId }) => {
    await sleep(300);
    done.push(`recount ${lessonId}`);
  });
  runner.handle(stumbling, async () => {
    tries.push('stumble');
    if (tries.length < 2) throw new Error('Петров Пётр');
    done.push('stumbled and stood up');
  });
  runner.handle(hopeless, async () => {
    throw Object.assign(new Error('Key (snils)=(112-233-445 95) exists'), { code: '23505' });
  });
  runner.handle(forgetful, async (_data, { signal }) => {
    tries.push('hang');
    if (tries.filter((name) => name === 'hang').length > 1) done.push('hung no more');
    else await sleep(60_000, undefined, { signal });
  });
  runner.handle(slow, async () => {
    tries.push('slow');
    await new Promise<void>((resolve) => (finishSlowly = resolve));
    done.push('slow');
  });
  return runner;
}

test('a reminder sent with a change is done after the change is committed', async () => {
  await db.transaction().execute((transaction) => jobs.send(transaction, ordinary, { lessonId: 1 }));
  await vi.waitFor(() => expect(done).toContain('remind 1'), 5000);
});

test('a change that is rolled back leaves no job behind', async () => {
  const change = db.transaction().execute(async (transaction) => {
    await jobs.send(transaction, ordinary, { lessonId: 2 });
    throw new Error('the lesson is locked');
  });
  await expect(change).rejects.toThrow('the lesson is locked');

  const { rows } = await sql`select from pgboss.job where data ->> 'lessonId' = '2'`.execute(db);
  expect(rows).toHaveLength(0);
});

test('a lesson that is to be recounted twice is recounted once, and another lesson beside it', async () => {
  expect(await jobs.send(db, perLesson, { lessonId: 3 })).toBe(true);
  expect(await jobs.send(db, perLesson, { lessonId: 3 })).toBe(false);
  expect(await jobs.send(db, perLesson, { lessonId: 4 })).toBe(true);

  await vi.waitFor(() => expect(done).toEqual(expect.arrayContaining(['recount 3', 'recount 4'])), 8000);
  expect(done.filter((name) => name === 'recount 3')).toHaveLength(1);
});

test('a job that fails is tried again', async () => {
  await jobs.send(db, stumbling, { lessonId: 5 });
  await vi.waitFor(() => expect(done).toContain('stumbled and stood up'), 10_000);
});

test('what a failed job says about a person is neither logged nor kept', async () => {
  await jobs.send(db, hopeless, { lessonId: 6 });
  const failed = () =>
    sql<{ output: object }>`select output from pgboss.job where name = ${hopeless.name} and state = 'failed'`
      .execute(db)
      .then(({ rows }) => rows[0]?.output);
  await vi.waitFor(async () => expect(await failed()).toBeDefined(), 5000);

  expect(JSON.stringify(await failed())).toContain('23505');
  expect(JSON.stringify(await failed()) + logged.join('')).not.toMatch(/snils|112-233|Петров/);
  expect(logged.join('')).toContain('"job":"lesson.fail"');
});

test('a job that hangs is given up and tried again', async () => {
  await jobs.send(db, forgetful, { lessonId: 7 });
  await vi.waitFor(() => expect(done).toContain('hung no more'), 15_000);
});

test('data that do not fit the kind are refused without being quoted', async () => {
  const send = jobs.send(db, ordinary, { lessonId: -8 });
  await expect(send).rejects.toThrow('The data do not fit the job lesson.remind.');
});

test('a stopping server waits for the job that runs', async () => {
  const other = startedRunner();
  await jobs.send(db, slow, { lessonId: 9 });
  await vi.waitFor(() => expect(tries).toContain('slow'), 5000);

  const stopped = jobs.stop();
  await sleep(300);
  expect(done).not.toContain('slow');
  finishSlowly();
  await stopped;

  expect(done).toContain('slow');
  jobs = other;
  await jobs.start();
});

test('what is looked after every few seconds goes on after a failure, and ends with the server', async () => {
  const runner = jobRunner({ databaseUrl: testing.url, logger, timing });
  let turns = 0;
  runner.repeat('lesson.count', async () => {
    turns += 1;
    if (turns === 1) throw new Error('Петров Пётр');
  });
  await runner.start();
  await vi.waitFor(() => expect(turns).toBeGreaterThan(2), 5000);
  await runner.stop();
  const atStop = turns;
  await sleep(2 * timing.pollSeconds * 1000);
  expect(turns).toBe(atStop);
  expect(logged.join('')).not.toMatch(/Петров/);
});

test('a job that does not end while the server stops is given back, to be done by another', async () => {
  const endless = kind('lesson.endless');
  const runner = jobRunner({ databaseUrl: testing.url, logger, timing: { ...timing, stopSeconds: 1 } });
  let aborted = false;
  runner.handle(endless, async (_data, { signal }) => {
    tries.push('endless');
    signal.addEventListener('abort', () => (aborted = true));
    await sleep(60_000, undefined, { ref: false });
  });
  await runner.start();
  await runner.send(db, endless, { lessonId: 10 });
  await vi.waitFor(() => expect(tries).toContain('endless'), 5000);
  const began = performance.now();
  await runner.stop();

  expect(performance.now() - began).toBeLessThan(4000);
  expect(aborted).toBe(true);
  const { rows } = await sql`select state::text from pgboss.job where name = ${endless.name}`.execute(db);
  expect(rows).toEqual([{ state: 'retry' }]);
});
