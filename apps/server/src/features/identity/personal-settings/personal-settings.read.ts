import { sql } from 'kysely';
import type { Identity } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** The academic year that goes on where the person acts; null – none is open, or no role is chosen. */
export async function findYearName(db: Queryable, { actor }: Identity): Promise<string | null> {
  if (!actor) return null;
  const year = await db
    .selectFrom('academicYear')
    .innerJoin('organization', 'organization.id', 'academicYear.organizationId')
    .select('academicYear.name')
    .where('organizationId', '=', actor.organizationId)
    .where('state', '=', 'open')
    .orderBy(sql`(now() at time zone time_zone)::date between starts_on and ends_on`, 'desc')
    .orderBy('startsOn', 'desc')
    .executeTakeFirst();
  return year?.name ?? null;
}
