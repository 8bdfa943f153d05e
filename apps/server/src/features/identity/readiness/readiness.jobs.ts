import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { noData, type JobKind } from '#platform/jobs/job-kind.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';

const noteDay: JobKind<typeof noData> = {
  name: 'readiness.note-day',
  data: noData,
  retryLimit: 5,
  schedule: '50 18 * * *', // the end of the day between Калининград and Камчатка
};

/** So many people at once: a second or so of work, after which others have their turn. */
const atOnce = 2_000;

/** Counts anew whoever something has changed of, until nobody waits. */
export async function countChangedPeople(
  { kysely }: Pick<Database, 'kysely'>,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    if (signal?.aborted) return;
    const { rows } = await sql<{
      counted: number;
    }>`select refresh_due_readiness(${atOnce}) as counted`.execute(kysely);
    if (!rows[0]?.counted) return;
  }
}

/** Readiness follows what is changed within seconds; once a day the sums are kept for the trend. */
export function readinessJobs(jobs: JobRunner, database: Database): void {
  const { kysely } = database;
  jobs.repeat('readiness.count-changed', (signal) => countChangedPeople(database, signal));
  jobs.handle(noteDay, async (_, { signal }) => {
    await sql`select readiness_due_by_calendar()`.execute(kysely);
    await countChangedPeople(database, signal);
    await sql`select note_readiness_day()`.execute(kysely);
  });
}
