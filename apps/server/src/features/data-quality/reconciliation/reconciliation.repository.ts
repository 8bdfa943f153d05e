import type {
  OrganizationKind,
  OtherRegister,
  Reconciliation,
  ReconciliationFinding,
  ReconciliationSummary,
} from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { Reconciled } from './reconcile.ts';

export interface NewReconciliation extends Reconciled {
  register: OtherRegister;
  kind: OrganizationKind | null;
  fileName: string;
}

const mostListed = 100;

export const reconciliationRepository = (db: Queryable) => {
  const summaries = (actor: Actor) =>
    db
      .selectFrom('reconciliation')
      .where('organizationId', '=', actor.organizationId)
      .select([
        'id',
        'fileName',
        'madeAt',
        sql<OtherRegister>`register`.as('register'),
        sql<OrganizationKind | null>`kind`.as('kind'),
        sql<ReconciliationSummary['counts']>`report -> 'counts'`.as('counts'),
      ]);

  return {
    async add(actor: Actor, { register, kind, fileName, ...report }: NewReconciliation): Promise<number> {
      const { id } = await db
        .insertInto('reconciliation')
        .values({
          organizationId: actor.organizationId,
          madeByAccountId: actor.accountId,
          register,
          kind,
          fileName,
          report: JSON.stringify(report),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async list(actor: Actor): Promise<ReconciliationSummary[]> {
      const rows = await summaries(actor)
        .orderBy('madeAt', 'desc')
        .orderBy('id', 'desc')
        .limit(mostListed)
        .execute();
      return rows.map(present);
    },

    async find(actor: Actor, id: number): Promise<Reconciliation | undefined> {
      const row = await summaries(actor)
        .where('id', '=', id)
        .select(sql<ReconciliationFinding[]>`report -> 'findings'`.as('findings'))
        .executeTakeFirst();
      return row && present(row);
    },
  };
};

const present = <Row extends { madeAt: Date }>(row: Row): Omit<Row, 'madeAt'> & { madeAt: string } => ({
  ...row,
  madeAt: row.madeAt.toISOString(),
});
