import { type Role, type RoleChoice } from '@gorodok/contract';
import type { Queryable } from '#platform/database/database.ts';
import { sql } from 'kysely';

/** From the 18th birthday a guardian sees only what the student allows (docs/glossary.md, guardianship). */
const isMinor = sql<boolean>`(child.birth_date is null or child.birth_date > (now() - interval '18 years')::date)`;

/** Every role that a person holds today, with its organization; ordered as the person is likely to look for it. */
export async function listRoleChoices(db: Queryable, personId: number): Promise<RoleChoice[]> {
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
    .where('employment.personId', '=', personId)
    .where('employment.endsOn', 'is', null)
    .select([sql<Role>`employment_role.role`.as('role'), 'employment.organizationId']);

  return db
    .selectFrom(asStaff.union(asGuardian).union(asStudent).as('held'))
    .innerJoin('organization', 'organization.id', 'held.organizationId')
    .leftJoin('municipality', 'municipality.id', 'organization.municipalityId')
    .select([
      'held.role',
      'organization.id as organizationId',
      'organization.name as organizationName',
      'municipality.name as municipalityName',
    ])
    .orderBy('organization.name')
    .orderBy('held.role')
    .execute();
}
