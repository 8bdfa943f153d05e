import { Id, Role, Strict } from '@gorodok/contract';
import { noData, type JobKind } from '#platform/jobs/job-kind.ts';

const ExportCardsJob = Strict({
  exportId: Id,
  actor: Strict({ accountId: Id, personId: Id, role: Role, organizationId: Id }),
});

export const exportCards: JobKind<typeof ExportCardsJob> = {
  name: 'cards.export',
  data: ExportCardsJob,
  retryLimit: 5,
  subjectOf: ({ exportId }) => String(exportId),
};

/** Files of yesterday go every hour. */
export const removeExpiredExports: JobKind<typeof noData> = {
  name: 'cards.remove-expired-exports',
  data: noData,
  retryLimit: 5,
  schedule: '25 * * * *',
};
