import type { ClientBase } from 'pg';
import { tableNames } from './tables.ts';

/**
 * Takes the plain indexes of the tables to be filled away, inside the open transaction: building them once at the end is far
 * cheaper than row by row (PostgreSQL documentation, «Populating a Database»). Those of primary keys and unique constraints
 * stay.
 * @returns puts them back as they were; it throws when rows break a unique one.
 */
export async function suspendIndexes(client: ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ index: string; definition: string }>(
    `select indexrelid::regclass::text as index, pg_get_indexdef(indexrelid) as definition
     from pg_index
     where indrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid)
     order by indrelid, indexrelid`,
    [tableNames],
  );
  for (const { index } of rows) await client.query(`drop index ${index}`);
  return async () => {
    for (const { definition } of rows) await client.query(definition);
  };
}
