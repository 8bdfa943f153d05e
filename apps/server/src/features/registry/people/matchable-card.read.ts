import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/** A card as far as finding it again in a file, and completing it, needs. */
export interface MatchableCard {
  id: number;
  surname: string;
  firstName: string;
  patronymic: string | null;
  hasNoPatronymic: boolean;
  birthDate: string | null;
  sex: 'male' | 'female' | null;
  snils: string | null;
  hasNoSnils: boolean;
  address: string | null;
  documents: { kind: string; series: string | null; number: string }[];
  phones: string[];
  emails: string[];
  /** He learns or works in the organization, or is the guardian of somebody who learns there. */
  belongs: boolean;
  /** The open enrolment in the organization, with the class. */
  enrolment: { id: number; classGroupId: number | null } | null;
  learnsElsewhere: boolean;
  employment: { id: number; positions: string[]; roles: string[]; subjectIds: number[] } | null;
}

/**
 * The cards of everybody who belongs to the organization, and those of the region that bear one of the given СНИЛС. What is
 * found only by its СНИЛС may serve to recognise a person, and must not be shown.
 */
export async function listMatchableCards(
  db: Queryable,
  {
    organizationId,
    education,
    snilses,
    personIds = [],
  }: {
    organizationId: number;
    /** Of which kind of education an enrolment is looked for. */
    education: 'general' | 'preschool' | 'additional';
    snilses: readonly string[];
    /** Of the region, who were recognised otherwise. */
    personIds?: readonly number[];
  },
): Promise<MatchableCard[]> {
  const { rows } = await sql<MatchableCard>`
    with own as materialized (
      select person_id as id from enrolment where organization_id = ${organizationId}
      union select person_id from employment where organization_id = ${organizationId}
      union select guardianship.guardian_id from guardianship
        join enrolment on enrolment.person_id = guardianship.child_id
        where enrolment.organization_id = ${organizationId} and guardianship.ends_on is null)
    select person.id, surname, first_name, patronymic, has_no_patronymic, birth_date, sex, snils, has_no_snils, address,
      coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'series', series, 'number', number))
        from identity_document where person_id = person.id), '[]') as documents,
      array(select value from contact where person_id = person.id and kind = 'phone') as phones,
      array(select value from contact where person_id = person.id and kind = 'email') as emails,
      person.id in (select id from own) as belongs,
      (select jsonb_build_object('id', enrolment.id, 'classGroupId', class_membership.class_group_id)
        from enrolment left join class_membership
          on class_membership.enrolment_id = enrolment.id and class_membership.ends_on is null
        where enrolment.person_id = person.id and enrolment.organization_id = ${organizationId}
          and enrolment.ends_on is null and enrolment.education = ${education} limit 1) as enrolment,
      exists (select from enrolment where person_id = person.id and organization_id <> ${organizationId}
        and ends_on is null and education = 'general') as learns_elsewhere,
      (select jsonb_build_object('id', employment.id, 'positions', employment.positions,
          'roles', array(select role from employment_role where employment_id = employment.id),
          'subjectIds', array(select subject_id from employment_subject where employment_id = employment.id))
        from employment where employment.person_id = person.id and employment.organization_id = ${organizationId}
          and employment.ends_on is null) as employment
    from person
    where merged_into_id is null and person.id in (
      select id from own
      union select id from person where snils = any (${snilses}::text[])
      union select unnest(${[...personIds]}::bigint[]))
    order by person.id`.execute(db);
  return rows;
}
