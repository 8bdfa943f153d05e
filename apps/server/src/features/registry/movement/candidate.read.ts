import type { Candidate, CandidateSearch, Education } from '@gorodok/contract';
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/**
 * The one person whom СНИЛС, or name, birth date and document together, name exactly. Whatever is only like it is not told,
 * nor that there is such a person at all. What is found may be named in a draft of this organization.
 */
export async function findCandidate(
  db: Queryable,
  actor: Actor,
  search: CandidateSearch,
  education: Education,
): Promise<Candidate | undefined> {
  const { snils, surname, firstName, birthDate, documentNumber } = search;
  const folded = (text: string | null) => sql`translate(lower(${text ?? ''}), 'ё -', 'е')`;
  const bare = (text: string | null) => sql`regexp_replace(${text ?? ''}, '[[:space:]]', '', 'g')`;
  const found = sql`
      select person.id from person
      where merged_into_id is null and (
        (${snils}::text is not null and person.snils = ${snils})
        or (${documentNumber}::text is not null and ${birthDate}::date is not null
          and person.birth_date = ${birthDate}
          and translate(lower(person.surname), 'ё -', 'е') = ${folded(surname)}
          and translate(lower(person.first_name), 'ё -', 'е') = ${folded(firstName)}
          and exists (
            select from identity_document as document
            where document.person_id = person.id and ${bare(documentNumber)} in (
              document.number, regexp_replace(coalesce(document.series, '') || document.number, '[[:space:]]', '', 'g')))))
      limit 2`;
  return listAsCandidate(db, actor, found, education);
}

/** Somebody whom the organization has recognised otherwise, with certainty: he may be named in a draft from now on. */
export const takeCandidate = (
  db: Queryable,
  actor: Actor,
  personId: number,
  education: Education,
): Promise<Candidate | undefined> =>
  listAsCandidate(
    db,
    actor,
    sql`select id from person where id = ${personId} and merged_into_id is null`,
    education,
  );

/** Nobody where several are found. */
async function listAsCandidate(
  db: Queryable,
  actor: Actor,
  found: RawBuilder<unknown>,
  education: Education,
): Promise<Candidate | undefined> {
  const { rows } = await sql<Candidate>`
    with found as (${found}),
    kept as (
      insert into admission_candidate (organization_id, person_id)
      select ${actor.organizationId}, id from found where (select count(*) from found) = 1
      on conflict do nothing)
    select person.id as person_id, concat_ws(' ', surname, first_name, patronymic) as display_name, birth_date,
      case
        when exists (select from enrolment where person_id = person.id and organization_id = ${actor.organizationId}
          and ends_on is null and enrolment.education = ${education} and education <> 'additional') then 'here'
        when ${education} = 'general' and exists (select from enrolment where person_id = person.id
          and ends_on is null and enrolment.education = 'general') then 'elsewhere'
        when departure.line_id is not null then 'left'
        else 'free' end as standing,
      departure.line_id as transfer_out_line_id
    from found join person on person.id = found.id
    left join lateral (
      select line.id as line_id from enrolment
      join movement_order on movement_order.id = enrolment.closed_by_order_id and movement_order.kind = 'transfer_out'
      join movement_order_line as line on line.order_id = movement_order.id and line.enrolment_id = enrolment.id
      where enrolment.person_id = person.id order by line.effective_on desc limit 1) as departure on true
    where (select count(*) from found) = 1`.execute(db);
  return rows[0];
}
