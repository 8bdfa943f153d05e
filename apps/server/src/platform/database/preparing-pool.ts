import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient } from 'pg';

/** In front of a statement whose values decide how it is best answered: PostgreSQL plans it anew each time. */
export const plannedEachTime = '/* planned each time */';

/** A statement that has come so often comes again. */
const worthPreparing = 3;
/** Each connection keeps its own copy of every prepared statement, plan included: some ten kilobytes. */
const mostPrepared = 400;
/** Lists and batches have a text of their own for every length. */
const mostValues = 40;
const mostRemembered = 4_000;

/**
 * The pool as Kysely takes it, whose statements each connection prepares once they come again and again. What PostgreSQL spends on
 * planning a statement of some joins is often more than it spends on answering it: seven milliseconds of twenty at the door. PostgreSQL
 * itself keeps planning for the values where that promises to be cheaper. A statement that answers with all columns there are is left
 * alone: its prepared form breaks when a migration adds one.
 */
export function preparingPool(pool: Pool): PostgresPool {
  const nameOf = namesOfStatements();
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const preparing = known.get(client) ?? new PreparingClient(client, nameOf);
      known.set(client, preparing);
      return preparing;
    },
  };
}

type NameOf = (text: string, values: number) => string | undefined;

class PreparingClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #nameOf: NameOf;

  constructor(client: PoolClient, nameOf: NameOf) {
    this.#client = client;
    this.#nameOf = nameOf;
  }

  query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    text: string | PostgresCursor<Row>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof text !== 'string') throw new TypeError('This pool has no cursors: nothing here streams.');
    const name = this.#nameOf(text, values.length);
    const answer: Promise<unknown> = this.#client.query({
      text,
      values: [...values],
      ...(name !== undefined && { name }),
    });
    return answer as Promise<PostgresQueryResult<Row>>; // Kysely's own description of what this very client answers
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy);
  }
}

/** Counts how often a text has come in this process, and names those that are worth it. */
function namesOfStatements(): NameOf {
  const prepared = new Map<string, string>();
  let seen = new Map<string, number>();
  return (text, values) => {
    const name = prepared.get(text);
    if (name !== undefined || prepared.size >= mostPrepared || values > mostValues || !mayBePrepared(text))
      return name;
    const times = (seen.get(text) ?? 0) + 1;
    if (times < worthPreparing) {
      if (seen.size >= mostRemembered) seen = new Map();
      seen.set(text, times);
      return undefined;
    }
    seen.delete(text);
    const newName = `s_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`;
    prepared.set(text, newName);
    return newName;
  };
}

const mayBePrepared = (text: string): boolean =>
  /^\s*(?:select|with|insert|update|delete)\b/i.test(text) &&
  !/^\s*select\s+(?:"?\w+"?\.)?\*|\breturning\s+\*/i.test(text) &&
  !text.includes(plannedEachTime);
