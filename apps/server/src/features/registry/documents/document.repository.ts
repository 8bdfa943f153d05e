import type { CardDocument } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/** The documents of one person. The caller has made sure that the person is the actor's to see, and holds his row for a change. */
export const documentRepository = (db: Queryable) => ({
  async listOf(personId: number): Promise<Map<number, CardDocument>> {
    const rows = await db
      .selectFrom('identityDocument')
      .select([
        'id',
        sql<CardDocument['kind']>`kind`.as('kind'),
        'series',
        'number',
        'issuedOn',
        'issuedBy',
        'departmentCode',
      ])
      .where('personId', '=', personId)
      .orderBy('id')
      .execute();
    return new Map(rows.map(({ id, ...document }) => [id, document]));
  },

  async add(personId: number, document: CardDocument): Promise<number> {
    const { id } = await db
      .insertInto('identityDocument')
      .values({ ...document, personId })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  async change(id: number, document: CardDocument): Promise<void> {
    await db.updateTable('identityDocument').set(document).where('id', '=', id).execute();
  },

  async remove(ids: readonly number[]): Promise<void> {
    await db
      .deleteFrom('identityDocument')
      .where('id', 'in', [0, ...ids])
      .execute();
  },
});
