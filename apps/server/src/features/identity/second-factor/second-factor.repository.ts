import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

export const secondFactorRepository = (db: Queryable) => ({
  find: (accountId: number) =>
    db
      .selectFrom('secondFactor')
      .select(['encryptedSecret', 'confirmedAt'])
      .where('accountId', '=', accountId)
      .executeTakeFirst(),

  async isOn(accountId: number): Promise<boolean> {
    const found = await this.find(accountId);
    return found !== undefined && found.confirmedAt !== null;
  },

  /** Begins anew; false: one is on already and has to be removed first. */
  async begin(accountId: number, encryptedSecret: Buffer): Promise<boolean> {
    const row = await db
      .insertInto('secondFactor')
      .values({ accountId, encryptedSecret })
      .onConflict((conflict) =>
        conflict
          .column('accountId')
          .doUpdateSet({ encryptedSecret, lastUsedStep: 0 })
          .where('secondFactor.confirmedAt', 'is', null),
      )
      .returning('accountId')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Turns it on; false: it was on, or another code came first. */
  async confirm(accountId: number, encryptedSecret: Buffer, step: number): Promise<boolean> {
    const row = await db
      .updateTable('secondFactor')
      .set({ confirmedAt: sql<Date>`now()`, lastUsedStep: step })
      .where('accountId', '=', accountId)
      .where('encryptedSecret', '=', encryptedSecret)
      .where('confirmedAt', 'is', null)
      .returning('accountId')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Takes the code of a time step, once; false: it, or a later one, was taken before. */
  async takeStep(accountId: number, step: number): Promise<boolean> {
    const row = await db
      .updateTable('secondFactor')
      .set({ lastUsedStep: step })
      .where('accountId', '=', accountId)
      .where('lastUsedStep', '<', step)
      .returning('accountId')
      .executeTakeFirst();
    return row !== undefined;
  },

  async takeRecoveryCode(accountId: number, codeHash: Buffer): Promise<boolean> {
    const row = await db
      .updateTable('recoveryCode')
      .set({ usedAt: sql<Date>`now()` })
      .where('accountId', '=', accountId)
      .where('codeHash', '=', codeHash)
      .where('usedAt', 'is', null)
      .returning('accountId')
      .executeTakeFirst();
    return row !== undefined;
  },

  async replaceRecoveryCodes(accountId: number, hashes: readonly Buffer[]): Promise<void> {
    await db.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
    await db
      .insertInto('recoveryCode')
      .values(hashes.map((codeHash) => ({ accountId, codeHash })))
      .execute();
  },

  async countRecoveryCodes(accountId: number): Promise<number> {
    const { count } = await db
      .selectFrom('recoveryCode')
      .select((expression) => expression.fn.countAll<number>().as('count'))
      .where('accountId', '=', accountId)
      .where('usedAt', 'is', null)
      .executeTakeFirstOrThrow();
    return count;
  },

  async remove(accountId: number): Promise<boolean> {
    const result = await db.deleteFrom('secondFactor').where('accountId', '=', accountId).executeTakeFirst();
    return result.numDeletedRows > 0n;
  },
});
