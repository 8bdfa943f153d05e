import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { removePostgres, startPostgres } from '../../scripts/postgres/start.ts';
import { processIdentity, stillRuns } from '../../scripts/process-identity.ts';

/** A throw-away PostgreSQL of one test run. */
export interface TestCluster {
  url(database: string): string;
  remove(): Promise<void>;
}

const parent = join(import.meta.dirname, '../../.data/tests');

/** Starts one for this process, in a folder named after it; it ends with the process even on Ctrl-C. */
export async function startTestCluster(): Promise<TestCluster> {
  const folder = join(parent, processIdentity(process.pid) ?? String(process.pid));
  const postgres = await startPostgres({ folder, fsync: false });
  const removeAtExit = () => {
    postgres.stopAtExit();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', removeAtExit);
  // vitest itself turns Ctrl-C and SIGTERM into an exit, but not the closing of the terminal.
  const exit = () => process.exit(129);
  process.once('SIGHUP', exit);
  return {
    url: (database) => postgres.url(database),
    remove: async () => {
      process.off('exit', removeAtExit);
      process.off('SIGHUP', exit);
      await removePostgres(folder);
    },
  };
}

/** Ends and removes the clusters of runs that were killed before they could do so themselves. */
export async function removeLeftovers(): Promise<void> {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const [identity = ''] = name.split('.draft-');
    if (!stillRuns(identity)) await removePostgres(join(parent, name));
  }
}
