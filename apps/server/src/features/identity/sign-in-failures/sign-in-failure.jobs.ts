import { noData, type JobKind } from '#platform/jobs/job-kind.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { signInFailureRepository } from './sign-in-failure.repository.ts';

const removeOldFailures: JobKind<typeof noData> = {
  name: 'sign-in-failures.remove-old',
  data: noData,
  retryLimit: 5,
  schedule: '40 21 * * *',
};

/** Every night what is past its time is removed; that it was is itself recorded. */
export function signInFailureJobs(jobs: JobRunner, { kysely }: Database): void {
  jobs.handle(removeOldFailures, () =>
    kysely.transaction().execute(async (transaction) => {
      const count = await signInFailureRepository(transaction).removeOld();
      if (count > 0)
        await recordAudit(transaction, null, { action: 'sign_in_failures.removed', details: { count } });
    }),
  );
}
