import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/**
 * Of somebody with a card but without a role: an adult who has never learnt or worked here, and whose guardianship of nobody is written
 * down, so that only a link to a child is missing.
 */
export async function isUnlinkedGuardian(db: Queryable, personId: number): Promise<boolean> {
  const { rows } = await sql<{ isUnlinkedGuardian: boolean }>`
    select not exists (select from enrolment where person_id = person.id)
      and not exists (select from employment where person_id = person.id)
      and not exists (select from guardianship where guardian_id = person.id and ends_on is null)
      and coalesce(birth_date <= now() - interval '18 years', true) as is_unlinked_guardian
    from person where id = ${personId}`.execute(db);
  return rows[0]?.isUnlinkedGuardian ?? false;
}

/** Which of the organizations have not opened their first year yet, and when it begins. */
export async function listNotOpen(
  db: Queryable,
  organizationIds: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('organizationNotOpen')
    .select([sql<number>`organization_id`.as('organizationId'), sql<string>`opens_on`.as('opensOn')])
    .where('organizationId', 'in', [0, ...organizationIds])
    .execute();
  return new Map(rows.map(({ organizationId, opensOn }) => [organizationId, opensOn]));
}
