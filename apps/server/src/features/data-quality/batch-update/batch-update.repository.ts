import type { BatchFilter, BatchUpdate, BatchUpdateSummary, CardKind, FieldChange } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { classGroupName } from './batch-export.repository.ts';
import { emptyReport, type UpdateReport } from './update-report.ts';

type State = BatchUpdate['state'];

/** An update under way, as a job takes it up. */
export interface PendingUpdate {
  id: number;
  chosen: BatchFilter;
  rows: 'all' | 'faultless' | null;
  fileKey: string | null;
  editsKey: string | null;
}

/** What an applied update wrote in one row. */
export interface WrittenRow {
  rowNumber: number;
  personId: number;
  kind: CardKind;
  changes: FieldChange[];
}

export interface Outcome {
  state: Exclude<State, 'checking' | 'queued' | 'undoing' | 'discarded'>;
  failureCode?: string | null;
  report?: UpdateReport;
  /** The export that the file has turned out to come from. */
  batchExport?: { id: number; filter: BatchFilter } | null;
  editsKey?: string;
}

const undoDays = 30;
const undoUntil = sql<Date | null>`case
  when state in ('applied', 'undoing') and finished_at > now() - make_interval(days => ${undoDays}::integer)
  then finished_at + make_interval(days => ${undoDays}::integer) end`.as('undoUntil');

