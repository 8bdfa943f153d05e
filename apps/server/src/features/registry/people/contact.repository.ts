import type { CardContact } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/** The contacts of one person. The caller has made sure that the person is the actor's to see, and holds his row for a change. */
export const contactRepository = (db: Queryable) => ({
  async listOf(personId: number): Promise<Map<number, CardContact>> {
    const rows = await db
      .selectFrom('contact')
      .select(['id', sql<CardContact['kind']>`kind`.as('kind'), 'value', 'visibleToStaff'])
      .where('personId', '=', personId)
      .orderBy('kind', 'desc')
      .orderBy('id')
      .execute();
    return new Map(rows.map(({ id, ...contact }) => [id, contact]));
  },

  async add(personId: number, contact: CardContact): Promise<number> {
    const { id } = await db
      .insertInto('contact')
      .values({ ...contact, personId })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  /** Another value is not the one that was confirmed. */
  async change(id: number, contact: CardContact): Promise<void> {
    await db
      .updateTable('contact')
      .set({
        ...contact,
        confirmedAt: sql<Date | null>`case when value = ${contact.value} then confirmed_at end`,
      })
      .where('id', '=', id)
      .execute();
  },

  async remove(ids: readonly number[]): Promise<void> {
    await db
      .deleteFrom('contact')
      .where('id', 'in', [0, ...ids])
      .execute();
  },

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
