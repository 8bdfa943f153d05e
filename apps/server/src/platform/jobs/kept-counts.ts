import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { noData, type JobKind } from './job-kind.ts';
import type { JobRunner } from './job-runner.ts';

/** So many people at once: a second or so of work, after which others have their turn. */
const atOnce = 2_000;

export interface KeptCounts {
  /** Counts anew whoever something has changed of, until nobody waits. */
  readonly countChanged: (database: Pick<Database, 'kysely'>, signal?: AbortSignal) => Promise<void>;
  /** Counts follow what is changed within seconds; once a day the sums are kept for the trend. */
  readonly handleJobs: (jobs: JobRunner, database: Database) => void;
}

/**
 * Counts that the database keeps by changes (docs/decisions/0012-readiness-is-counted-by-changes.md). `name` is in the code, never from outside; by it go the functions of the database:
 * `refresh_due_…(most)` takes people from the list and tells how many they were, `…_due_by_calendar()` puts those on it of whom no
 * change tells, `note_…_day()` keeps the sums. `noteAt` is the end of the day between Калининград and Камчатка, as cron writes it.
 */
export function keptCounts(name: string, noteAt: string): KeptCounts {
  const noteDay: JobKind<typeof noData> = {
    name: `${name}.note-day`,
    data: noData,
    retryLimit: 5,
    schedule: noteAt,
  };

  async function countChanged({ kysely }: Pick<Database, 'kysely'>, signal?: AbortSignal): Promise<void> {
    for (;;) {
      if (signal?.aborted) return;
      const { rows } = await sql<{ counted: number }>`
        select ${sql.raw(`refresh_due_${name}`)}(${atOnce}) as counted`.execute(kysely);
      if (!rows[0]?.counted) return;
    }
  }

  return {
    countChanged,
    handleJobs(jobs, database) {
      const { kysely } = database;
      jobs.repeat(`${name}.count-changed`, (signal) => countChanged(database, signal));
      jobs.handle(noteDay, async (_, { signal }) => {
        await sql`select ${sql.raw(`${name}_due_by_calendar`)}()`.execute(kysely);
        await countChanged(database, signal);
        await sql`select ${sql.raw(`note_${name}_day`)}()`.execute(kysely);
      });
    },
  };
}