export const batchUpdateRepository = (db: Queryable) => {
  const summaries = (actor: Actor) =>
    db
      .selectFrom('batchUpdate')
      .where('organizationId', '=', actor.organizationId)
      .select([
        'id',
        sql<State>`state`.as('state'),
        'fileName',
        sql<BatchFilter | null>`filter`.as('filter'),
        'uploadedAt',
        'finishedAt',
        'rowsDone',
        'rowsTotal',
        sql<UpdateReport['counts']>`report -> 'counts'`.as('counts'),
        'failureCode',
        undoUntil,
        classGroupName,
      ]);

  return {
    async add(actor: Actor, file: { name: string; key: string; chosen: BatchFilter }): Promise<number> {
      const { id } = await db
        .insertInto('batchUpdate')
        .values({
          organizationId: actor.organizationId,
          uploadedByAccountId: actor.accountId,
          fileName: file.name,
          fileKey: file.key,
          chosenFilter: JSON.stringify(file.chosen),
          report: JSON.stringify(emptyReport),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async list(actor: Actor): Promise<BatchUpdateSummary[]> {
      const rows = await summaries(actor).orderBy('id', 'desc').limit(50).execute();
      return rows.map(present);
    },

    /** An update of the actor's organization with its report. */
    async find(actor: Actor, id: number): Promise<BatchUpdate | undefined> {
      const row = await summaries(actor)
        .where('id', '=', id)
        .select([
          sql<UpdateReport['findings']>`report -> 'findings'`.as('findings'),
          sql<UpdateReport['changes']>`report -> 'changes'`.as('changes'),
          sql<UpdateReport['undone']>`nullif(report -> 'undone', 'null')`.as('undone'),
        ])
        .executeTakeFirst();
      return row && present(row);
    },

    /** Locks it, so that two clicks cannot interleave. */
    async findForUpdate(actor: Actor, id: number) {
      const row = await summaries(actor)
        .where('id', '=', id)
        .select([
          'rows',
          'fileKey',
          'editsKey',
          sql<boolean>`(report -> 'hasFileError')::boolean`.as('hasFileError'),
        ])
        .forUpdate()
        .executeTakeFirst();
      return row && present(row);
    },

    async begin(id: number, state: 'queued' | 'undoing', rows?: 'all' | 'faultless'): Promise<void> {
      await db
        .updateTable('batchUpdate')
        .set({ state, rowsDone: 0, failureCode: null, ...(rows && { rows }) })
        .where('id', '=', id)
        .execute();
    },

    findPending: (
      id: number,
      state: 'checking' | 'checked' | 'queued' | 'undoing',
    ): Promise<PendingUpdate | undefined> =>
      db
        .selectFrom('batchUpdate')
        .where('id', '=', id)
        .where('state', '=', state)
        .select([
          'id',
          'fileKey',
          'editsKey',
          sql<PendingUpdate['rows']>`rows`.as('rows'),
          sql<BatchFilter>`chosen_filter`.as('chosen'),
        ])
        .executeTakeFirst(),

    async tellProgress(id: number, rowsDone: number, rowsTotal: number): Promise<void> {
      await db.updateTable('batchUpdate').set({ rowsDone, rowsTotal }).where('id', '=', id).execute();
    },

    /** Ends a step; false where it has ended meanwhile. */
    async finish(id: number, step: 'checking' | 'queued' | 'undoing', outcome: Outcome): Promise<boolean> {
      const { state, failureCode = null, report, batchExport, editsKey } = outcome;
      const { numUpdatedRows } = await db
        .updateTable('batchUpdate')
        .set({
          state,
          failureCode,
          ...(state !== 'checked' && step !== 'undoing' && { finishedAt: sql<Date>`now()` }),
          ...(state === 'undone' && { undoneAt: sql<Date>`now()` }),
          ...(report && { report: JSON.stringify(report) }),
          ...(editsKey && { editsKey }),
          ...(batchExport && { exportId: batchExport.id, filter: JSON.stringify(batchExport.filter) }),
        })
        .where('id', '=', id)
        .where('state', '=', step)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Forgets what stood in the file. */
    async discard(id: number): Promise<void> {
      await db
        .updateTable('batchUpdate')
        .set({
          state: 'discarded',
          fileKey: null,
          editsKey: null,
          report: sql`report || '{"findings": [], "changes": []}'`,
          finishedAt: sql<Date>`coalesce(finished_at, now())`,
        })
        .where('id', '=', id)
        .execute();
    },

    async forgetFiles(id: number): Promise<void> {
      await db
        .updateTable('batchUpdate')
        .set({ fileKey: null, editsKey: null })
        .where('id', '=', id)
        .execute();
    },

    async addWritten(updateId: number, rows: readonly WrittenRow[]): Promise<void> {
      await sql`
        insert into batch_update_change (update_id, row_number, person_id, kind, changes)
        select ${updateId}::bigint, "rowNumber", "personId", kind, changes
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (
          "rowNumber" integer, "personId" bigint, kind text, changes jsonb)`.execute(db);
    },

    /** What it wrote, a part after the other. */
    listWritten: (updateId: number, after: number, most: number): Promise<WrittenRow[]> =>
      db
        .selectFrom('batchUpdateChange')
        .where('updateId', '=', updateId)
        .where('rowNumber', '>', after)
        .select([
          'rowNumber',
          'personId',
          sql<CardKind>`kind`.as('kind'),
          sql<FieldChange[]>`changes`.as('changes'),
        ])
        .orderBy('rowNumber')
        .limit(most)
        .execute(),

    async getReport(id: number): Promise<UpdateReport> {
      const { report } = await db
        .selectFrom('batchUpdate')
        .where('id', '=', id)
        .select(sql<UpdateReport>`report`.as('report'))
        .executeTakeFirstOrThrow();
      return report;
    },

    /** What can be neither applied nor undone any more is forgotten, but for the figures. @returns the keys of the files. */
    async forgetOld(): Promise<string[]> {
      const over = sql<boolean>`coalesce(finished_at, uploaded_at) <= now() - make_interval(days => ${undoDays}::integer)`;
      const { rows } = await sql<{ fileKey: string | null; editsKey: string | null }>`
        with old as (
          select id, file_key, edits_key from batch_update
          where ${over} and state not in ('checking', 'queued', 'undoing')
            and (file_key is not null or report -> 'changes' <> '[]' or report -> 'findings' <> '[]')
        ), emptied as (
          update batch_update set file_key = null, edits_key = null, report = report || '{"findings": [], "changes": []}',
            state = case when state = 'checked' then 'discarded' else state end
          where id in (select id from old)
        ), forgotten as (
          delete from batch_update_change where update_id in (select id from old)
        )
        select file_key, edits_key from old`.execute(db);
      return rows.flatMap(({ fileKey, editsKey }) => [fileKey ?? [], editsKey ?? []].flat());
    },
  };
};

const present = <Row extends { uploadedAt: Date; finishedAt: Date | null; undoUntil: Date | null }>(
  row: Row,
) => ({
  ...row,
  uploadedAt: row.uploadedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  undoUntil: row.undoUntil?.toISOString() ?? null,
});
