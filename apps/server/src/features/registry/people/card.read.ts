import type { CardKind, CardList, CardSearch, CardSummary } from '@gorodok/contract';
import { sql, type SqlBool } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { cardHolders } from './card-scope.ts';
import { fullName } from './person-name.ts';

const pageSize = 50;

/** The class of a student, the positions of an employee, the children of a guardian: what tells namesakes apart. */
const contextOf = (actor: Actor, kind: CardKind) =>
  ({
    student: sql<string>`coalesce((
      select class_group.name from enrolment
      join class_membership on class_membership.enrolment_id = enrolment.id and class_membership.ends_on is null
      join class_group on class_group.id = class_membership.class_group_id
      where enrolment.person_id = person.id and enrolment.organization_id = ${actor.organizationId} and enrolment.ends_on is null
      limit 1), '')`,
    employee: sql<string>`coalesce((
      select array_to_string(employment.positions, ', ') from employment
      where employment.person_id = person.id and employment.organization_id = ${actor.organizationId} and employment.ends_on is null), '')`,
    guardian: sql<string>`coalesce((
      select string_agg(distinct concat_ws(' ', child.first_name, child.surname), ', ')
      from guardianship join person as child on child.id = guardianship.child_id
      join enrolment on enrolment.person_id = child.id and enrolment.ends_on is null
      where guardianship.guardian_id = person.id and guardianship.ends_on is null
        and enrolment.organization_id = ${actor.organizationId}), '')`,
  })[kind];

/** A page of cards by name. `after` is the place of the last card of the page before: its sort name and id. */
export async function listCards(db: Queryable, actor: Actor, query: CardSearch): Promise<CardList> {
  let holders = cardHolders(db, actor, query.kind);
  for (const word of (query.search ?? '')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[\s-]+/)
    .filter(Boolean)) {
    holders = holders.where('person.foldedName', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  }
  const { total } = await holders
    .select((expression) => expression.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const place = placeOf(query.after);
  const rows = await holders
    .$if(place !== null, (select) =>
      select.where(sql<SqlBool>`(folded_name, person.id) > (${place?.name ?? ''}, ${place?.id ?? 0})`),
    )
    .select([
      'person.id as personId',
      'surname',
      'firstName',
      'patronymic',
      'birthDate',
      'foldedName',
      sql<boolean>`snils is not null`.as('hasSnils'),
      contextOf(actor, query.kind).as('context'),
    ])
    .orderBy('foldedName')
    .orderBy('person.id')
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  const cards = page.map(({ personId, birthDate, context, hasSnils, ...name }): CardSummary => ({
    personId,
    displayName: fullName(name),
    birthDate,
    context,
    hasSnils,
  }));
  return { cards, total, next: last ? `${last.personId}.${last.foldedName ?? ''}` : null };
}

function placeOf(after: string | undefined): { id: number; name: string } | null {
  const [, id, name] = /^(\d{1,15})\.(.*)$/s.exec(after ?? '') ?? [];
  return id === undefined || name === undefined ? null : { id: Number(id), name };
}
