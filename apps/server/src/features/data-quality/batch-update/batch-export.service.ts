import type { Readable } from 'node:stream';
import type { BatchExport, CardKind, StartBatchExport } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import { textFileTypes } from '#platform/spreadsheet/text-file/text-file.ts';
import { batchExportRepository } from './batch-export.repository.ts';
import { makeBatchExport } from './batch-update.jobs.ts';
import type { PlanningFoundations } from './update-plan.ts';

export interface BatchFoundations extends PlanningFoundations {
  database: Database;
  files: FileStore;
  jobs: JobRunner;
}

export const kindTitles: Record<CardKind, string> = {
  student: 'Ученики и родители',
  guardian: 'Родители',
  employee: 'Сотрудники',
};

/** «1. Выгрузка данных». */
export const batchExportService = ({ database, files, jobs }: BatchFoundations) => {
  const db = database.kysely;

  async function get(actor: Actor, id: number): Promise<BatchExport> {
    const found = await batchExportRepository(db).find(actor, id);
    if (!found) throw new AppError('not_found', 'batch_export.not_found');
    return found;
  }

  return {
    get,
    list: (actor: Actor) => batchExportRepository(db).list(actor),

    /** Has the file made in the background. A second click on the same while it is being made gives the same export. */
    async start(actor: Actor, request: StartBatchExport): Promise<BatchExport> {
      const id = await db.transaction().execute(async (transaction) => {
        const exports = batchExportRepository(transaction);
        await exports.lock(actor);
        const same = await exports.findSameQueued(actor, request);
        if (same) return same.id;
        const id = await exports.add(actor, request);
        const { accountId, personId, role, organizationId } = actor;
        await jobs.send(transaction, makeBatchExport, {
          exportId: id,
          actor: { accountId, personId, role, organizationId },
        });
        return id;
      });
      return get(actor, id);
    },

    /** The file and its name, which tells of nobody. */
    async read(actor: Actor, id: number): Promise<{ name: string; type: string; contents: Readable }> {
      const found = await batchExportRepository(db).findFile(actor, id);
      if (!found) throw new AppError('not_found', 'batch_export.not_found');
      if (found.fileKey === null) throw new AppError('conflict', 'batch_export.not_ready');
      const contents = await files.read(found.fileKey);
      await recordAudit(db, actor, {
        action: 'batch_export.fetched',
        subject: { kind: 'batch_export', id },
      });
      const { grade, kind } = found.filter;
      const scope = found.classGroupName ?? (grade === undefined ? '' : `параллель ${grade}`);
      const { type, ending } = textFileTypes[found.format];
      const name = [kindTitles[kind], scope, found.day].filter(Boolean).join(' ');
      return { name: `${name}.${ending}`, type, contents };
    },
  };
};
