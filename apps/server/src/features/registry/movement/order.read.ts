import type {
  Education,
  MovableStudents,
  Order,
  OrderKind,
  OrderList,
  OrderLine,
  OrderProposal,
  OrderQuery,
} from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

const pageSize = 50;

/** The orders of the actor's organization, the latest first. */
export async function listOrders(db: Queryable, actor: Actor, query: OrderQuery): Promise<OrderList> {
  const [, day, id] = /^([\d-]+)\.(\d+)$/.exec(query.after ?? '') ?? [];
  const rows = await db
    .selectFrom('movementOrder')
    .where('organizationId', '=', actor.organizationId)
    .$if(query.kind !== undefined, (select) => select.where('kind', '=', query.kind ?? ''))
    .$if(query.state !== undefined, (select) =>
      select.where('signedAt', query.state === 'draft' ? 'is' : 'is not', null),
    )
    .$if(query.from !== undefined, (select) => select.where('datedOn', '>=', query.from ?? ''))
    .$if(query.to !== undefined, (select) => select.where('datedOn', '<=', query.to ?? ''))
    .$if(day !== undefined, (select) =>
      select.where(sql<boolean>`(dated_on, movement_order.id) < (${day}::date, ${Number(id)}::bigint)`),
    )
    .select([
      'id',
      sql<OrderKind>`kind`.as('kind'),
      'number',
      'datedOn',
      'ground',
      sql<boolean>`signed_at is not null`.as('signed'),
      sql<number>`(
        select count(distinct coalesce(enrolment_id, -id)) from movement_order_line
        where order_id = movement_order.id)`.as('studentCount'),
      sql<number>`(
        select count(*) from movement_order_line as line
        join movement_order_line as back on back.takes_back_line_id = line.id
        join movement_order as correction on correction.id = back.order_id and correction.signed_at is not null
        where line.order_id = movement_order.id)`.as('takenBackCount'),
    ])
    .orderBy('datedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
  const orders = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? orders.at(-1) : undefined;
  return { orders, next: last ? `${last.datedOn}.${last.id}` : null };
}

/** One order with its lines; where the students of a draft stand is told by the caller, who judges it. */
export async function findOrder(db: Queryable, actor: Actor, id: number): Promise<Order | undefined> {
  const head = await db
    .selectFrom('movementOrder')
    .leftJoin('organization', 'organization.id', 'movementOrder.destinationOrganizationId')
    .leftJoin('movementOrder as corrected', 'corrected.id', 'movementOrder.correctsOrderId')
    .where('movementOrder.id', '=', id)
    .where('movementOrder.organizationId', '=', actor.organizationId)
    .select([
      'movementOrder.id',
      sql<OrderKind>`movement_order.kind`.as('kind'),
      'movementOrder.number',
      'movementOrder.datedOn',
      'movementOrder.ground',
      'movementOrder.signer',
      sql<Education>`movement_order.education`.as('education'),
      'movementOrder.correctsOrderId',
      'movementOrder.destinationOrganizationId',
      'movementOrder.destinationText',
      'organization.shortName as destinationName',
      'corrected.number as correctsNumber',
      'movementOrder.version',
      'movementOrder.signedAt',
    ])
    .executeTakeFirst();
  if (!head) return undefined;
  const { rows } = await sql<OrderLine>`
    select line.id, line.enrolment_id, line.person_id, line.new_person as new_student, line.effective_on,
      line.to_class_group_id, line.payment_kind_after as payment_kind, line.takes_back_line_id,
      case when line.new_person is null then concat_ws(' ', person.surname, person.first_name, person.patronymic)
        else concat_ws(' ', line.new_person ->> 'surname', line.new_person ->> 'firstName', line.new_person ->> 'patronymic')
      end as display_name,
      coalesce(person.birth_date, (line.new_person ->> 'birthDate')::date) as birth_date,
      (select name from class_group where id = coalesce(line.from_class_group_id, original.to_class_group_id)) as from_class,
      (select name from class_group where id = coalesce(line.to_class_group_id, original.from_class_group_id)) as to_class,
      coalesce(line.payment_kind_before, original.payment_kind_after) as payment_kind_before,
      coalesce(line.payment_kind_after, original.payment_kind_before) as payment_kind_after,
      exists (
        select from movement_order_line as back join movement_order as correction on correction.id = back.order_id
        where back.takes_back_line_id = line.id and correction.signed_at is not null) as taken_back,
      null as problem
    from movement_order_line as line
    left join movement_order_line as original on original.id = line.takes_back_line_id
    left join enrolment on enrolment.id = line.enrolment_id
    left join person on person.id = coalesce(enrolment.person_id, line.person_id)
    where line.order_id = ${id}
    order by line.id`.execute(db);
  return { ...head, signedAt: head.signedAt?.toISOString() ?? null, lines: rows };
}

/** What a new order begins with. The number goes on from the largest of this year. */
export async function proposeOrder(db: Queryable, actor: Actor, today: string): Promise<OrderProposal> {
  const { rows } = await sql<OrderProposal>`
    select (coalesce(max(substring(number from '^[0-9]{1,9}')::integer), 0) + 1)::text as number, ${today} as today,
      (select signer from movement_order as last
        where last.organization_id = organization.id and signer is not null order by id desc limit 1) as signer,
      case when organization.kinds && array['general', 'boarding', 'college'] then 'general'
        when 'preschool' = any (organization.kinds) then 'preschool' else 'additional' end as education
    from organization
    left join movement_order on movement_order.organization_id = organization.id
      and dated_on >= date_trunc('year', ${today}::date)
    where organization.id = ${actor.organizationId}
    group by organization.id`.execute(db);
  const [proposal] = rows;
  if (!proposal) throw new Error('The actor acts in no organization.');
  return proposal;
}

/** The classes of the years that are not closed, and everybody who is enrolled. */
export async function listMovableStudents(
  db: Queryable,
  actor: Actor,
  education: Education,
): Promise<MovableStudents> {
  const classes = await db
    .selectFrom('classGroup')
    .innerJoin('academicYear', 'academicYear.id', 'classGroup.academicYearId')
    .where('classGroup.organizationId', '=', actor.organizationId)
    .where('academicYear.state', '<>', 'closed')
    .select([
      'classGroup.id',
      'classGroup.name',
      'classGroup.grade',
      'academicYearId',
      'academicYear.name as yearName',
      'academicYear.startsOn',
      'academicYear.endsOn',
    ])
    .orderBy('academicYear.startsOn')
    .orderBy('grade')
    .orderBy('classGroup.name')
    .execute();
  const { rows: students } = await sql<MovableStudents['students'][number]>`
    select enrolment.id as enrolment_id, concat_ws(' ', surname, first_name, patronymic) as display_name,
      class_membership.class_group_id, enrolment.payment_kind
    from enrolment
    join person on person.id = enrolment.person_id
    left join class_membership on class_membership.enrolment_id = enrolment.id and class_membership.ends_on is null
    where organization_id = ${actor.organizationId} and enrolment.ends_on is null and education = ${education}
    order by surname, first_name, patronymic, enrolment.id`.execute(db);
  return { classes, students };
}
