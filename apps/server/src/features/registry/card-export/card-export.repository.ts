import type { CardExport, CardKind, StartCardExport } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

export const cardExportRepository = (db: Queryable) => {
  /** Belongs to whoever asked for it, in the organization he asked in. */
  const own = (actor: Actor) =>
    db
      .selectFrom('cardExport')
      .where('accountId', '=', actor.accountId)
      .where('organizationId', '=', actor.organizationId)
      .where('expiresAt', '>', sql<Date>`now()`);
  const shown = [
    'id',
    sql<CardKind>`kind`.as('kind'),
    sql<CardExport['state']>`state`.as('state'),
    'rowsDone',
    'rowsTotal',
    'requestedAt',
    'expiresAt',
  ] as const;

  return {
    /** Two clicks of one person at the same moment come one after the other. */
    async lock(actor: Actor): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`card-export:${actor.accountId}`}, 0))`.execute(
        db,
      );
    },

    findSameQueued: (actor: Actor, request: StartCardExport): Promise<{ id: number } | undefined> =>
      own(actor)
        .select('id')
        .where('state', '=', 'queued')
        .where('request', '=', sql<string>`${JSON.stringify(request)}::jsonb`)
        .executeTakeFirst(),

    async add(actor: Actor, request: StartCardExport): Promise<number> {
      const { id } = await db
        .insertInto('cardExport')
        .values({
          accountId: actor.accountId,
          organizationId: actor.organizationId,
          kind: request.kind,
          request: JSON.stringify(request),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async list(actor: Actor): Promise<CardExport[]> {
      const rows = await own(actor).select(shown).orderBy('id', 'desc').limit(20).execute();
      return rows.map(present);
    },

    async find(actor: Actor, id: number): Promise<CardExport | undefined> {
      const row = await own(actor).select(shown).where('id', '=', id).executeTakeFirst();
      return row && present(row);
    },

    /** `day` is the one on which it was asked for, where the organization stands. */
    findFile: (actor: Actor, id: number) =>
      own(actor)
        .select([
          sql<CardKind>`kind`.as('kind'),
          'fileKey',
          sql<string>`(
            select (requested_at at time zone time_zone)::date from organization
            where organization.id = organization_id)`.as('day'),
        ])
        .where('id', '=', id)
        .executeTakeFirst(),

    async findRequest(id: number): Promise<StartCardExport | undefined> {
      const row = await db
        .selectFrom('cardExport')
        .select(sql<StartCardExport>`request`.as('request'))
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst();
      return row?.request;
    },

    async tellProgress(id: number, rowsDone: number, rowsTotal: number): Promise<void> {
      await db.updateTable('cardExport').set({ rowsDone, rowsTotal }).where('id', '=', id).execute();
    },

    /** Ends a queued export; false where it has ended meanwhile. */
    async finish(id: number, outcome: { fileKey: string; rows: number } | null): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('cardExport')
        .set({
          request: null,
          ...(outcome
            ? { state: 'ready', fileKey: outcome.fileKey, rowsDone: outcome.rows, rowsTotal: outcome.rows }
            : { state: 'failed' }),
        })
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    listExpired: () =>
      db
        .selectFrom('cardExport')
        .select(['id', 'fileKey'])
        .where('expiresAt', '<=', sql<Date>`now()`)
        .execute(),

    async remove(id: number): Promise<void> {
      await db.deleteFrom('cardExport').where('id', '=', id).execute();
    },
  };
};

const present = <Row extends { requestedAt: Date; expiresAt: Date }>(row: Row) => ({
  ...row,
  requestedAt: row.requestedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});
