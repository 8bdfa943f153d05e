import type { ApplyBatchUpdate, BatchFilter, BatchUpdate, BatchUpdateSummary } from '@gorodok/contract';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { JobKind } from '#platform/jobs/job-kind.ts';
import type { UploadedFile } from '#platform/http/uploaded-file.ts';
import { textFileTypes } from '#platform/spreadsheet/text-file/text-file.ts';
import { formatOf } from '../spreadsheets/index.ts';
import { annotatedFile } from './annotated-file.ts';
import type { BatchFoundations } from './batch-export.service.ts';
import { applyBatchUpdate, checkBatchUpdate, undoBatchUpdate } from './batch-update.jobs.ts';
import {
  canDiscard,
  isAppliedAlready,
  isUndoneAlready,
  refusalToApply,
  refusalToUndo,
} from './batch-update.policy.ts';
import { batchUpdateRepository } from './batch-update.repository.ts';
import { planUpdate, readEdits } from './update-plan.ts';
import { readUpdateFile } from './update-file.ts';

/** 30,000 rows of everything that a card says take some 20 megabytes. */
export const largestFile = 50 * 1024 * 1024;

/** «2. Обновление данных». */
export const batchUpdateService = (foundations: BatchFoundations) => {
  const { database, files, jobs } = foundations;
  const db = database.kysely;

  async function get(actor: Actor, id: number): Promise<BatchUpdate> {
    const found = await batchUpdateRepository(db).find(actor, id);
    if (!found) throw new AppError('not_found', 'batch_update.not_found');
    return found;
  }

  async function getForUpdate(transaction: Queryable, actor: Actor, id: number) {
    const found = await batchUpdateRepository(transaction).findForUpdate(actor, id);
    if (!found) throw new AppError('not_found', 'batch_update.not_found');
    return found;
  }

  const send = (transaction: Queryable, kind: typeof checkBatchUpdate, updateId: number, actor: Actor) => {
    const { accountId, personId, role, organizationId } = actor;
    return jobs.send(transaction, kind satisfies JobKind, {
      updateId,
      actor: { accountId, personId, role, organizationId },
    });
  };

  return {
    list: (actor: Actor): Promise<BatchUpdateSummary[]> => batchUpdateRepository(db).list(actor),

    /** The report; it quotes cells of the file, so that the look at it is audited. */
    async view(actor: Actor, id: number): Promise<BatchUpdate> {
      const found = await get(actor, id);
      await recordAudit(db, actor, {
        action: 'batch_update.viewed',
        subject: { kind: 'batch_update', id },
      });
      return found;
    },

    /** Keeps a file and has it checked in the background. Nothing of it reaches the cards. */
    async upload(actor: Actor, chosen: BatchFilter, file: UploadedFile): Promise<BatchUpdate> {
      if (formatOf(file.bytes) === null) throw new AppError('invalid', 'import.file_not_spreadsheet');
      const fileKey = await files.put('batch-updates', file.bytes, largestFile);
      try {
        const id = await db.transaction().execute(async (transaction) => {
          const id = await batchUpdateRepository(transaction).add(actor, {
            name: file.name,
            key: fileKey,
            chosen,
          });
          await send(transaction, checkBatchUpdate, id, actor);
          await recordAudit(transaction, actor, {
            action: 'batch_update.uploaded',
            subject: { kind: 'batch_update', id },
            details: { filter: chosen },
          });
          return id;
        });
        return await get(actor, id);
      } catch (error) {
        await files.remove(fileKey);
        throw error;
      }
    },

    /** Has the update applied in the background. A second click changes nothing. */
    async apply(actor: Actor, id: number, wanted: ApplyBatchUpdate): Promise<BatchUpdate> {
      await db.transaction().execute(async (transaction) => {
        const current = await getForUpdate(transaction, actor, id);
        if (isAppliedAlready(current, wanted)) return;
        const refusal = refusalToApply(current, wanted);
        if (refusal) throw new AppError('conflict', refusal);
        await batchUpdateRepository(transaction).begin(id, 'queued', wanted.rows);
        await send(transaction, applyBatchUpdate, id, actor);
        await recordAudit(transaction, actor, {
          action: 'batch_update.queued',
          subject: { kind: 'batch_update', id },
          details: { rows: wanted.rows },
        });
      });
      return get(actor, id);
    },

    /** Has what the update changed put back, where nobody has edited it since. A second click changes nothing. */
    async undo(actor: Actor, id: number): Promise<BatchUpdate> {
      await db.transaction().execute(async (transaction) => {
        const current = await getForUpdate(transaction, actor, id);
        if (isUndoneAlready(current)) return;
        const refusal = refusalToUndo(current);
        if (refusal) throw new AppError('conflict', refusal);
        await batchUpdateRepository(transaction).begin(id, 'undoing');
        await send(transaction, undoBatchUpdate, id, actor);
      });
      return get(actor, id);
    },

    /** Throws the file away, with everything that was quoted from it. */
    async discard(actor: Actor, id: number): Promise<void> {
      const keys = await db.transaction().execute(async (transaction) => {
        const current = await getForUpdate(transaction, actor, id);
        if (!canDiscard(current)) throw new AppError('conflict', 'batch_update.not_open');
        if (current.state === 'discarded') return [];
        await batchUpdateRepository(transaction).discard(id);
        await recordAudit(transaction, actor, {
          action: 'batch_update.discarded',
          subject: { kind: 'batch_update', id },
        });
        return [current.fileKey, current.editsKey];
      });
      for (const key of keys) if (key !== null) await files.remove(key);
    },

    /** The file as it came, with a column of remarks and the cells that they are about in colour. */
    async annotate(actor: Actor, id: number): Promise<{ name: string; type: string; bytes: Uint8Array }> {
      const { fileName } = await get(actor, id);
      const pending = await batchUpdateRepository(db).findPending(id, 'checked');
      if (!pending?.fileKey) throw new AppError('conflict', 'batch_update.not_open');
      const bytes = await files.get(pending.fileKey);
      const format = formatOf(bytes) ?? 'xlsx';
      const spreadsheet = await readUpdateFile(bytes);
      const { today } = await getOrganizationNow(db, actor.organizationId);
      const request = { actor, today, chosen: pending.chosen, lock: false, progress: async () => undefined };
      const edits = await readEdits(db, spreadsheet, request, foundations);
      const plan = await planUpdate(db, edits, request, foundations);
      const annotated = await annotatedFile(format, spreadsheet, plan);
      await recordAudit(db, actor, {
        action: 'batch_update.annotated_fetched',
        subject: { kind: 'batch_update', id },
      });
      const { type, ending } = textFileTypes[format];
      return { name: `${fileName.replace(/\.[^.]*$/u, '')} – замечания.${ending}`, type, bytes: annotated };
    },
  };
};
