import { Id, Role, Strict } from '@gorodok/contract';
import type { JobKind } from '#platform/jobs/job-kind.ts';

const ApplyImportJob = Strict({
  importId: Id,
  actor: Strict({ accountId: Id, personId: Id, role: Role, organizationId: Id }),
});

/** Retried for about a day while the database is away; one job of an import at a time. */
export const applyImport: JobKind<typeof ApplyImportJob> = {
  name: 'import.apply',
  data: ApplyImportJob,
  retryLimit: 30,
  subjectOf: ({ importId }) => String(importId),
};
