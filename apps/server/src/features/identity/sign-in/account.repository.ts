import type { Queryable } from '#platform/database/database.ts';
import type { EsiaPerson } from '@gorodok/esia';
import { sql } from 'kysely';

export const accountRepository = (db: Queryable) => ({
  /** Finds the person's account, or opens one; locked, so that two sign-ins at once can't link it twice. */
  async openForUpdate(personId: number): Promise<{ id: number; blockedAt: Date | null }> {
    await db
      .insertInto('account')
      .values({ personId })
      .onConflict((conflict) => conflict.column('personId').doNothing())
      .execute();
    return db
      .selectFrom('account')
      .select(['id', 'blockedAt'])
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirstOrThrow();
  },

  findByOid: (oid: number) =>
    db
      .selectFrom('esiaLink')
      .innerJoin('account', 'account.id', 'esiaLink.accountId')
      .select(['account.id', 'account.personId'])
      .where('esiaLink.oid', '=', oid)
      .executeTakeFirst(),

  findLink: (accountId: number) =>
    db.selectFrom('esiaLink').select('oid').where('accountId', '=', accountId).executeTakeFirst(),

  async link(accountId: number, { oid, level }: Pick<EsiaPerson, 'oid' | 'level'>): Promise<void> {
    await db
      .insertInto('esiaLink')
      .values({ accountId, oid, level })
      .onConflict((conflict) =>
        conflict.column('accountId').doUpdateSet({ level, lastUsedAt: sql<Date>`now()` }),
      )
      .execute();
  },

  async unlink(accountId: number): Promise<void> {
    await db.deleteFrom('esiaLink').where('accountId', '=', accountId).execute();
  },
});
