import { schoolRoles, type Card, type CardKind, type PersonFields } from '@gorodok/contract';
import { sql, type InferResult } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import { readAuditInsert } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { missingOf, type CardGaps } from '../card-rules/index.ts';
import { cardHolders, historyReaders, mayGiveRoles } from './card-scope.ts';
import { columnNames, fieldsOf } from './person-fields.ts';
import { fullName } from './person-name.ts';

/**
 * Both ends of a link that the organization may know: the child learns there. `offset 0` has each of the few children looked up by
 * itself, where PostgreSQL would else go through all who learn there.
 */
const knownLink = (actor: Actor) => sql`exists (
  select from enrolment where enrolment.person_id = guardianship.child_id
    and enrolment.organization_id = ${actor.organizationId} and enrolment.ends_on is null offset 0)`;

/** One card with all that stands on it; undefined where the person has no such card in the actor's organization. */
export const findCard = async (
  database: Database,
  actor: Actor,
  kind: CardKind,
  personId: number,
): Promise<Card | undefined> => {
  const row = await cardQuery(database, actor, kind, personId).executeTakeFirst();
  return row && cardOf(row, actor, kind);
};

/** The same for somebody who opens it; that it was read is recorded by the same statement: one way to the database and back. */
export async function readCard(
  database: Database,
  actor: Actor,
  kind: CardKind,
  personId: number,
): Promise<Card | undefined> {
  const audited = readAuditInsert(actor, 'card.read', {
    subject: { kind: 'person', id: personId },
    details: sql`jsonb_build_object('kind', ${kind}::text)`,
    found: sql`exists (select from opened)`,
  });
  const { rows } = await sql<CardRow>`
    with opened as materialized (${cardQuery(database, actor, kind, personId)}), audited as (${audited})
    select * from opened`.execute(database.kysely);
  const [row] = rows;
  return row && cardOf(row, actor, kind);
}

type CardRow = InferResult<ReturnType<typeof cardQuery>>[number];

function cardQuery({ kysely }: Database, actor: Actor, kind: CardKind, personId: number) {
  const organizationId = sql`${actor.organizationId}`;
  return cardHolders(kysely, actor, kind)
    .where('person.id', '=', personId)
    .select([
      'person.id as personId',
      ...columnNames,
      sql<PersonFields['sex']>`sex`.as('sex'),
      sql<Card['documents']>`coalesce((
        select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'series', series, 'number', number,
          'issuedOn', issued_on, 'issuedBy', issued_by, 'departmentCode', department_code) order by id)
        from identity_document where person_id = person.id), '[]')`.as('documents'),
      sql<Card['contacts']>`coalesce((
        select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'value', value, 'visibleToStaff', visible_to_staff)
          order by kind desc, id)
        from contact where person_id = person.id), '[]')`.as('contacts'),
      sql<Card['employment']>`(
        select jsonb_build_object('positions', positions, 'startsOn', starts_on,
          'roles', array(select role from employment_role
            where employment_id = employment.id and role = any (${schoolRoles}) order by role collate "C"),
          'otherRoles', array(select role from employment_role
            where employment_id = employment.id and role <> all (${schoolRoles}) order by role collate "C"))
        from employment where person_id = person.id and organization_id = ${organizationId} and ends_on is null)`.as(
        'employment',
      ),
      sql<string | null>`(
        select class_group.name from enrolment
        join seat_today on seat_today.enrolment_id = enrolment.id
        join class_group on class_group.id = seat_today.class_group_id
        where enrolment.person_id = person.id and enrolment.organization_id = ${organizationId}
          and enrolment.ends_on is null limit 1)`.as('classGroupName'),
      sql<Card['relatives']>`coalesce((
        select jsonb_agg(jsonb_build_object('guardianshipId', guardianship.id, 'personId', relative.id,
          'displayName', concat_ws(' ', relative.surname, relative.first_name, relative.patronymic),
          'is', case when guardianship.guardian_id = relative.id then 'guardian' else 'child' end,
          'relation', relation, 'startsOn', starts_on, 'endsOn', ends_on, 'maySee', may_see, 'maySign', may_sign)
          order by ends_on is not null, relative.birth_date, guardianship.id)
        from (
          select guardianship.*, guardian_id as relative_id from guardianship where child_id = person.id
          union all
          select guardianship.*, child_id from guardianship where guardian_id = person.id) as guardianship
        join person as relative on relative.id = relative_id and relative.merged_into_id is null
        where ${knownLink(actor)}), '[]')`.as('relatives'),
      sql<CardGaps | null>`(
        select jsonb_build_object('missing', missing, 'advised', advised) from card_gaps_as_defined as gaps
        where gaps.organization_id = ${organizationId} and gaps.kind = ${kind} and gaps.person_id = person.id)`.as(
        'gaps',
      ),
      sql<boolean>`exists (
          select from employment where person_id = person.id and organization_id <> ${organizationId} and ends_on is null)
        or exists (
          select from enrolment where person_id = person.id and organization_id <> ${organizationId} and ends_on is null)
        or exists (
          select from guardianship join enrolment on enrolment.person_id = guardianship.child_id
          where guardian_id = person.id and guardianship.ends_on is null
            and enrolment.organization_id <> ${organizationId} and enrolment.ends_on is null)`.as(
        'sharedWithOthers',
      ),
      sql<Card['lastChange']>`(
        select jsonb_build_object('at', changed_at, 'by', case
          when changed_in_organization_id = ${organizationId} or changed_by_person_id = card_change.person_id
          then concat_ws(' ', author.surname, author.first_name, author.patronymic) else organization.short_name end)
        from card_change
        join person as author on author.id = changed_by_person_id
        left join organization on organization.id = changed_in_organization_id
        where card_change.person_id = person.id
          and (belongs_to_organization_id is null or belongs_to_organization_id = ${organizationId})
        order by card_change.id desc limit 1)`.as('lastChange'),
      sql<string>`(now() at time zone own.time_zone)::date`.as('today'),
    ])
    .innerJoin('organization as own', (join) => join.on('own.id', '=', actor.organizationId));
}

function cardOf(row: CardRow, actor: Actor, kind: CardKind): Card {
  const {
    gaps,
    today,
    documents,
    contacts,
    employment,
    classGroupName,
    relatives,
    sharedWithOthers,
    lastChange,
  } = row;
  const fields = fieldsOf(row);
  return {
    personId: row.personId,
    kind,
    displayName: fullName({ ...fields, patronymic: fields.patronymic.value }),
    fields,
    documents,
    contacts,
    employment: kind === 'employee' ? employment : null,
    classGroupName: kind === 'student' ? classGroupName : null,
    relatives,
    missing: gaps ? missingOf(gaps) : [],
    sharedWithOthers,
    lastChange,
    may: { giveRoles: mayGiveRoles(actor), readHistory: historyReaders.includes(actor.role) },
    today,
  };
}
