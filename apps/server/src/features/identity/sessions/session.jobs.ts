import { noData, type JobKind } from '#platform/jobs/job-kind.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import type { Database } from '#platform/database/database.ts';
import { sessionRepository } from './session.repository.ts';

const removeExpiredSessions: JobKind<typeof noData> = {
  name: 'sessions.remove-expired',
  data: noData,
  retryLimit: 5,
  schedule: '20 * * * *',
};

export function sessionJobs(jobs: JobRunner, { kysely }: Database): void {
  jobs.handle(removeExpiredSessions, async () => void (await sessionRepository(kysely).removeExpired()));
}
