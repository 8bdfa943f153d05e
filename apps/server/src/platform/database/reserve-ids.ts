import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/**
 * Keys for rows that are about to be inserted with `overriding system value`: rows of several tables that refer to each other
 * can then each go in one statement. Keys of a transaction that is rolled back are never used again.
 */
export async function reserveIds(db: Queryable, table: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}::integer)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
