import { noData, type JobKind } from '#platform/jobs/job-kind.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import type { Database } from '#platform/database/database.ts';
import { signInRequestRepository } from './sign-in-request.repository.ts';

const removeOldRequests: JobKind<typeof noData> = {
  name: 'sign-in-requests.remove-old',
  data: noData,
  retryLimit: 5,
  schedule: '10 * * * *',
};

/** Sign-ins that were begun a day ago lead nowhere any more. */
export function signInJobs(jobs: JobRunner, { kysely }: Database): void {
  jobs.handle(removeOldRequests, async () => void (await signInRequestRepository(kysely).removeOld()));
}
