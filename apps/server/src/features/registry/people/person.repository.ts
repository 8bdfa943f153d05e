import type { Queryable } from '#platform/database/database.ts';

export const personRepository = (db: Queryable) => ({
  getName: (personId: number) =>
    db
      .selectFrom('person')
      .select(['id', 'surname', 'firstName', 'patronymic'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow(),

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
