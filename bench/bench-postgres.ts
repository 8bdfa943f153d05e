import { join } from 'node:path';
import { startPostgres, type PrivatePostgres } from '../scripts/postgres/start.ts';
import { dataFolder } from '../scripts/paths.ts';

/** The folder of the measured regions; remove it to have them made anew. */
export const benchFolder = join(dataFolder, 'bench');

/** The private PostgreSQL of the measurements, with fsync and synchronous commit on, as in production. */
export const startBenchPostgres = (): Promise<PrivatePostgres> =>
  startPostgres({ folder: join(benchFolder, 'postgres'), fsync: true });
