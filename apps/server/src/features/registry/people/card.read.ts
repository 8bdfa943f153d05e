import type { Card, CardKind } from '@gorodok/contract';
import { sql, type SqlBool } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** The people who have a card of the kind in the actor's organization. */
function cardHolders(db: Queryable, actor: Actor, kind: CardKind) {
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

/** One card with documents, contacts and relatives; undefined where the person has no such card in the actor's organization. */
export async function findCard(
  db: Queryable,
  actor: Actor,
  kind: CardKind,
  personId: number,
): Promise<Card | undefined> {
  const person = await cardHolders(db, actor, kind)
    .where('person.id', '=', personId)
    .select([
      'person.id as personId',
      'surname',
      'firstName',
      'patronymic',
      'hasNoPatronymic',
      'birthDate',
      sql<Card['sex']>`sex`.as('sex'),
      'snils',
      'address',
      sql<Card['documents']>`coalesce((
        select jsonb_agg(jsonb_build_object('kind', kind, 'series', series, 'number', number) order by id)
        from identity_document where person_id = person.id), '[]')`.as('documents'),
      sql<Card['contacts']>`coalesce((
        select jsonb_agg(jsonb_build_object('kind', kind, 'value', value) order by kind desc, id)
        from contact where person_id = person.id), '[]')`.as('contacts'),
      sql<Card['relatives']>`coalesce((
        select jsonb_agg(jsonb_build_object('personId', relative.id, 'relation', guardianship.relation,
          'displayName', concat_ws(' ', relative.surname, relative.first_name, relative.patronymic)) order by relative.birth_date)
        from guardianship
        join person as relative
          on relative.id = case when guardianship.child_id = person.id then guardianship.guardian_id else guardianship.child_id end
        where person.id in (guardianship.child_id, guardianship.guardian_id) and guardianship.ends_on is null
          and exists (
            select from enrolment where enrolment.person_id = guardianship.child_id
              and enrolment.organization_id = ${actor.organizationId} and enrolment.ends_on is null)), '[]')`.as(
        'relatives',
      ),
    ])
    .executeTakeFirst();
  return person && { ...person, kind };
}
