import type { SignInFailureReason } from '@gorodok/contract';
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
  nearestPersonIds?: readonly number[];
}

/** How long a failed sign-in is kept: docs/glossary.md, «Не вошли». */
export const keptDays = 90;

export const signInFailureRepository = (db: Queryable) => ({
  async add(failure: NewSignInFailure): Promise<number> {
    const { id } = await db
      .insertInto('signInFailure')
      .values({ ...failure, nearestPersonIds: [...(failure.nearestPersonIds ?? [])] })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  /** The queue of the actor's organization, newest first; the region's own coordinator also sees those without one. */
  list: (actor: Actor, state: 'open' | 'all') =>
    db
      .selectFrom('signInFailure')
      .selectAll()
      .where((expression) =>
        expression.or([
          expression('organizationId', '=', actor.organizationId),
          ...(actor.role === 'regional_coordinator' ? [expression('organizationId', 'is', null)] : []),
        ]),
      )
      .$if(state === 'open', (query) => query.where('handledAt', 'is', null))
      .orderBy('occurredAt', 'desc')
      .limit(200)
      .execute(),

  /** Marks one of the actor's queue as handled; false – there is no such one. A second click changes nothing. */
  async markHandled(actor: Actor, id: number): Promise<boolean> {
    const row = await db
      .updateTable('signInFailure')
      .set({
        handledAt: sql<Date>`coalesce(handled_at, now())`,
        handledByAccountId: sql<number>`coalesce(handled_by_account_id, ${actor.accountId})`,
      })
      .where('id', '=', id)
      .where((expression) =>
        expression.or([
          expression('organizationId', '=', actor.organizationId),
          ...(actor.role === 'regional_coordinator' ? [expression('organizationId', 'is', null)] : []),
        ]),
      )
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

const pastKeeping = sql<Date>`now() - make_interval(days => ${keptDays})`;
