import type { Readable } from 'node:stream';
import type { CardExport, StartCardExport } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import { cardExportRepository } from './card-export.repository.ts';
import { kindTitles } from './card-sheet.ts';
import { exportCards } from './export-cards.job.ts';

export interface ExportFoundations {
  database: Database;
  files: FileStore;
  jobs: JobRunner;
}

export const cardExportService = ({ database, files, jobs }: ExportFoundations) => {
  const db = database.kysely;

  async function get(actor: Actor, id: number): Promise<CardExport> {
    const found = await cardExportRepository(db).find(actor, id);
    if (!found) throw new AppError('not_found', 'card_export.not_found');
    return found;
  }

  return {
    get,
    list: (actor: Actor) => cardExportRepository(db).list(actor),

    /** Has the file made in the background. A second click on the same while it is being made gives the same export. */
    async start(actor: Actor, request: StartCardExport): Promise<CardExport> {
      const id = await db.transaction().execute(async (transaction) => {
        const exports = cardExportRepository(transaction);
        await exports.lock(actor);
        const same = await exports.findSameQueued(actor, request);
        if (same) return same.id;
        const id = await exports.add(actor, request);
        const { accountId, personId, role, organizationId } = actor;
        await jobs.send(transaction, exportCards, {
          exportId: id,
          actor: { accountId, personId, role, organizationId },
        });
        return id;
      });
      return get(actor, id);
    },

    /** The file and its name, which tells of nobody. */
    async read(actor: Actor, id: number): Promise<{ name: string; contents: Readable }> {
      const found = await cardExportRepository(db).findFile(actor, id);
      if (!found) throw new AppError('not_found', 'card_export.not_found');
      if (found.fileKey === null) throw new AppError('conflict', 'card_export.not_ready');
      const contents = await files.read(found.fileKey);
      await recordAudit(db, actor, {
        action: 'cards.export_fetched',
        subject: { kind: 'card_export', id },
      });
      return { name: `${kindTitles[found.kind]} ${found.day}.xlsx`, contents };
    },
  };
};
