import { Id, Role, Strict } from '@gorodok/contract';
import { noData, type JobKind } from '#platform/jobs/job-kind.ts';

const actor = Strict({ accountId: Id, personId: Id, role: Role, organizationId: Id });
const ExportJob = Strict({ exportId: Id, actor });
const UpdateJob = Strict({ updateId: Id, actor });

export const makeBatchExport: JobKind<typeof ExportJob> = {
  name: 'batch.export',
  data: ExportJob,
  retryLimit: 5,
  subjectOf: ({ exportId }) => String(exportId),
};

/** The three steps of an update; each is retried for about a day while the database is away. */
const stepOf = (name: string): JobKind<typeof UpdateJob> => ({
  name,
  data: UpdateJob,
  retryLimit: 30,
  subjectOf: ({ updateId }) => String(updateId),
});
export const checkBatchUpdate = stepOf('batch.check');
export const applyBatchUpdate = stepOf('batch.apply');
export const undoBatchUpdate = stepOf('batch.undo');

export const forgetOldBatches: JobKind<typeof noData> = {
  name: 'batch.forget-old',
  data: noData,
  retryLimit: 5,
  schedule: '35 * * * *',
};
