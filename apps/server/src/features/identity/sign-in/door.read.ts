import type { Queryable } from '#platform/database/database.ts';
import { sql } from 'kysely';
import { documentNumber } from '../confirmed-data/index.ts';
import type { Candidate, Visitor } from './door.policy.ts';

/**
 * Everybody in the region whose СНИЛС equals the visitor's, or whose folded name and birth date do. Merged persons are left
 * out: the survivor stands for them.
 */
export async function listCandidates(db: Queryable, visitor: Visitor): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('person')
    .where('mergedIntoId', 'is', null)
    .where((expression) =>
      expression.or([
        ...(visitor.snils === null ? [] : [expression('snils', '=', visitor.snils)]),
        expression.and([
          expression('foldedName', '=', foldedNameOf(visitor)),
          expression('birthDate', '=', visitor.birthDate),
        ]),
      ]),
    )
    .select(['id as personId', 'surname', 'firstName', 'patronymic', 'birthDate', 'snils'])
    .execute();
  const documents = await db
    .selectFrom('identityDocument')
    .where('personId', 'in', [0, ...rows.map((row) => row.personId)])
    .select(['personId', 'series', 'number'])
    .execute();
  return rows.map((row) => ({
    ...row,
    documentNumbers: documents.filter((document) => document.personId === row.personId).map(documentNumber),
  }));
}

/** The same folding as the generated column `person.folded_name`, done by the database so that it can't differ. */
const foldedNameOf = (visitor: Visitor) =>
  sql<string>`translate(lower(${`${visitor.surname}|${visitor.firstName}|${visitor.patronymic ?? ''}`}), 'ё -', 'е')`;

/** The cards of the organization most like the visitor, for its administrator to look at: three at the most. */
export async function listLikeCards(
  db: Queryable,
  visitor: Visitor,
  organizationId: number,
): Promise<number[]> {
  const { rows } = await sql<{ personId: number }>`
    select person_id from (
      select distinct on (person_id) person_id, similarity(sort_name, ${foldedNameOf(visitor)}) as likeness
      from card where organization_id = ${organizationId}
    ) as named
    where likeness > 0.45 order by likeness desc, person_id limit 3`.execute(db);
  return rows.map(({ personId }) => personId);
}

/**
 * Brothers and sisters of about the same age, into whose card the number may have been written by mistake: who has a guardian in
 * common with the person and was born within a year.
 */
export async function listLikeAgedRelatives(db: Queryable, personId: number): Promise<number[]> {
  const { rows } = await sql<{ personId: number }>`
    select distinct sibling.id as person_id
    from person
    join guardianship as own on own.child_id = person.id and own.ends_on is null
    join guardianship as shared on shared.guardian_id = own.guardian_id and shared.ends_on is null
    join person as sibling on sibling.id = shared.child_id and sibling.id <> person.id and sibling.merged_into_id is null
    where person.id = ${personId} and abs(sibling.birth_date - person.birth_date) <= 366
    order by person_id limit 3`.execute(db);
  return rows.map((row) => row.personId);
}
