import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { hashToken } from '../sessions/index.ts';

/** How long one may look for the phone. */
export const stepMinutes = 10;

export const passwordStepRepository = (db: Queryable) => ({
  async open(step: { token: string; accountId: number; organizationId: number | null }): Promise<void> {
    await db
      .insertInto('passwordStep')
      .values({
        tokenHash: hashToken(step.token),
        accountId: step.accountId,
        organizationId: step.organizationId,
        expiresAt: sql<Date>`now() + make_interval(mins => ${stepMinutes})`,
      })
      .execute();
  },

  find: (token: string) =>
    db
      .selectFrom('passwordStep')
      .innerJoin('account', 'account.id', 'passwordStep.accountId')
      .select(['accountId', 'personId', 'organizationId'])
      .where('tokenHash', '=', hashToken(token))
      .where('expiresAt', '>', sql<Date>`now()`)
      .executeTakeFirst(),

  async take(token: string): Promise<boolean> {
    const result = await db
      .deleteFrom('passwordStep')
      .where('tokenHash', '=', hashToken(token))
      .executeTakeFirst();
    return result.numDeletedRows > 0n;
  },

  /** A password that is replaced meanwhile takes its begun sign-ins along. */
  async removeOf(accountId: number): Promise<void> {
    await db.deleteFrom('passwordStep').where('accountId', '=', accountId).execute();
  },

  async removeOld(): Promise<void> {
    await db
      .deleteFrom('passwordStep')
      .where('expiresAt', '<', sql<Date>`now()`)
      .execute();
  },
});
