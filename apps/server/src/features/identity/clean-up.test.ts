import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { noData } from '#platform/jobs/job-kind.ts';
import { anAccount, aPerson, aServerByTheClock, type TestServer } from '../../../../../tests/school/index.ts';

let school: TestServer;
beforeAll(async () => {
  school = await aServerByTheClock();
  await school.app.ready();
});
afterAll(() => school.close());

/** Lets the nightly job of that name come now. */
const letCome = (name: string) =>
  school.foundations.jobs.send(school.database.kysely, { name, data: noData, retryLimit: 0 }, {});

const ago = (interval: string) => sql<Date>`now() - ${interval}::interval`;

test('a failed sign-in is forgotten after 90 days, with the personal data, and that it was is on record', async () => {
  const db = school.database.kysely;
  for (const age of ['91 days', '89 days'])
    await db
      .insertInto('signInFailure')
      .values({ reason: 'person_not_found', givenSurname: 'Петрова', occurredAt: ago(age) })
      .execute();
  await letCome('sign-in-failures.remove-old');

  await vi.waitFor(async () => {
    const rows = await db.selectFrom('signInFailure').selectAll().execute();
    expect(rows).toHaveLength(1);
  }, 10_000);
  const entry = await db
    .selectFrom('auditEntry')
    .select(['details', 'personId'])
    .where('action', '=', 'sign_in_failures.removed')
    .executeTakeFirst();
  expect(entry).toEqual({ details: { count: 1 }, personId: null });
});

test('a sign-in that was begun a day ago is forgotten, one begun today is not', async () => {
  const db = school.database.kysely;
  const today = randomUUID();
  for (const [state, age] of [
    [randomUUID(), '25 hours'],
    [today, '1 hour'],
  ] as const)
    await db
      .insertInto('signInRequest')
      .values({ state, browserHash: randomBytes(32), createdAt: ago(age) })
      .execute();
  await letCome('sign-in-requests.remove-old');

  await vi.waitFor(async () => {
    const rows = await db.selectFrom('signInRequest').select('state').execute();
    expect(rows).toEqual([{ state: today }]);
  }, 10_000);
});

test('an expired session is removed, a living one is not', async () => {
  const db = school.database.kysely;
  const account = await anAccount(db, { personId: (await aPerson(db)).id });
  for (const expiresAt of [ago('1 minute'), ago('-1 hour')])
    await db
      .insertInto('session')
      .values({ accountId: account.id, tokenHash: randomBytes(32), expiresAt })
      .execute();
  await letCome('sessions.remove-expired');

  await vi.waitFor(async () => {
    const rows = await db.selectFrom('session').select('accountId').execute();
    expect(rows).toHaveLength(1);
  }, 10_000);
});

test('what comes by itself is on the timetable of jobs', async () => {
  const { rows } = await sql<{ name: string }>`select name from pgboss.schedule order by name`.execute(
    school.database.kysely,
  );
  expect(rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'audit.seal',
      'sessions.remove-expired',
      'sign-in-failures.remove-old',
      'sign-in-requests.remove-old',
    ]),
  );
});
