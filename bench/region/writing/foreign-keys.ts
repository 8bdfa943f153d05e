import type { ClientBase } from 'pg';
import { tableNames } from './tables.ts';

type ForeignKey = { table: string; name: string; definition: string };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Takes the foreign keys of the tables to be filled away, inside the open transaction: checking them once at the end is far
 * cheaper than row by row (PostgreSQL documentation, «Populating a Database»). The transaction sees to it that they are
 * never gone for anybody else.
 * @returns puts them back as they were; it throws when a row does not keep one.
 */
export async function suspendForeignKeys(client: ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint
     where contype = 'f' and conparentid = 0 and conrelid = any($1::text[]::regclass[])
     order by conrelid, conname`,
    [tableNames],
  );
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  return async () => {
    for (const { table, name, definition } of rows) {
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
    }
  };
}
