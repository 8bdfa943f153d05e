import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../apps/server/src/platform/database/migrate.ts';
import { startPostgres, type PrivatePostgres } from '../scripts/postgres/start.ts';
import { dataFolder } from '../scripts/paths.ts';
import { fillDemonstration } from './region/index.ts';

/** The folder of the measured region; remove it to have the region made anew. */
export const benchFolder = join(dataFolder, 'bench');

const name = 'gorodok_bench';

/**
 * The demonstration region in a PostgreSQL of its own, with fsync and synchronous commit on, as in production. Made once and
 * kept, so that a second run measures the same data.
 */
export async function openRegion(): Promise<{ postgres: PrivatePostgres; databaseUrl: string }> {
  const postgres = await startPostgres({ folder: join(benchFolder, 'postgres'), fsync: true });
  const databaseUrl = postgres.url(name);
  const made = join(benchFolder, 'made');
  if (!existsSync(made)) {
    const server = new Client({ connectionString: postgres.url('postgres') });
    await server.connect();
    await server.query(`drop database if exists ${name} with (force)`);
    await server.query(`create database ${name}`);
    await server.end();
    await migrate(databaseUrl);
    await fillDemonstration({
      databaseUrl,
      today: '2026-11-22',
      esiaDataFolder: join(benchFolder, 'esia'),
      progress: (line) => console.log(`  ${line}`),
    });
    writeFileSync(made, '');
  } else await migrate(databaseUrl);
  return { postgres, databaseUrl };
}
