import type { Static } from 'typebox';
import { getOrganizationNow } from '#features/registry/organizations/index.ts';
import { changesOf, saveManyCards } from '#features/registry/people/index.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Queryable } from '#platform/database/database.ts';
import { workOrFail } from '#platform/database/failure-kind.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { BatchFoundations } from './batch-export.service.ts';
import type { checkBatchUpdate } from './batch-update.jobs.ts';
import { batchUpdateRepository, type Outcome, type PendingUpdate } from './batch-update.repository.ts';
import { packEdits, unpackEdits } from './kept-edits.ts';
import { planUpdate, readEdits, type FileEdits, type UpdatePlan } from './update-plan.ts';
import { readUpdateFile } from './update-file.ts';
import { reportOf } from './update-report.ts';

type Task = Static<(typeof checkBatchUpdate)['data']>;

const atOnce = 2_000;
const largestEdits = 200 * 1024 * 1024;

/** Checks and applies files. A step that is not asked for (any longer) is passed over, so that the same job may come twice. */
export function updateApplication(foundations: BatchFoundations) {
  const { database, files } = foundations;
  const db = database.kysely;

  /** The plan of edits against the cards as they stand in `on`; progress is seen by others at once. */
  async function plan(
    on: Queryable,
    { updateId, actor }: Task,
    { chosen }: PendingUpdate,
    edits: FileEdits,
    lock: boolean,
  ): Promise<UpdatePlan> {
    const { today } = await getOrganizationNow(on, actor.organizationId);
    const progress = (done: number, total: number) =>
      batchUpdateRepository(db).tellProgress(updateId, done, total);
    return planUpdate(on, edits, { actor, today, chosen, lock, progress }, foundations);
  }

  async function read(key: string | null): Promise<Uint8Array> {
    const bytes = key === null ? null : await files.get(key).catch(() => null);
    if (bytes === null) throw new AppError('conflict', 'batch_update.file_lost');
    return bytes;
  }

  async function forgetFiles({ id, fileKey, editsKey }: PendingUpdate): Promise<void> {
    await batchUpdateRepository(db).forgetFiles(id);
    for (const key of [fileKey, editsKey]) if (key !== null) await files.remove(key);
  }

  async function checkOnce(task: Task, pending: PendingUpdate): Promise<void> {
    const spreadsheet = await readUpdateFile(await read(pending.fileKey));
    const { actor } = task;
    const edits = await readEdits(db, spreadsheet, { actor, chosen: pending.chosen }, foundations);
    const planned = await plan(db, task, pending, edits, false);
    const editsKey = await files.put('batch-edits', packEdits(edits), largestEdits);
    const isEnded = await batchUpdateRepository(db).finish(pending.id, 'checking', {
      state: 'checked',
      report: reportOf(planned),
      batchExport: planned.batchExport,
      editsKey,
    });
    if (!isEnded) await files.remove(editsKey);
  }

  async function applyOnce(task: Task, pending: PendingUpdate): Promise<void> {
    const edits = unpackEdits(await read(pending.editsKey));
    await db.transaction().execute(async (transaction) => {
      const updates = batchUpdateRepository(transaction);
      const planned = await plan(transaction, task, pending, edits, true);
      const report = reportOf(planned);
      const end = async (outcome: Outcome) => {
        if (!(await updates.finish(pending.id, 'queued', { ...outcome, report }))) return;
        await recordAudit(transaction, task.actor, {
          action: outcome.state === 'applied' ? 'batch_update.applied' : 'batch_update.failed',
          subject: { kind: 'batch_update', id: pending.id },
          details: { ...report.counts, ...(outcome.failureCode && { code: outcome.failureCode }) },
        });
      };
      if (report.hasFileError || (pending.rows === 'all' && report.counts.rowsWithErrors > 0))
        return end({ state: 'failed', failureCode: 'batch_update.changed_since_check' });
      await saveManyCards(transaction, task.actor, planned.saves, { batchUpdateId: pending.id });
      const written = planned.saves.map(({ number, personId, kind, plan }) => ({
        rowNumber: number,
        personId,
        kind,
        changes: changesOf(plan),
      }));
      for (let done = 0; done < written.length; done += atOnce)
        await updates.addWritten(pending.id, written.slice(done, done + atOnce));
      await end({ state: 'applied' });
    });
    await forgetFiles(pending);
  }

  /** A step with its failures: what the file itself is to blame for is told, and not tried again. */
  const step =
    (name: 'checking' | 'queued', once: typeof checkOnce) =>
    async (task: Task): Promise<void> => {
      const pending = await batchUpdateRepository(db).findPending(task.updateId, name);
      if (!pending) return;
      const fail = async (failureCode: string) => {
        await batchUpdateRepository(db).finish(pending.id, name, { state: 'failed', failureCode });
        await forgetFiles(pending);
      };
      await workOrFail(
        () =>
          once(task, pending).catch((error: unknown) => {
            if (error instanceof AppError) return fail(error.code);
            throw error;
          }),
        () => fail('batch_update.failed_inside'),
      );
    };

  return { check: step('checking', checkOnce), apply: step('queued', applyOnce) };
}
