import { Client } from 'pg';
import { compareEverybody } from '../apps/server/src/features/data-quality/duplicates/index.ts';
import { migrate } from '../apps/server/src/platform/database/migrate.ts';
import { PlainFailure } from '../scripts/plain-failure.ts';
import type { PrivatePostgres } from '../scripts/postgres/start.ts';
import { startBenchPostgres } from './bench-postgres.ts';
import { isAddress, type RegionOptions } from './options.ts';
import { fillDatabase, planRegion, withoutAccounts } from './region/index.ts';
import { countRegion, describeCounts } from './region-counts.ts';

/** `npm run region`: makes the region that the options name and tells what it holds. */
export async function makeRegion(options: RegionOptions): Promise<void> {
  const began = performance.now();
  if (isAddress(options.database)) {
    await migrate(options.database);
    await fill(options.database, options);
    await tell(options.database, began);
    return;
  }
  const postgres = await startBenchPostgres();
  try {
    if (!options.fresh && (await databaseExists(postgres, options.database))) {
      throw new PlainFailure(
        `There is a region in the database ${options.database} already; --fresh makes it anew.`,
      );
    }
    await makeInPlace(postgres, options);
    await tell(postgres.url(options.database), began);
  } finally {
    await postgres.stop();
  }
}

export async function databaseExists(postgres: PrivatePostgres, name: string): Promise<boolean> {
  return asServer(postgres, async (server) => {
    const { rowCount } = await server.query('select from pg_database where datname = $1', [name]);
    return rowCount === 1;
  });
}

/** Makes the region beside its place and moves it there at the end: what dies in between leaves a draft, swept by the next. */
export async function makeInPlace(
  postgres: Pick<PrivatePostgres, 'url'>,
  options: RegionOptions,
): Promise<void> {
  const { database } = options;
  const draft = `${database}_draft`;
  await asServer(postgres, async (server) => {
    await server.query(`drop database if exists ${draft} with (force)`);
    await server.query(`create database ${draft}`);
    await migrate(postgres.url(draft));
    await fill(postgres.url(draft), options);
    await server.query(`drop database if exists ${database} with (force)`);
    await server.query(`alter database ${draft} rename to ${database}`);
  });
}

async function fill(databaseUrl: string, { students, terms }: RegionOptions): Promise<void> {
  await fillDatabase(databaseUrl, planRegion(students), {
    // Sweden writes dates as ISO 8601 does.
    today: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Yekaterinburg' }).format(new Date()),
    terms,
    accounts: withoutAccounts(),
    progress: showProgress,
  });
  await compareEverybody(databaseUrl, showProgress);
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K');
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // What the autovacuum would do some minutes later: the first readers shall not pay for it.
    await client.query('vacuum');
  } finally {
    await client.end();
  }
}

async function tell(databaseUrl: string, began: number): Promise<void> {
  const counts = await countRegion(databaseUrl);
  console.log(`${describeCounts(counts)}\nMade in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
}

/** In a terminal one line that changes; in a file, a line for each step. */
function showProgress(sentence: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K  ${sentence}`);
  else console.log(`  ${sentence}`);
}

async function asServer<T>(
  postgres: Pick<PrivatePostgres, 'url'>,
  work: (server: Client) => Promise<T>,
): Promise<T> {
  const server = new Client({ connectionString: postgres.url('postgres') });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
