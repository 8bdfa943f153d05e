import type {
  BatchColumnSet,
  BatchExport,
  BatchFilter,
  BatchFormat,
  CardKind,
  StartBatchExport,
} from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { ExportedRow } from './row-edits.ts';
import type { RowTexts } from './row-texts.ts';

/** An export as far as giving its file back needs. */
export interface KnownExport {
  id: number;
  filter: BatchFilter;
  columns: BatchColumnSet;
  format: BatchFormat;
}

const known = [
  'id',
  sql<BatchFilter>`filter`.as('filter'),
  sql<BatchColumnSet>`columns`.as('columns'),
  sql<BatchFormat>`format`.as('format'),
] as const;

/** The name of the class that a filter names. */
export const classGroupName = sql<string | null>`(
  select name from class_group where class_group.id = (filter ->> 'classGroupId')::bigint)`.as(
  'classGroupName',
);

export const batchExportRepository = (db: Queryable) => {
  const ofOrganization = (actor: Actor) =>
    db
      .selectFrom('batchExport')
      .where('organizationId', '=', actor.organizationId)
      .where('expiresAt', '>', sql<Date>`now()`);
  const shown = [
    ...known,
    sql<BatchExport['state']>`state`.as('state'),
    'rowsDone',
    'rowsTotal',
    'failureCode',
    'requestedAt',
    'fileUntil',
    'expiresAt',
    classGroupName,
  ] as const;

  return {
    /** Two clicks of one person at the same moment come one after the other. */
    async lock(actor: Actor): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`batch-export:${actor.accountId}`}, 0))`.execute(
        db,
      );
    },

    findSameQueued: (actor: Actor, { filter, columns, format }: StartBatchExport) =>
      ofOrganization(actor)
        .select('id')
        .where('accountId', '=', actor.accountId)
        .where('state', '=', 'queued')
        .where('filter', '=', sql<string>`${JSON.stringify(filter)}::jsonb`)
        .where('columns', '=', columns)
        .where('format', '=', format)
        .executeTakeFirst(),

    async add(actor: Actor, { filter, columns, format }: StartBatchExport): Promise<number> {
      const { id } = await db
        .insertInto('batchExport')
        .values({
          accountId: actor.accountId,
          organizationId: actor.organizationId,
          filter: JSON.stringify(filter),
          columns,
          format,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    /** One's own of the last day, whose files are still there. */
    async list(actor: Actor): Promise<BatchExport[]> {
      const rows = await ofOrganization(actor)
        .where('accountId', '=', actor.accountId)
        .where('fileUntil', '>', sql<Date>`now()`)
        .select(shown)
        .orderBy('id', 'desc')
        .limit(10)
        .execute();
      return rows.map(present);
    },

    async find(actor: Actor, id: number): Promise<BatchExport | undefined> {
      const row = await ofOrganization(actor)
        .where('accountId', '=', actor.accountId)
        .where('id', '=', id)
        .select(shown)
        .executeTakeFirst();
      return row && present(row);
    },

    /** `day` is the one on which it was asked for, where the organization stands. */
    findFile: (actor: Actor, id: number) =>
      ofOrganization(actor)
        .where('accountId', '=', actor.accountId)
        .where('id', '=', id)
        .select([
          ...known,
          'fileKey',
          classGroupName,
          sql<string>`(
            select (requested_at at time zone time_zone)::date from organization
            where organization.id = organization_id)`.as('day'),
        ])
        .executeTakeFirst(),

    /** Any export of the organization whose file may be given back, whoever asked for it. */
    findKnown: (actor: Actor, id: number): Promise<KnownExport | undefined> =>
      ofOrganization(actor)
        .where('id', '=', id)
        .where('state', '=', 'ready')
        .select(known)
        .executeTakeFirst(),

    findQueued: (id: number): Promise<KnownExport | undefined> =>
      db
        .selectFrom('batchExport')
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .select(known)
        .executeTakeFirst(),

    async tellProgress(id: number, rowsDone: number, rowsTotal: number): Promise<void> {
      await db.updateTable('batchExport').set({ rowsDone, rowsTotal }).where('id', '=', id).execute();
    },

    async addRows(exportId: number, rows: readonly ExportedRow[]): Promise<void> {
      await sql`
        insert into batch_export_row (export_id, ordinal, person_id, kind, texts)
        select ${exportId}::bigint, ordinal, "personId", kind, texts
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (
          ordinal integer, "personId" bigint, kind text, texts jsonb)`.execute(db);
    },

    /** By their place in the file. The caller has found the export to be the organization's. */
    async listRows(exportId: number, ordinals: readonly number[]): Promise<Map<number, ExportedRow>> {
      const rows = await db
        .selectFrom('batchExportRow')
        .where('exportId', '=', exportId)
        .where(sql<boolean>`ordinal = any (${ordinals}::integer[])`)
        .select(['ordinal', 'personId', sql<CardKind>`kind`.as('kind'), sql<RowTexts>`texts`.as('texts')])
        .execute();
      return new Map(rows.map((row) => [row.ordinal, row]));
    },

    /** Ends a queued export; false where it has ended meanwhile. */
    async finish(
      id: number,
      outcome: { fileKey: string; rows: number } | { failureCode: string },
    ): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('batchExport')
        .set(
          'fileKey' in outcome
            ? { state: 'ready', fileKey: outcome.fileKey, rowsDone: outcome.rows, rowsTotal: outcome.rows }
            : { state: 'failed', failureCode: outcome.failureCode },
        )
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Forgets the files of yesterday, and whole exports that can be given back no more. @returns the keys of the files. */
    async forgetOld(): Promise<string[]> {
      const { rows } = await sql<{ fileKey: string }>`
        with old as (
          select id, file_key from batch_export where file_key is not null and file_until <= now()
        ), forgotten as (
          update batch_export set file_key = null where id in (select id from old)
        )
        select file_key from old`.execute(db);
      await db
        .deleteFrom('batchExport')
        .where('expiresAt', '<=', sql<Date>`now()`)
        .execute();
      return rows.map(({ fileKey }) => fileKey);
    },
  };
};

const present = <Row extends { requestedAt: Date; fileUntil: Date; expiresAt: Date }>(row: Row) => ({
  ...row,
  requestedAt: row.requestedAt.toISOString(),
  fileUntil: row.fileUntil.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});
