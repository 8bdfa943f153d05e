import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, types, type CustomTypesConfig } from 'pg';
import { preparingPool } from './preparing-pool.ts';
import type { DB } from './schema.ts';

/** The database or an open transaction: what a repository takes. */
export type Queryable = Kysely<DB> | Transaction<DB>;

export interface Database {
  readonly kysely: Kysely<DB>;
  /** For hot reads that are one prepared statement whose JSON PostgreSQL builds itself. */
  readonly pool: Pool;
  close(): Promise<void>;
}

/** PostgreSQL's own numbers of types (pg_type.oid). */
const oids: Record<'bigint' | 'bigintArray' | 'date', number> = { bigint: 20, bigintArray: 1016, date: 1082 };

/** What the driver gives for a type, set once: keys are numbers (refused past 2^53), days stay `YYYY-MM-DD`. */
const typeParsers: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === oids.bigint) return exactNumber;
    if (oid === oids.date) return (value: string) => value;
    if (oid === oids.bigintArray)
      return (value: string) => (value === '{}' ? [] : value.slice(1, -1).split(',').map(exactNumber));
    return types.getTypeParser(oid, format);
  },
};

function exactNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new RangeError('A bigint from the database does not fit a number exactly.');
  return number;
}

/** Opens a pool of connections; nothing is sent until the first query. */
export function openDatabase(options: { url: string; poolSize: number }): Database {
  const pool = new Pool({
    connectionString: options.url,
    max: options.poolSize,
    types: typeParsers,
    application_name: 'gorodok',
    connectionTimeoutMillis: 5_000,
    // Kept open: a new connection has to plan every statement anew, which takes longer than a hundred answers.
    idleTimeoutMillis: 0,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A connection that breaks (PostgreSQL restarted, or was killed) must not end the process: idle, the pool replaces it; in use,
  // its query is refused, and the connection tells of it once more by an event.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: preparingPool(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    kysely,
    pool,
    async close() {
      if (!pool.ending) await kysely.destroy();
      if (!pool.ending) await pool.end(); // Kysely leaves a pool alone that it has not used
    },
  };
}
