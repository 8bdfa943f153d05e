import type { Queryable } from '#platform/database/database.ts';
import { sql } from 'kysely';
import type { Candidate, Visitor } from './door.policy.ts';
import { documentNumber } from './visitor.ts';

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
  const wanted = foldedNameOf(visitor);
  const rows = await db
    .selectFrom('person')
    .where('mergedIntoId', 'is', null)
    .where((expression) =>
      expression.or([
        expression.exists(
          expression
            .selectFrom('enrolment')
            .whereRef('enrolment.personId', '=', 'person.id')
            .where('organizationId', '=', organizationId)
            .where('endsOn', 'is', null),
        ),
        expression.exists(
          expression
            .selectFrom('employment')
            .whereRef('employment.personId', '=', 'person.id')
            .where('organizationId', '=', organizationId)
            .where('endsOn', 'is', null),
        ),
        expression.exists(
          expression
            .selectFrom('guardianship')
            .innerJoin('enrolment', 'enrolment.personId', 'guardianship.childId')
            .whereRef('guardianship.guardianId', '=', 'person.id')
            .where('guardianship.endsOn', 'is', null)
            .where('enrolment.organizationId', '=', organizationId)
            .where('enrolment.endsOn', 'is', null),
        ),
      ]),
    )
    .where(sql<boolean>`similarity(folded_name, ${wanted}) > 0.45`)
    .orderBy(sql`similarity(folded_name, ${wanted})`, 'desc')
    .limit(3)
    .select('id')
    .execute();
  return rows.map((row) => row.id);
}
