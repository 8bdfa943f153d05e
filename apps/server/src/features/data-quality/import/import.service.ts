import type { ApplyImport, Import, ImportKind, ImportSummary } from '@gorodok/contract';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import { readSpreadsheet } from '../spreadsheets/index.ts';
import { applyImport } from './apply-import.job.ts';
import { canDiscard, isAppliedAlready, refusalToApply } from './import.policy.ts';
import { importRepository } from './import.repository.ts';
import type { Importer } from './importer.ts';
import { reportOf } from './report.ts';

export const largestFile = 5 * 1024 * 1024;

export interface ImportFoundations {
  database: Database;
  files: FileStore;
  jobs: JobRunner;
  importers: Readonly<Record<ImportKind, Importer>>;
}

export const importService = ({ database, files, jobs, importers }: ImportFoundations) => {
  const db = database.kysely;

  async function get(actor: Actor, id: number): Promise<Import> {
    const found = await importRepository(db).find(actor, id);
    if (!found) throw new AppError('not_found', 'import.not_found');
    return found;
  }

  return {
    list: (actor: Actor): Promise<ImportSummary[]> => importRepository(db).list(actor),

    /** The report; it quotes cells of the file, so that the look at it is audited. */
    async view(actor: Actor, id: number): Promise<Import> {
      const found = await get(actor, id);
      await recordAudit(db, actor, { action: 'import.viewed', subject: { kind: 'import', id } });
      return found;
    },

    /** Checks a file against the cards as they are, and keeps it. Nothing of it reaches the cards. */
    async upload(actor: Actor, kind: ImportKind, file: { name: string; bytes: Uint8Array }): Promise<Import> {
      const spreadsheet = await readSpreadsheet(file.bytes);
      const organization = await getOrganizationNow(db, actor.organizationId);
      const report = reportOf(await importers[kind].plan(db, organization, spreadsheet, 'taken'));
      const fileKey = await files.put('imports', file.bytes, largestFile);
      try {
        const id = await db.transaction().execute(async (transaction) => {
          const id = await importRepository(transaction).add(actor, {
            kind,
            fileName: file.name,
            fileKey,
            ...report,
          });
          const { rows, rowsWithErrors } = report.counts;
          await recordAudit(transaction, actor, {
            action: 'import.uploaded',
            subject: { kind: 'import', id },
            details: { kind, rows, rowsWithErrors },
          });
          return id;
        });
        return await get(actor, id);
      } catch (error) {
        await files.remove(fileKey);
        throw error;
      }
    },

    /** Has the import applied in the background. A second click changes nothing. */
    async apply(actor: Actor, id: number, wanted: ApplyImport): Promise<Import> {
      await db.transaction().execute(async (transaction) => {
        const imports = importRepository(transaction);
        const current = await imports.findForUpdate(actor, id);
        if (!current) throw new AppError('not_found', 'import.not_found');
        if (isAppliedAlready(current, wanted)) return;
        const refusal = refusalToApply(current, wanted);
        if (refusal) throw new AppError('conflict', refusal);
        await imports.queue(id, wanted);
        const { accountId, personId, role, organizationId } = actor;
        await jobs.send(transaction, applyImport, {
          importId: id,
          actor: { accountId, personId, role, organizationId },
        });
        await recordAudit(transaction, actor, {
          action: 'import.queued',
          subject: { kind: 'import', id },
          details: { rows: wanted.rows, knownPeople: wanted.knownPeople ?? 'taken' },
        });
      });
      return get(actor, id);
    },

    /** Throws the file away, with everything that was quoted from it. */
    async discard(actor: Actor, id: number): Promise<void> {
      const fileKey = await db.transaction().execute(async (transaction) => {
        const imports = importRepository(transaction);
        const current = await imports.findForUpdate(actor, id);
        if (!current) throw new AppError('not_found', 'import.not_found');
        if (!canDiscard(current)) throw new AppError('conflict', 'import.not_open');
        if (current.state === 'discarded') return current.fileKey;
        await imports.discard(id);
        await recordAudit(transaction, actor, {
          action: 'import.discarded',
          subject: { kind: 'import', id },
        });
        return current.fileKey;
      });
      await files.remove(fileKey);
    },
  };
};
