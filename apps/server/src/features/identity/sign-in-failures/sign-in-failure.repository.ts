import type { CardDocument, SignInFailureReason } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { sql } from 'kysely';

export interface NewSignInFailure {
  organizationId: number | null;
  reason: SignInFailureReason;
  givenSurname?: string;
  givenFirstName?: string;
  givenPatronymic?: string | null;
  givenBirthDate?: string | null;
  givenSnils?: string | null;
  givenDocument?: CardDocument | null;
  /** Of an organization that is not open yet. */
  opensOn?: string | null;
  nearestPersonIds?: readonly number[];
}

/** How long a failed sign-in is kept: docs/glossary.md, «Не вошли». */
export const keptDays = 90;

export const signInFailureRepository = (db: Queryable) => ({
  async add(failure: NewSignInFailure): Promise<number> {
    const { id } = await db
      .insertInto('signInFailure')
      .values({
        ...failure,
        givenDocument: failure.givenDocument ? JSON.stringify(failure.givenDocument) : null,
        nearestPersonIds: [...(failure.nearestPersonIds ?? [])],
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  /** The queue of the actor's organization, newest first; the region's own coordinator also sees those without one. */
  list: (actor: Actor, state: 'open' | 'all') =>
    db
      .selectFrom('signInFailure')
      .selectAll()
      .where(inQueueOf(actor))
      .$if(state === 'open', (query) => query.where('handledAt', 'is', null))
      .orderBy('occurredAt', 'desc')
      .limit(200)
      .execute(),

  /** One of the actor's queue; locked, so that two repairs of it follow each other. */
  findForUpdate: (actor: Actor, id: number) =>
    db
      .selectFrom('signInFailure')
      .selectAll()
      .where('id', '=', id)
      .where(inQueueOf(actor))
      .forUpdate()
      .executeTakeFirst(),

  /** Hands the attempt over to the organization that has the card: it waits in the queue there. */
  async forward(id: number, organizationId: number): Promise<void> {
    await db
      .updateTable('signInFailure')
      .set({ organizationId, handledAt: null, handledByAccountId: null })
      .where('id', '=', id)
      .execute();
  },

  /** Marks one of the actor's queue as handled; false – there is no such one. A second click changes nothing. */
  async markHandled(actor: Actor, id: number): Promise<boolean> {
    const row = await db
      .updateTable('signInFailure')
      .set({
        handledAt: sql<Date>`coalesce(handled_at, now())`,
        handledByAccountId: sql<number>`coalesce(handled_by_account_id, ${actor.accountId})`,
      })
      .where('id', '=', id)
      .where(inQueueOf(actor))
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Takes the personal data with them: what is past its time is removed, not hidden. */
  async removeOld(): Promise<number> {
    const result = await db
      .deleteFrom('signInFailure')
      .where('occurredAt', '<', pastKeeping)
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  },
});

/** Who chose no organization is the region's to help. */
const inQueueOf = (actor: Actor) =>
  actor.role === 'regional_coordinator'
    ? sql<boolean>`(sign_in_failure.organization_id = ${actor.organizationId} or sign_in_failure.organization_id is null)`
    : sql<boolean>`sign_in_failure.organization_id = ${actor.organizationId}`;

const pastKeeping = sql<Date>`now() - make_interval(days => ${keptDays})`;
