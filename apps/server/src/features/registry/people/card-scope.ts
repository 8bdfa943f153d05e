import { cardKinds, type CardKind, type Role } from '@gorodok/contract';
import { sql, type SqlBool } from 'kysely';
import type { Access } from '#platform/access/access.ts';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';

/** Who works with the cards of a school. */
export const office: Access = ['school_admin', 'director', 'deputy_head'];

/** Who reads what was changed on a card, and who opened it. */
export const historyReaders: readonly Role[] = ['school_admin', 'director'];

/** The roles of a school are given by its administrator alone. */
export const mayGiveRoles = (actor: Actor): boolean => actor.role === 'school_admin';

/** The people who have a card of the kind in the actor's organization. */
export function cardHolders(db: Queryable, actor: Actor, kind: CardKind) {
  const open = sql<SqlBool>`ends_on is null`;
  const organization = sql`${actor.organizationId}`;
  const holds = {
    student: sql<SqlBool>`exists (
      select from enrolment where enrolment.person_id = person.id and enrolment.organization_id = ${organization} and ${open})`,
    employee: sql<SqlBool>`exists (
      select from employment where employment.person_id = person.id and employment.organization_id = ${organization} and ${open})`,
    guardian: sql<SqlBool>`exists (
      select from guardianship join enrolment on enrolment.person_id = guardianship.child_id
      where guardianship.guardian_id = person.id and guardianship.ends_on is null
        and enrolment.organization_id = ${organization} and enrolment.ends_on is null)`,
  }[kind];
  return db.selectFrom('person').where('person.mergedIntoId', 'is', null).where(holds);
}

/**
 * Locks the person of a card until the end of the transaction, so that two saves of one card follow each other. Another
 * organization's card looks as if it did not exist.
 */
export async function lockCard(
  transaction: Queryable,
  actor: Actor,
  kind: CardKind,
  personId: number,
): Promise<void> {
  const person = await cardHolders(transaction, actor, kind)
    .where('person.id', '=', personId)
    .select('person.id')
    .forUpdate('person')
    .executeTakeFirst();
  if (!person) throw new AppError('not_found', 'person.not_found');
}

/** Refuses with 404 where the person has no such card in the actor's organization. */
export async function requireCard(
  db: Queryable,
  actor: Actor,
  kind: CardKind,
  personId: number,
): Promise<void> {
  const person = await cardHolders(db, actor, kind)
    .where('person.id', '=', personId)
    .select('person.id')
    .executeTakeFirst();
  if (!person) throw new AppError('not_found', 'person.not_found');
}

/** The kind of card that the person has in the actor's organization; one of them where there are several. */
export async function findCardKind(
  db: Queryable,
  actor: Actor,
  personId: number,
): Promise<CardKind | undefined> {
  for (const kind of cardKinds) {
    const person = cardHolders(db, actor, kind).where('person.id', '=', personId).select('person.id');
    if (await person.executeTakeFirst()) return kind;
  }
  return undefined;
}

/** Refuses with 404 where the person has no card of any kind in the actor's organization. */
export async function requireOwnPerson(db: Queryable, actor: Actor, personId: number): Promise<void> {
  if (!(await findCardKind(db, actor, personId))) throw new AppError('not_found', 'person.not_found');
}
