import { employmentRepository } from '#features/registry/employment/index.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { noData, type JobKind } from '#platform/jobs/job-kind.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';

const removeExpiredRoles: JobKind<typeof noData> = {
  name: 'appointments.remove-expired-roles',
  data: noData,
  retryLimit: 5,
  schedule: '50 21 * * *',
};

/** Every night; that an appointment is over works at once and does not wait for this. */
export function delegationJobs(jobs: JobRunner, { kysely }: Database): void {
  jobs.handle(removeExpiredRoles, () =>
    kysely.transaction().execute(async (transaction) => {
      const count = await employmentRepository(transaction).removeExpiredRoles();
      if (count > 0)
        await recordAudit(transaction, null, { action: 'appointments.expired', details: { count } });
    }),
  );
}
