import type { Education, OrderKind, PaymentKind } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import type { ClassFacts, LineFacts, TakeBackFacts } from './movement.policy.ts';

/** A line that moves a student: what the policy judges it by. */
export type JudgedLine = LineFacts & { lineId: number };

interface FactsRow {
  lineId: number;
  effectiveOn: string;
  enrolmentId: number | null;
  isOpen: boolean | null;
  currentPayment: PaymentKind | null;
  fromClass: ClassFacts | null;
  toClass: ClassFacts | null;
  paymentKind: PaymentKind | null;
  lastEffectiveOn: string | null;
  learnsHere: boolean;
  learnsElsewhere: boolean;
  repeated: boolean;
  personExists: boolean;
}

const classFacts = (group: string, year: string) =>
  sql.raw(`case when ${group}.id is not null then jsonb_build_object('id', ${group}.id, 'grade', ${group}.grade,
    'yearId', ${year}.id, 'yearState', ${year}.state, 'yearStartsOn', ${year}.starts_on, 'yearEndsOn', ${year}.ends_on) end`);

/** The facts about every line of a draft, in the order of the lines; one statement however many there are. */
export async function listLineFacts(
  db: Queryable,
  order: { id: number; organizationId: number; education: Education },
): Promise<JudgedLine[]> {
  const { rows } = await sql<FactsRow>`
    with line as (
      select movement_order_line.*, coalesce(survivor_of(movement_order_line.person_id), enrolment.person_id) as student_id
      from movement_order_line
      left join enrolment on enrolment.id = movement_order_line.enrolment_id
      where order_id = ${order.id}),
    last_standing as (
      select earlier.enrolment_id, max(earlier.effective_on) as effective_on
      from movement_order_line as earlier
      join movement_order on movement_order.id = earlier.order_id and movement_order.signed_at is not null
      where earlier.enrolment_id in (select enrolment_id from line) and earlier.takes_back_line_id is null
        and not exists (
          select from movement_order_line as back join movement_order as correction on correction.id = back.order_id
          where back.takes_back_line_id = earlier.id and correction.signed_at is not null)
      group by earlier.enrolment_id)
    select line.id as line_id, line.effective_on, line.enrolment_id, enrolment.ends_on is null as is_open,
      enrolment.payment_kind as current_payment,
      ${classFacts('from_group', 'from_year')} as from_class,
      ${classFacts('to_group', 'to_year')} as to_class,
      line.payment_kind_after as payment_kind, last_standing.effective_on as last_effective_on,
      exists (
        select from enrolment as own
        left join class_membership as seat on seat.enrolment_id = own.id and seat.ends_on is null
        where own.person_id = line.student_id and own.organization_id = ${order.organizationId}
          and own.education = ${order.education}
          and (own.education <> 'additional' and (own.ends_on is null or own.ends_on > line.effective_on) and own.ends_on is distinct from own.starts_on
            or own.ends_on is null and seat.class_group_id = line.to_class_group_id)) as learns_here,
      ${order.education} = 'general' and exists (
        select from enrolment as other
        where other.person_id = line.student_id and other.education = 'general'
          and other.organization_id <> ${order.organizationId}
          and (other.ends_on is null or other.ends_on > line.effective_on) and other.ends_on is distinct from other.starts_on
        ) as learns_elsewhere,
      count(*) over (partition by coalesce(
        'enrolment ' || line.enrolment_id, 'person ' || line.student_id, line.new_person ->> 'snils', 'line ' || line.id)) > 1 as repeated,
      line.new_person ->> 'snils' is not null and exists (
        select from person where person.snils = line.new_person ->> 'snils' and merged_into_id is null) as person_exists
    from line
    left join enrolment on enrolment.id = line.enrolment_id
    left join class_membership on class_membership.enrolment_id = line.enrolment_id and class_membership.ends_on is null
    left join class_group as from_group on from_group.id = class_membership.class_group_id
    left join academic_year as from_year on from_year.id = from_group.academic_year_id
    left join class_group as to_group on to_group.id = line.to_class_group_id
    left join academic_year as to_year on to_year.id = to_group.academic_year_id
    left join last_standing on last_standing.enrolment_id = line.enrolment_id
    order by line.id`.execute(db);
  return rows.map(({ isOpen, currentPayment, ...row }) => ({
    ...row,
    standing:
      row.enrolmentId !== null && isOpen && currentPayment !== null
        ? { classGroupId: row.fromClass?.id ?? null, paymentKind: currentPayment }
        : null,
  }));
}

/** A line of a correction with the line it takes back. */
export interface JudgedTakeBack extends Omit<TakeBackFacts, 'taught'> {
  lineId: number;
  originalLineId: number;
  enrolmentId: number;
  kind: OrderKind;
}

export async function listTakeBackFacts(db: Queryable, orderId: number): Promise<JudgedTakeBack[]> {
  const { rows } = await sql<JudgedTakeBack>`
    with line as (select * from movement_order_line where order_id = ${orderId}),
    standing as (
      select later.id, later.enrolment_id, movement_order.signed_at from movement_order_line as later
      join movement_order on movement_order.id = later.order_id and movement_order.signed_at is not null
      where later.enrolment_id in (select enrolment_id from line) and later.takes_back_line_id is null
        and not exists (
          select from movement_order_line as back join movement_order as correction on correction.id = back.order_id
          where back.takes_back_line_id = later.id and correction.signed_at is not null))
    select line.id as line_id, original.id as original_line_id, original.enrolment_id, original_order.kind,
      not exists (select from standing where standing.id = original.id) as taken_back_already,
      (select count(*) from standing
        where standing.enrolment_id = original.enrolment_id
          and (standing.signed_at, standing.id) > (original_order.signed_at, original.id)
          and standing.id not in (select takes_back_line_id from line)) as later_lines,
      original.payment_kind_after is null and enrolment.education = 'general' and exists (
        select from enrolment as other
        where other.person_id = enrolment.person_id and other.education = 'general' and other.id <> enrolment.id
          and (other.ends_on is null or other.ends_on > enrolment.ends_on)
          and other.ends_on is distinct from other.starts_on) as learns_elsewhere
    from line
    join movement_order_line as original on original.id = line.takes_back_line_id
    join movement_order as original_order on original_order.id = original.order_id
    join enrolment on enrolment.id = original.enrolment_id
    order by line.id`.execute(db);
  return rows;
}
