import { readFileSync, writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { fillDemonstration, type SignInHint } from '@gorodok/bench/region';
import { compareEverybody } from '../../apps/server/src/features/data-quality/duplicates/index.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import type { PrivatePostgres } from '../postgres/start.ts';
import { PlainFailure } from '../plain-failure.ts';
import { folders } from './folders.ts';

const name = 'gorodok';
/** A filling that was cut short stays under this name, and is begun anew. */
const draft = `${name}_draft`;

/**
 * Brings the database of the demonstration up to date, or makes and fills it where there is none.
 * @returns its address.
 */
export async function prepareDatabase(postgres: PrivatePostgres): Promise<string> {
  const server = new Client({ connectionString: postgres.url('postgres') });
  // PostgreSQL may end under it; the supervisor tells of that.
  server.on('error', () => undefined);
  await server.connect();
  try {
    const { rowCount } = await server.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await makeAndFill(postgres, server);
    else await update(postgres);
    return postgres.url(name);
  } finally {
    await server.end();
  }
}

/** The data of a version that never became this one can't be brought up to date. */
async function update(postgres: PrivatePostgres): Promise<void> {
  try {
    await migrate(postgres.url(name));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainFailure(
      `The demonstration's data can't be brought up to date (${reason}). Start over with «npm run demo -- --fresh».`,
    );
  }
}

async function makeAndFill(postgres: PrivatePostgres, server: Client): Promise<void> {
  await server.query(`drop database if exists ${draft} with (force)`);
  await server.query(`create database ${draft}`);
  await migrate(postgres.url(draft));
  const { people } = await fillDemonstration({
    databaseUrl: postgres.url(draft),
    // Sweden writes dates as ISO 8601 does.
    today: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Yekaterinburg' }).format(new Date()),
    esiaDataFolder: folders.esia,
    progress: showProgress,
  });
  await compareEverybody(postgres.url(draft), showProgress);
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K');
  writeFileSync(folders.signInHints, JSON.stringify(people));
  await server.query(`alter database ${draft} rename to ${name}`);
}

/** In a terminal one line that changes; in a file, a line for each step. */
function showProgress(sentence: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K  ${sentence}`);
  else console.log(`  ${sentence}`);
}

/** Whom to sign in as, written down when the database was filled. */
export function readSignInHints(): SignInHint[] {
  const hints: unknown = JSON.parse(readFileSync(folders.signInHints, 'utf8'));
  return Array.isArray(hints) ? hints : [];
}
