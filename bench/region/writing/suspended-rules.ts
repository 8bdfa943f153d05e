import type { ClientBase } from 'pg';
import { tableNames } from './tables.ts';

type ForeignKey = { table: string; name: string; definition: string };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Takes the foreign keys and the plain indexes of the tables to be filled away, inside the open transaction: checking and
 * building them once at the end is far cheaper than row by row (PostgreSQL documentation, «Populating a Database»). The
 * transaction sees to it that they are never gone for anybody else.
 * @returns puts them back as they were; it throws when a row does not keep one.
 */
export async function suspendRules(client: ClientBase): Promise<() => Promise<void>> {
  const foreignKeys = await listForeignKeys(client);
  for (const { table, name } of foreignKeys)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  const indexes = await listIndexes(client);
  for (const { index } of indexes) await client.query(`drop index ${index}`);
  return async () => {
    for (const { definition } of indexes) await client.query(definition);
    for (const { table, name, definition } of foreignKeys) {
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
    }
  };
}

async function listForeignKeys(client: ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint
     where contype = 'f' and conparentid = 0 and conrelid = any($1::text[]::regclass[])
     order by conrelid, conname`,
    [tableNames],
  );
  return rows;
}

/** The indexes that are no constraint's: those of primary keys and unique constraints stay, and keep their rows apart. */
async function listIndexes(client: ClientBase): Promise<{ index: string; definition: string }[]> {
  const { rows } = await client.query<{ index: string; definition: string }>(
    `select indexrelid::regclass::text as index, pg_get_indexdef(indexrelid) as definition
     from pg_index
     where indrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid)
     order by indrelid, indexrelid`,
    [tableNames],
  );
  return rows;
}
