import type { RawBuilder } from 'kysely';
import type { Database } from './database.ts';

/**
 * Runs a query of Kysely's as a statement that each connection prepares once under the name: what PostgreSQL spends on planning a
 * query of many parts is often more than it spends on the answer. The text must be the same whenever the name is; values
 * may differ, and so may nothing else: no list of changing length, no condition that comes and goes.
 * @returns the rows as Kysely gives them, with keys in camelCase.
 */
export async function queryPrepared<Row>(
  { kysely, pool }: Database,
  name: string,
  query: RawBuilder<Row>,
): Promise<Row[]> {
  const { sql: text, parameters } = query.compile(kysely);
  const { rows } = await pool.query<Record<string, unknown>>({ name, text, values: [...parameters] });
  return rows.map((row) => inCamelCase(row) as Row); // the row has the type of the query that was compiled
}

const inCamelCase = (row: Record<string, unknown>): unknown =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
