import type { JobRunner } from '#platform/jobs/job-runner.ts';
import { batchExportRepository } from './batch-export.repository.ts';
import type { BatchFoundations } from './batch-export.service.ts';
import {
  applyBatchUpdate,
  checkBatchUpdate,
  forgetOldBatches,
  makeBatchExport,
  undoBatchUpdate,
} from './batch-update.jobs.ts';
import { batchUpdateRepository } from './batch-update.repository.ts';
import { exportApplication } from './export-application.ts';
import { undoApplication } from './undo-application.ts';
import { updateApplication } from './update-application.ts';

/** What does the jobs of exports and updates, and forgets what is past its day. */
export function batchUpdateJobs(jobs: JobRunner, foundations: BatchFoundations): void {
  const { check, apply } = updateApplication(foundations);
  jobs.handle(makeBatchExport, exportApplication(foundations));
  jobs.handle(checkBatchUpdate, check);
  jobs.handle(applyBatchUpdate, apply);
  jobs.handle(undoBatchUpdate, undoApplication(foundations));
  jobs.handle(forgetOldBatches, async () => {
    const db = foundations.database.kysely;
    const keys = [
      ...(await batchExportRepository(db).forgetOld()),
      ...(await batchUpdateRepository(db).forgetOld()),
    ];
    for (const key of keys) await foundations.files.remove(key);
  });
}
