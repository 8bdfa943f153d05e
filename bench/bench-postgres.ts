import { join } from 'node:path';
import { startPostgres, type PrivatePostgres } from '../scripts/postgres/start.ts';
import { dataFolder } from '../scripts/paths.ts';

/** The folder of the measured regions; remove it to have them made anew. */
export const benchFolder = join(dataFolder, 'bench');

/** What docs/operations.md tells the operator of a region to set, for a machine of this size. */
const settings = {
  shared_buffers: '2GB',
  effective_cache_size: '8GB',
  random_page_cost: 1.1,
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  jit: 'off',
};

/** The private PostgreSQL of the measurements, with fsync and synchronous commit on, as in production. */
export const startBenchPostgres = (): Promise<PrivatePostgres> =>
  startPostgres({ folder: join(benchFolder, 'postgres'), fsync: true, settings });
