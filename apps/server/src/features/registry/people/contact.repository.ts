import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/** A person's own phone and e-mail, as the person keeps them up. */
export const contactRepository = (db: Queryable) => ({
  /** The address that a letter has proved to be the person's. */
  async findConfirmedEmail(personId: number): Promise<string | undefined> {
    const contact = await db
      .selectFrom('contact')
      .select('value')
      .where('personId', '=', personId)
      .where('kind', '=', 'email')
      .where('confirmedAt', 'is not', null)
      .orderBy('confirmedAt', 'desc')
      .executeTakeFirst();
    return contact?.value;
  },

  /** One address is confirmed at a time: the one before can no longer recover a password. */
  async confirmEmail(personId: number, email: string): Promise<void> {
    await db
      .updateTable('contact')
      .set({ confirmedAt: null })
      .where('personId', '=', personId)
      .where('kind', '=', 'email')
      .where('value', '<>', email)
      .execute();
    await db
      .insertInto('contact')
      .values({ personId, kind: 'email', value: email, confirmedAt: sql<Date>`now()` })
      .onConflict((conflict) =>
        conflict.columns(['personId', 'kind', 'value']).doUpdateSet({ confirmedAt: sql<Date>`now()` }),
      )
      .execute();
  },

  findPhone: (personId: number) =>
    db
      .selectFrom('contact')
      .select(['value', 'visibleToStaff'])
      .where('personId', '=', personId)
      .where('kind', '=', 'phone')
      .orderBy('id', 'desc')
      .executeTakeFirst(),

  /** Puts the phone in place of those there were; null – none. */
  async replacePhone(personId: number, phone: string | null, visibleToStaff: boolean): Promise<void> {
    await db
      .deleteFrom('contact')
      .where('personId', '=', personId)
      .where('kind', '=', 'phone')
      .$if(phone !== null, (query) => query.where('value', '<>', phone ?? ''))
      .execute();
    if (phone === null) return;
    await db
      .insertInto('contact')
      .values({ personId, kind: 'phone', value: phone, visibleToStaff })
      .onConflict((conflict) =>
        conflict.columns(['personId', 'kind', 'value']).doUpdateSet({ visibleToStaff }),
      )
      .execute();
  },
});
