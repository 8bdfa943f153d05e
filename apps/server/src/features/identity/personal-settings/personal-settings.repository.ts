import type { Preferences } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

const asDevice: Preferences = { language: null, appearance: null, preferredContact: null, startPages: {} };

export const personalSettingsRepository = (db: Queryable) => ({
  async find(accountId: number): Promise<Preferences> {
    const row = await db
      .selectFrom('personalSettings')
      .select([
        // What stands in the table came through the contract.
        sql<Preferences['language']>`language`.as('language'),
        sql<Preferences['appearance']>`appearance`.as('appearance'),
        sql<Preferences['preferredContact']>`preferred_contact`.as('preferredContact'),
        sql<Preferences['startPages']>`start_pages`.as('startPages'),
      ])
      .where('accountId', '=', accountId)
      .executeTakeFirst();
    return row ?? asDevice;
  },

  async put(accountId: number, { appearance, startPages, ...preferences }: Preferences): Promise<void> {
    const values = {
      ...preferences,
      appearance: appearance && JSON.stringify(appearance),
      startPages: JSON.stringify(startPages),
      updatedAt: sql<Date>`now()`,
    };
    await db
      .insertInto('personalSettings')
      .values({ accountId, ...values })
      .onConflict((conflict) => conflict.column('accountId').doUpdateSet(values))
      .execute();
  },
});
