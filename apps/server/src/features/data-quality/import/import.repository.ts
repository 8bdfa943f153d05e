import type {
  ApplyImport,
  Import,
  ImportCounts,
  ImportFinding,
  ImportKind,
  ImportSummary,
} from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { KnownPeople } from './importer.ts';

export interface Report {
  counts: ImportCounts;
  findings: ImportFinding[];
}

export interface NewImport extends Report {
  kind: ImportKind;
  fileName: string;
  fileKey: string;
}

/** An import under way, as the job takes it up. */
export interface QueuedImport {
  id: number;
  organizationId: number;
  kind: ImportKind;
  rows: 'all' | 'faultless';
  knownPeople: KnownPeople;
  fileKey: string;
}

const mostListed = 200;

export const importRepository = (db: Queryable) => {
  const summaries = () =>
    db
      .selectFrom('import')
      .select([
        'id',
        'fileName',
        'uploadedAt',
        'finishedAt',
        'failureCode',
        sql<ImportKind>`kind`.as('kind'),
        sql<Import['state']>`state`.as('state'),
        sql<ImportCounts>`report -> 'counts'`.as('counts'),
      ]);

  return {
    async add(actor: Actor, { kind, fileName, fileKey, ...report }: NewImport): Promise<number> {
      const { id } = await db
        .insertInto('import')
        .values({
          organizationId: actor.organizationId,
          uploadedByAccountId: actor.accountId,
          kind,
          state: 'checked',
          fileName,
          fileKey,
          report: JSON.stringify(report),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async list(actor: Actor): Promise<ImportSummary[]> {
      const rows = await summaries()
        .where('organizationId', '=', actor.organizationId)
        .orderBy('uploadedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(mostListed)
        .execute();
      return rows.map(present);
    },

    /** An import of the actor's organization with its report. */
    async find(actor: Actor, id: number): Promise<Import | undefined> {
      const row = await summaries()
        .select(sql<ImportFinding[]>`report -> 'findings'`.as('findings'))
        .where('organizationId', '=', actor.organizationId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && present(row);
    },

    /** Locks it, so that two clicks cannot interleave. */
    findForUpdate: (actor: Actor, id: number) =>
      summaries()
        .select(['rows', 'fileKey'])
        .where('organizationId', '=', actor.organizationId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst(),

    async queue(id: number, { rows, knownPeople = 'taken' }: ApplyImport): Promise<void> {
      await db
        .updateTable('import')
        .set({ state: 'queued', rows, knownPeople })
        .where('id', '=', id)
        .execute();
    },

    /** Forgets what stood in the file. */
    async discard(id: number): Promise<void> {
      await db
        .updateTable('import')
        .set({
          state: 'discarded',
          report: sql`jsonb_set(report, '{findings}', '[]')`,
          finishedAt: sql<Date>`coalesce(finished_at, now())`,
        })
        .where('id', '=', id)
        .execute();
    },

    findQueued: (id: number): Promise<QueuedImport | undefined> =>
      db
        .selectFrom('import')
        .select([
          'id',
          'organizationId',
          'fileKey',
          sql<ImportKind>`kind`.as('kind'),
          sql<QueuedImport['rows']>`rows`.as('rows'),
          sql<KnownPeople>`known_people`.as('knownPeople'),
        ])
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst(),

    /** Ends a queued import; false where it has ended meanwhile. */
    async finish(
      id: number,
      outcome: { state: 'applied' | 'failed'; failureCode: string | null; report?: Report },
    ): Promise<boolean> {
      const { state, failureCode, report } = outcome;
      const result = await db
        .updateTable('import')
        .set({
          state,
          failureCode,
          finishedAt: sql<Date>`now()`,
          ...(report && { report: JSON.stringify(report) }),
        })
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },

    /**
     * Waits until no other import of the organization is being applied. Where people come in, no other of the region either: a
     * parent whose children go to two schools must not become two people because both files came at once.
     */
    async lock(organizationId: number, bringsPeople: boolean): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`import:${organizationId}`}, 0))`.execute(db);
      if (bringsPeople)
        await sql`select pg_advisory_xact_lock(hashtextextended('import:people', 0))`.execute(db);
    },
  };
};

const present = <Row extends { uploadedAt: Date; finishedAt: Date | null }>(row: Row) => ({
  ...row,
  uploadedAt: row.uploadedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});
