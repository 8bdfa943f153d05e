import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import type { Standing } from './movement.policy.ts';

/** What a line comes to: where the student stood, and where he stands after. */
export interface LineEffect {
  lineId: number;
  before: Standing;
  after: Standing;
}

/**
 * The effects of signing, each step one statement however many students an order moves. The caller has locked the order and
 * the students, and judged the lines.
 */
export const signingRepository = (db: Queryable) => ({
  /** Whoever writes about these students waits, so that what was judged still holds when it is written. */
  async lockStudents(orderIds: readonly number[]): Promise<void> {
    await sql`
      select from person where id in (
        select coalesce(survivor_of(line.person_id), enrolment.person_id)
        from movement_order_line as line left join enrolment on enrolment.id = line.enrolment_id
        where line.order_id = any (${orderIds}::bigint[]))
      order by id for no key update`.execute(db);
  },

  /** Fills in what each line changes. */
  async state(effects: readonly LineEffect[]): Promise<void> {
    const rows = effects.map(({ lineId, before, after }) => ({
      lineId,
      fromClassGroupId: before?.classGroupId ?? null,
      toClassGroupId: after?.classGroupId ?? null,
      before: before?.paymentKind ?? null,
      after: after?.paymentKind ?? null,
    }));
    await sql`
      update movement_order_line as line set
        from_class_group_id = new."fromClassGroupId", to_class_group_id = new."toClassGroupId",
        payment_kind_before = new.before, payment_kind_after = new.after
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (
        "lineId" bigint, "fromClassGroupId" bigint, "toClassGroupId" bigint, before text, after text)
      where line.id = new."lineId"`.execute(db);
  },

  /** The lines of a correction say the opposite of what they take back, for the same day. */
  async stateTakingBack(orderId: number): Promise<void> {
    await sql`
      update movement_order_line as line set
        effective_on = original.effective_on,
        from_class_group_id = original.to_class_group_id, to_class_group_id = original.from_class_group_id,
        payment_kind_before = original.payment_kind_after, payment_kind_after = original.payment_kind_before
      from movement_order_line as original
      where line.order_id = ${orderId} and original.id = line.takes_back_line_id`.execute(db);
  },

  /** Writes the cards of new students' lines: `people` come in the order of the lines. */
  async namePeople(people: readonly { lineId: number; personId: number }[]): Promise<void> {
    await sql`
      update movement_order_line as line set person_id = new."personId", new_person = null
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as new ("lineId" bigint, "personId" bigint)
      where line.id = new."lineId"`.execute(db);
  },

  /** Opens enrolments, changes classes and payment, closes enrolments: whatever the lines say. */
  async takeEffect(orderIds: readonly number[]): Promise<void> {
    const lines = sql`select * from movement_order_line where order_id = any (${orderIds}::bigint[])`;
    await sql`
      with opening as (
        select line.id as line_id, nextval(pg_get_serial_sequence('enrolment', 'id')) as enrolment_id,
          survivor_of(line.person_id) as person_id, line.payment_kind_after, line.effective_on, line.order_id
        from (${lines}) as line
        where line.payment_kind_before is null and line.enrolment_id is null),
      opened as (
        insert into enrolment (id, person_id, organization_id, education, payment_kind, starts_on, opened_by_order_id)
        overriding system value
        select enrolment_id, person_id, organization_id, education, payment_kind_after, effective_on, order_id
        from opening join movement_order on movement_order.id = opening.order_id)
      update movement_order_line as line set enrolment_id = opening.enrolment_id, person_id = null
      from opening where line.id = opening.line_id`.execute(db);
    await sql`
      update class_membership set ends_on = line.effective_on, closed_by_line_id = line.id
      from (${lines}) as line
      where class_membership.enrolment_id = line.enrolment_id and class_membership.ends_on is null
        and class_membership.class_group_id = line.from_class_group_id
        and line.to_class_group_id is distinct from line.from_class_group_id`.execute(db);
    await sql`
      insert into class_membership (enrolment_id, class_group_id, starts_on, opened_by_line_id)
      select enrolment_id, to_class_group_id, effective_on, id from (${lines}) as line
      where to_class_group_id is not null and to_class_group_id is distinct from from_class_group_id
      order by id`.execute(db);
    await sql`
      update enrolment set
        payment_kind = coalesce(line.payment_kind_after, enrolment.payment_kind),
        ends_on = case when line.payment_kind_after is null then line.effective_on end,
        closed_by_order_id = case when line.payment_kind_after is null then line.order_id end
      from (${lines}) as line
      where enrolment.id = line.enrolment_id and line.payment_kind_before is distinct from line.payment_kind_after
        and line.payment_kind_before is not null`.execute(db);
  },

  /**
   * Takes effects back: what a line opened ends on the day it began and was never there; what it closed is open again. Rows
   * stay, since marks may point to them, and since it is to be seen what was written in error.
   */
  async takeBack(orderIds: readonly number[]): Promise<void> {
    const pairs = sql`
      select original.id, original.enrolment_id, original.payment_kind_before, original_order.signed_at,
        line.id as correcting_line_id, line.order_id as correcting_order_id
      from movement_order_line as line
      join movement_order_line as original on original.id = line.takes_back_line_id
      join movement_order as original_order on original_order.id = original.order_id
      where line.order_id = any (${orderIds}::bigint[])`;
    await sql`
      update class_membership set ends_on = class_membership.starts_on, closed_by_line_id = pair.correcting_line_id
      from (${pairs}) as pair where class_membership.opened_by_line_id = pair.id`.execute(db);
    await sql`
      update class_membership set ends_on = null, closed_by_line_id = null
      from (${pairs}) as pair where class_membership.closed_by_line_id = pair.id`.execute(db);
    await sql`
      with first as (
        select distinct on (enrolment_id) * from (${pairs}) as pair order by enrolment_id, signed_at, id)
      update enrolment set
        payment_kind = coalesce(first.payment_kind_before, enrolment.payment_kind),
        ends_on = case when first.payment_kind_before is null then enrolment.starts_on end,
        closed_by_order_id = case when first.payment_kind_before is null then first.correcting_order_id end
      from first where enrolment.id = first.enrolment_id`.execute(db);
  },

  /** After this nothing about the orders changes: the database refuses it. */
  async sign(orderIds: readonly number[]): Promise<void> {
    await sql`
      update movement_order set signed_at = clock_timestamp(), version = version + 1
      where id = any (${orderIds}::bigint[])`.execute(db);
  },
});
