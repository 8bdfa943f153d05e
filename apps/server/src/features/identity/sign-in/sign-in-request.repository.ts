import type { Queryable } from '#platform/database/database.ts';
import { sql } from 'kysely';

/** How long a person may take at ЕСИА; afterwards the sign-in has to be begun again. */
const requestLifetime = sql`interval '20 minutes'`;

export const signInRequestRepository = (db: Queryable) => ({
  async open(request: {
    state: string;
    browserHash: Buffer;
    organizationId: number | null;
    /** Whose account is to be linked; null – somebody signs in. */
    linkAccountId: number | null;
  }): Promise<void> {
    await db.insertInto('signInRequest').values(request).execute();
  },

  /** Takes the request of this state and browser, once: an answer that is sent again finds nothing. */
  take: (state: string, browserHash: Buffer) =>
    db
      .updateTable('signInRequest')
      .set({ usedAt: sql<Date>`now()` })
      .where('state', '=', state)
      .where('browserHash', '=', browserHash)
      .where('usedAt', 'is', null)
      .where('createdAt', '>', sql<Date>`now() - ${requestLifetime}`)
      .returning(['state', 'organizationId', 'linkAccountId'])
      .executeTakeFirst(),

  async noteFailure(state: string, failureId: number): Promise<void> {
    await db.updateTable('signInRequest').set({ failureId }).where('state', '=', state).execute();
  },

  /** The same for a person who was in already: the last request of the browser tells it. */
  async noteFailureOfBrowser(browserHash: Buffer, failureId: number): Promise<void> {
    await db.updateTable('signInRequest').set({ failureId }).where('browserHash', '=', browserHash).execute();
  },

  /** The last refusal that this browser met, for the page that explains it. */
  findRefusal: (browserHash: Buffer) =>
    db
      .selectFrom('signInRequest')
      .innerJoin('signInFailure', 'signInFailure.id', 'signInRequest.failureId')
      .leftJoin('organization', 'organization.id', 'signInFailure.organizationId')
      .select([
        'signInFailure.id',
        'signInFailure.reason',
        'signInFailure.occurredAt',
        'signInFailure.nearestPersonIds',
        'signInFailure.opensOn',
        'signInRequest.linkAccountId',
        'organization.name as organizationName',
        'organization.phone as organizationPhone',
      ])
      .where('signInRequest.browserHash', '=', browserHash)
      .where('signInFailure.occurredAt', '>', sql<Date>`now() - interval '1 hour'`)
      .orderBy('signInFailure.id', 'desc')
      .executeTakeFirst(),

  async removeOld(): Promise<number> {
    const result = await db
      .deleteFrom('signInRequest')
      .where('createdAt', '<', sql<Date>`now() - interval '1 day'`)
      .executeTakeFirst();
    return Number(result.numDeletedRows);
  },
});
