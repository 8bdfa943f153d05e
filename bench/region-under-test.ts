import { migrate } from '../apps/server/src/platform/database/migrate.ts';
import type { PrivatePostgres } from '../scripts/postgres/start.ts';
import { startBenchPostgres } from './bench-postgres.ts';
import { databaseExists, makeInPlace } from './make-region.ts';
import { databaseName } from './options.ts';

/** A region of so many students, 0 for the demonstration: made once and kept, so that a second run measures the same data. */
export async function openRegion(
  students: number,
): Promise<{ postgres: PrivatePostgres; databaseUrl: string }> {
  const postgres = await startBenchPostgres();
  const database = databaseName(students);
  // The demonstration has its lessons and marks; of a large region the register alone is measured.
  const terms = students > 0 ? 0 : 1;
  if (await databaseExists(postgres, database)) await migrate(postgres.url(database));
  else await makeInPlace(postgres, { students, terms, database, fresh: true });
  return { postgres, databaseUrl: postgres.url(database) };
}
