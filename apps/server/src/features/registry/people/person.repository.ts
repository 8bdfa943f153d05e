import type { PersonFields } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { columnNames, columnsOf, fieldsOf } from './person-fields.ts';

export const personRepository = (db: Queryable) => ({
  getName: (personId: number) =>
    db
      .selectFrom('person')
      .select(['id', 'surname', 'firstName', 'patronymic'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow(),

  /** The name and the birth date, without which nobody is told from a namesake. */
  getIdentity: (personId: number) =>
    db
      .selectFrom('person')
      .select(['id', 'surname', 'firstName', 'patronymic', 'birthDate'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow(),

  findBySnils: (snils: string) =>
    db
      .selectFrom('person')
      .select(['id', 'surname', 'firstName', 'patronymic', 'birthDate'])
      .where('snils', '=', snils)
      .where('mergedIntoId', 'is', null)
      .executeTakeFirst(),

  async getFields(personId: number): Promise<PersonFields> {
    const columns = await db
      .selectFrom('person')
      .select([...columnNames, sql<PersonFields['sex']>`sex`.as('sex')])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    return fieldsOf(columns);
  },

  async changeFields(personId: number, fields: PersonFields): Promise<void> {
    await db
      .updateTable('person')
      .set({
        ...columnsOf(fields),
        version: sql<number>`version + 1`,
        updatedAt: sql<Date>`now()`,
      })
      .where('id', '=', personId)
      .execute();
  },

  async add(fields: PersonFields): Promise<number> {
    const { id } = await db
      .insertInto('person')
      .values(columnsOf(fields))
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  /** What a failed sign-in is compared with. The caller has made sure that these cards are the actor's to see. */
  listForComparison: (personIds: readonly number[]) =>
    db
      .selectFrom('person')
      .select(['id', 'surname', 'firstName', 'patronymic', 'birthDate', 'snils'])
      .where('id', 'in', [0, ...personIds])
      .execute(),

  /** Where a letter reaches the person: a confirmed address before others. */
  async findEmail(personId: number): Promise<string | undefined> {
    const contact = await db
      .selectFrom('contact')
      .select('value')
      .where('personId', '=', personId)
      .where('kind', '=', 'email')
      .orderBy('confirmedAt', (order) => order.asc().nullsLast())
      .orderBy('id')
      .executeTakeFirst();
    return contact?.value;
  },
});
