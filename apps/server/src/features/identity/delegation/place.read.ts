import type { OrganizationKind, Role } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { Officer, Place } from './reach.policy.ts';

export const findPlace = (db: Queryable, organizationId: number): Promise<Place | undefined> =>
  db
    .selectFrom('organization')
    .select(['id as organizationId', 'municipalityId', sql<OrganizationKind[]>`kinds`.as('kinds')])
    .where('id', '=', organizationId)
    .executeTakeFirst();

/** The actor with the place and the time of the role acted in. */
export async function getOfficer(db: Queryable, actor: Actor): Promise<Officer> {
  const row = await db
    .selectFrom('employment')
    .innerJoin('employmentRole', 'employmentRole.employmentId', 'employment.id')
    .innerJoin('organization', 'organization.id', 'employment.organizationId')
    .leftJoin('appointment', 'appointment.id', 'employmentRole.appointmentId')
    .select([
      'organization.id as organizationId',
      'municipalityId',
      sql<OrganizationKind[]>`kinds`.as('kinds'),
      'validUntil',
    ])
    .where('personId', '=', actor.personId)
    .where('organization.id', '=', actor.organizationId)
    .where('employmentRole.role', '=', actor.role)
    .where('employment.endsOn', 'is', null)
    .executeTakeFirst();
  // Taken away between the guard and here.
  if (!row) throw new AppError('forbidden', 'role_needed');
  const { validUntil, ...place } = row;
  return { role: actor.role, place, validUntil: validUntil?.getTime() ?? null };
}

/** Everything that a person's account opens, with the places: what an administrator's reach is held against. */
export async function listHeldPlaces(
  db: Queryable,
  personIds: readonly number[],
): Promise<{ personId: number; role: Role; place: Place }[]> {
  const { rows } = await sql<{ personId: number; role: Role } & Place>`
    select held.person_id, held.role, organization.id as organization_id, municipality_id, kinds
    from (
      select employment.person_id, employment_role.role, organization_id
      from employment
      join employment_role on employment_role.employment_id = employment.id
      left join appointment on appointment.id = employment_role.appointment_id
      where person_id = any (${personIds}::bigint[]) and employment.ends_on is null
        and (appointment.valid_until is null or appointment.valid_until > now())
      union
      select person_id, 'student', organization_id
      from enrolment where person_id = any (${personIds}::bigint[]) and ends_on is null
      union
      select guardian_id, 'guardian', organization_id
      from guardianship join enrolment on enrolment.person_id = guardianship.child_id
      where guardian_id = any (${personIds}::bigint[]) and guardianship.ends_on is null and enrolment.ends_on is null
    ) as held
    join organization on organization.id = held.organization_id
    order by held.role`.execute(db);
  return rows.map(({ personId, role, ...place }) => ({ personId, role, place }));
}

/** The organizations that an officer covers, as a condition on `organization`: the SQL of `covers`. */
export const coveredBy = ({ role, place }: Officer) => {
  if (role === 'operator' || role === 'regional_coordinator') return sql<boolean>`true`;
  if (role === 'municipal_coordinator')
    return sql<boolean>`organization.municipality_id = ${place.municipalityId}`;
  return sql<boolean>`organization.id = ${place.organizationId}`;
};
