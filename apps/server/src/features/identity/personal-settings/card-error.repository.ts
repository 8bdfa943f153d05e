import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

export const cardErrorRepository = (db: Queryable) => ({
  /** Adds the report to the queue of the organization acted in; one that still waits is replaced by what is said now. */
  async report(actor: Actor, text: string): Promise<number> {
    const { id } = await db
      .insertInto('cardErrorReport')
      .values({
        personId: actor.personId,
        organizationId: actor.organizationId,
        reportedByAccountId: actor.accountId,
        text,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['personId', 'organizationId'])
          .where('handledAt', 'is', null)
          .doUpdateSet({ text, reportedAt: sql<Date>`now()` }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  async waits(actor: Actor): Promise<boolean> {
    const row = await db
      .selectFrom('cardErrorReport')
      .select('id')
      .where('personId', '=', actor.personId)
      .where('organizationId', '=', actor.organizationId)
      .where('handledAt', 'is', null)
      .executeTakeFirst();
    return row !== undefined;
  },

  list: (actor: Actor) =>
    db
      .selectFrom('cardErrorReport')
      .innerJoin('person', 'person.id', 'cardErrorReport.personId')
      .select(['cardErrorReport.id', 'personId', 'surname', 'firstName', 'patronymic', 'text', 'reportedAt'])
      .where('organizationId', '=', actor.organizationId)
      .where('handledAt', 'is', null)
      .orderBy('reportedAt')
      .limit(200)
      .execute(),

  /** False: there is no such report in the actor's organization. A second click changes nothing. */
  async markHandled(actor: Actor, id: number): Promise<boolean> {
    const row = await db
      .updateTable('cardErrorReport')
      .set({
        handledAt: sql<Date>`coalesce(handled_at, now())`,
        handledByAccountId: sql<number>`coalesce(handled_by_account_id, ${actor.accountId})`,
      })
      .where('id', '=', id)
      .where('organizationId', '=', actor.organizationId)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  },
});
