import type { Queryable } from '#platform/database/database.ts';

/** The e-mail addresses of a child's guardians, a confirmed one before others, one for each. */
export async function listGuardianAddresses(db: Queryable, childId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('guardianship')
    .innerJoin('contact', 'contact.personId', 'guardianship.guardianId')
    .distinctOn('guardianId')
    .select('contact.value')
    .where('childId', '=', childId)
    .where('endsOn', 'is', null)
    .where('contact.kind', '=', 'email')
    .orderBy('guardianId')
    .orderBy('confirmedAt', (order) => order.asc().nullsLast())
    .orderBy('contact.id')
    .execute();
  return [...new Set(rows.map(({ value }) => value))];
}
