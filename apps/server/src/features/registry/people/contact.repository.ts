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
});
