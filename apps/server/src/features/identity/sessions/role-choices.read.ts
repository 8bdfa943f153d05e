import type { Role, RoleChoice, SignInWay } from '@gorodok/contract';
import type { Queryable } from '#platform/database/database.ts';
import { sql } from 'kysely';

/** From the 18th birthday a guardian sees only what the student allows (docs/glossary.md, guardianship). */
const isMinor = sql<boolean>`(child.birth_date is null or child.birth_date > (now() - interval '18 years')::date)`;

/** A role that came by an appointment is held while the appointment is valid. */
const isValid = sql<boolean>`(appointment.valid_from is null or appointment.valid_from <= now())
  and (appointment.valid_until is null or appointment.valid_until > now())`;

/** The region has set a day for this role in this kind of organization, and the day has come there. */
const isCutOff = sql<boolean>`exists (
  select from password_cut_off
  where password_cut_off.role = held.role and password_cut_off.organization_kind = any (organization.kinds)
    and password_cut_off.refused_from <= (now() at time zone organization.time_zone)::date)`;

/**
 * Every role that a person holds today, with its organization; ordered as the person is likely to look for it. Whoever came
 * by a password has only those that a password still opens.
 */
export async function listRoleChoices(
  db: Queryable,
  personId: number,
  signedInBy: SignInWay,
): Promise<RoleChoice[]> {
  const asGuardian = db
    .selectFrom('guardianship')
    .innerJoin('person as child', 'child.id', 'guardianship.childId')
    .innerJoin('enrolment', 'enrolment.personId', 'child.id')
    .where('guardianship.guardianId', '=', personId)
    .where('guardianship.endsOn', 'is', null)
    .where('guardianship.maySee', '=', true)
    .where('enrolment.endsOn', 'is', null)
    .where(isMinor)
    .select([sql<Role>`'guardian'`.as('role'), 'enrolment.organizationId']);
  const asStudent = db
    .selectFrom('enrolment')
    .where('personId', '=', personId)
    .where('endsOn', 'is', null)
    .select([sql<Role>`'student'`.as('role'), 'organizationId']);
  const asStaff = db
    .selectFrom('employment')
    .innerJoin('employmentRole', 'employmentRole.employmentId', 'employment.id')
    .leftJoin('appointment', 'appointment.id', 'employmentRole.appointmentId')
    .where('employment.personId', '=', personId)
    .where('employment.endsOn', 'is', null)
    .where(isValid)
    .select([sql<Role>`employment_role.role`.as('role'), 'employment.organizationId']);

  return db
    .selectFrom(asStaff.union(asGuardian).union(asStudent).as('held'))
    .innerJoin('organization', 'organization.id', 'held.organizationId')
    .leftJoin('municipality', 'municipality.id', 'organization.municipalityId')
    .where(
      sql<boolean>`not exists (select from person where person.id = ${personId} and person.merged_into_id is not null)`,
    )
    .select([
      'held.role',
      'organization.id as organizationId',
      'organization.name as organizationName',
      'municipality.name as municipalityName',
    ])
    .$if(signedInBy === 'password', (query) => query.where(sql<boolean>`not ${isCutOff}`))
    .orderBy('organization.name')
    .orderBy('held.role')
    .execute();
}
