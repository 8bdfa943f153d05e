import type { Queryable } from '#platform/database/database.ts';

/** Where any of these people has a card. */
export async function listCardOrganizations(db: Queryable, personIds: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('card')
    .select('organizationId')
    .distinct()
    .where('personId', 'in', [0, ...personIds])
    .execute();
  return rows.map(({ organizationId }) => organizationId);
}
