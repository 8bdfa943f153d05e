import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { testDatabase, type TestDatabase } from '../../../tests/database/test-database.ts';
import { referencesOfAllWings } from './app.ts';

let testing: TestDatabase;
let database: Database;
beforeAll(async () => {
  testing = await testDatabase();
  database = openDatabase({ url: testing.url, poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  await testing.drop();
});

/** Columns of the database: those with a foreign key to the table, and those named as if they had one. */
async function columnsThatPointTo(table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select conrelid::regclass::text || '.' || attribute.attname as name
    from pg_constraint join pg_attribute as attribute on attribute.attrelid = conrelid and attribute.attnum = any (conkey)
    where contype = 'f' and confrelid = ${table}::regclass
    union
    select table_name || '.' || column_name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and column_name ~ ('(^|_)' || ${table} || '(_id|_ids|_a|_b)$')
    order by 1`.execute(database.kysely);
  return rows.map(({ name }) => name);
}

const columnsOf = (references: readonly { table: string; columns: readonly string[] }[]): string[] =>
  references.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));

test('of every column that points to a person it is declared whether it moves when two become one', async () => {
  const { person, stays } = referencesOfAllWings;
  const declared = [...columnsOf(person), ...Object.keys(stays)].toSorted();
  expect(declared).toEqual((await columnsThatPointTo('person')).toSorted());
});

test('of every column that points to an employment likewise', async () => {
  expect(columnsOf(referencesOfAllWings.employment).toSorted()).toEqual(
    (await columnsThatPointTo('employment')).toSorted(),
  );
});
