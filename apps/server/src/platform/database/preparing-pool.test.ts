import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/database/test-database.ts';
import { openDatabase, type Database, type Queryable } from './database.ts';
import { plannedEachTime } from './preparing-pool.ts';

let testing: Awaited<ReturnType<typeof testDatabase>>;
let database: Database;
beforeAll(async () => {
  testing = await testDatabase();
  database = openDatabase({ url: testing.url, poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  await testing.drop();
});

/** What the only connection has prepared of the statements that hold these letters. */
async function preparedWith(letters: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    ${sql.raw(plannedEachTime)}
    select count(*)::integer as count from pg_prepared_statements
    where position(${letters} in statement) > 0`.execute(database.kysely);
  return rows[0]?.count ?? 0;
}

async function ask(times: number, statement: (db: Queryable, turn: number) => Promise<unknown>) {
  for (let turn = 0; turn < times; turn++) await statement(database.kysely, turn);
}

test('what is asked again and again is prepared, with other values, and inside a transaction too', async () => {
  const answers: unknown[] = [];
  const statement = async (db: Queryable, turn: number) => {
    const { rows } = await sql<{ grade: number }>`select ${turn}::integer + 1 as grade`.execute(db);
    answers.push(rows[0]?.grade);
  };
  await ask(2, statement);
  expect(await preparedWith('as grade')).toBe(0);
  await database.kysely.transaction().execute((transaction) => statement(transaction, 10));
  await ask(2, statement);
  expect(await preparedWith('as grade')).toBe(1);
  expect(answers).toEqual([1, 2, 11, 1, 2]);
});

test('what answers with all columns, or wants a plan for its values, is not prepared', async () => {
  await ask(5, (db) => db.selectFrom('municipality').selectAll().execute());
  await ask(5, (db) => sql`${sql.raw(plannedEachTime)} select 1 as own_plan`.execute(db));
  expect([await preparedWith('municipality'), await preparedWith('own_plan')]).toEqual([0, 0]);
});

test('a list whose text grows with its length is not prepared for every length', async () => {
  const ids = Array.from({ length: 41 }, (_, id) => id);
  await ask(5, (db) => db.selectFrom('organization').select('id').where('id', 'in', ids).execute());
  expect(await preparedWith('organization')).toBe(0);
});
