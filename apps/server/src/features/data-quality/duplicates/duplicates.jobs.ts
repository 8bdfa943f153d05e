import { Worker } from 'node:worker_threads';
import type { Database } from '#platform/database/database.ts';
import { noData, type JobKind } from '#platform/jobs/job-kind.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import type { CardReader } from './card-reader.ts';
import { findDueDuplicates } from './find-duplicates.ts';

const compareAll: JobKind<typeof noData> = {
  name: 'duplicates.compare-everybody',
  data: noData,
  retryLimit: 2,
  maximumSeconds: 60 * 60,
  schedule: '0 17 * * 6', // Saturday night, between Калининград and Камчатка
};

/** Memory of the thread that compares everybody: 1.6 KB a person and as much again for what it finds. */
const memory = { maxOldGenerationSizeMb: 6144 };

/** Duplicates follow what is changed within seconds; once a week the names of the region are counted anew. */
export function duplicatesJobs(
  jobs: JobRunner,
  {
    database,
    databaseUrl,
    reader,
  }: { database: Database; databaseUrl: string; reader: () => Promise<CardReader> },
): void {
  jobs.repeat('duplicates.find-due', async (signal) => {
    await findDueDuplicates(database, await reader(), signal);
  });
  jobs.handle(compareAll, (_, { signal }) => compareInThread(databaseUrl, signal));
}

async function compareInThread(databaseUrl: string, signal: AbortSignal): Promise<void> {
  const worker = new Worker(new URL('./whole-pass.worker.ts', import.meta.url), {
    workerData: { databaseUrl },
    resourceLimits: memory,
    execArgv: [],
  });
  const end = () => void worker.terminate();
  signal.addEventListener('abort', end);
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
      worker.once('exit', () =>
        reject(new Error('The thread that compares everybody has ended before its work.')),
      );
    });
  } finally {
    signal.removeEventListener('abort', end);
  }
}
