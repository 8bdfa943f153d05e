import type { Queryable } from '#platform/database/database.ts';
import { sql } from 'kysely';

export type ConsentPurpose = 'esia_exchange' | 'photographs' | 'mailings';

export const consentRepository = (db: Queryable) => ({
  /** Whether the person's consent for the purpose is valid today: given, not withdrawn, not expired. */
  async isGiven(personId: number, purpose: ConsentPurpose): Promise<boolean> {
    const row = await db
      .selectFrom('consent')
      .select('id')
      .where('personId', '=', personId)
      .where('purpose', '=', purpose)
      .where('withdrawnAt', 'is', null)
      .where((expression) =>
        expression.or([
          expression('expiresOn', 'is', null),
          expression('expiresOn', '>', sql<string>`current_date`),
        ]),
      )
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Records the consent once: a second click finds it there. */
  async give(personId: number, purpose: ConsentPurpose, textVersion: string): Promise<void> {
    await db
      .updateTable('consent')
      .set({ withdrawnAt: sql<Date>`now()` })
      .where('personId', '=', personId)
      .where('purpose', '=', purpose)
      .where('withdrawnAt', 'is', null)
      .where('expiresOn', '<=', sql<string>`current_date`)
      .execute();
    await db
      .insertInto('consent')
      .values({ personId, purpose, textVersion })
      .onConflict((conflict) =>
        conflict.columns(['personId', 'purpose']).where('withdrawnAt', 'is', null).doNothing(),
      )
      .execute();
  },
});
