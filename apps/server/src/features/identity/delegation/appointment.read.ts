import type { Appointment, AppointeeList, AppointmentPlaceList, Role } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { coveredBy } from './place.read.ts';
import { rolesGivenBy, type Officer } from './reach.policy.ts';

export const listed = 200;

/** Written into a pattern of `like` so that it stands for itself. */
const contains = (text: string) =>
  `%${text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\\%_]/g, '\\$&')}%`;
const folded = (column: string) => sql`translate(lower(${sql.ref(column)}), 'ё', 'е')`;

/**
 * Who holds, or will hold, a role that the officer gives, in the organizations that he covers. Teachers are listed only where
 * they were appointed here: the rest came with the school's own lists and are looked after there.
 */
export async function listAppointments(
  db: Queryable,
  officer: Officer,
  search: string,
): Promise<Appointment[]> {
  const { rows } = await sql<Appointment>`
    select employment.id as employment_id, employment.person_id, employment_role.role,
      concat_ws(' ', person.surname, person.first_name, person.patronymic) as display_name,
      organization.id as organization_id, organization.name as organization_name,
      coalesce((appointment.valid_from at time zone organization.time_zone)::date, employment.starts_on) as starts_on,
      (appointment.valid_until at time zone organization.time_zone)::date - 1 as ends_on,
      (select concat_ws(' ', giver.surname, giver.first_name, giver.patronymic)
        from account join person as giver on giver.id = account.person_id
        where account.id = appointment.appointed_by_account_id) as appointed_by,
      (select concat_ws(' ', keeper.surname, keeper.first_name, keeper.patronymic)
        from account join person as keeper on keeper.id = account.person_id
        where account.id = appointment.handed_over_to_account_id) as handed_over_to
    from employment_role
    join employment on employment.id = employment_role.employment_id and employment.ends_on is null
    join person on person.id = employment.person_id
    join organization on organization.id = employment.organization_id
    left join appointment on appointment.id = employment_role.appointment_id
    where employment_role.role = any (${[...rolesGivenBy(officer.role)]}::text[])
      and (appointment.id is not null or employment_role.role not in ('teacher', 'class_teacher'))
      and (appointment.valid_until is null or appointment.valid_until > now())
      and ${coveredBy(officer)}
      and (person.folded_name like ${contains(search).replaceAll(' ', '|')} or ${folded('organization.name')} like ${contains(search)})
    order by organization.name, employment_role.role, person.folded_name, employment.id
    limit ${listed}`.execute(db);
  return rows;
}

/** Where the officer may give the role: the organizations that he covers and that the role fits. */
export async function listPlaces(
  db: Queryable,
  officer: Officer,
  role: Role,
  search: string,
): Promise<AppointmentPlaceList['organizations']> {
  const fitting =
    role === 'operator' || role === 'regional_coordinator'
      ? sql<boolean>`'education_authority' = any (kinds) and municipality_id is null`
      : role === 'municipal_coordinator'
        ? sql<boolean>`'education_authority' = any (kinds) and municipality_id is not null`
        : sql<boolean>`kinds <> array['education_authority']`;
  return db
    .selectFrom('organization')
    .select(['id', 'name'])
    .where(coveredBy(officer))
    .where(fitting)
    .where(sql<boolean>`${folded('name')} like ${contains(search)}`)
    .orderBy('name')
    .limit(50)
    .execute();
}

/** Who works in the organization, by a part of the name. */
export const listEmployees = (
  db: Queryable,
  organizationId: number,
  search: string,
): Promise<AppointeeList['employees']> =>
  db
    .selectFrom('employment')
    .innerJoin('person', 'person.id', 'employment.personId')
    .select([
      'person.id as personId',
      sql<string>`concat_ws(' ', surname, first_name, patronymic)`.as('displayName'),
      'positions',
    ])
    .where('organizationId', '=', organizationId)
    .where('endsOn', 'is', null)
    .where('foldedName', 'like', contains(search).replaceAll(' ', '|'))
    .orderBy('foldedName')
    .limit(50)
    .execute();
