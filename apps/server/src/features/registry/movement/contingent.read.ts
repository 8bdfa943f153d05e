import type { Contingent } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

type Counts = Contingent['total'];

/**
 * How many students there were, summed from the signed orders and from nothing else: a correction is the opposite of what it
 * corrects, so it needs no special treatment. `from` and `to` are both within the period.
 */
export async function sumContingent(
  db: Queryable,
  actor: Actor,
  { from, to }: { from: string; to: string },
): Promise<Contingent> {
  // A line counts once where the student comes to, and once with a minus where he goes from. What he comes to and goes from
  // is the school, a class, or a payment kind: one pass over the lines gives all three.
  const steps = sql`
    with line as (
      select line.* from movement_order_line as line
      join movement_order on movement_order.id = line.order_id
      where movement_order.organization_id = ${actor.organizationId} and signed_at is not null and effective_on <= ${to}::date),
    step as (
      select 1 as count, effective_on, to_class_group_id as class_group_id, payment_kind_after as payment_kind,
        takes_back_line_id is not null as is_correction,
        payment_kind_before is null as crosses_school, from_class_group_id is distinct from to_class_group_id
          or payment_kind_before is null as crosses_class, payment_kind_before is distinct from payment_kind_after as crosses_payment
      from line where payment_kind_after is not null
      union all
      select -1, effective_on, from_class_group_id, payment_kind_before, takes_back_line_id is not null,
        payment_kind_after is null, from_class_group_id is distinct from to_class_group_id
          or payment_kind_after is null, payment_kind_before is distinct from payment_kind_after
      from line where payment_kind_before is not null)`;
  // A correction takes a coming back by a minus, and a leaving by a plus: what was written in error is neither.
  const counted = (crosses: ReturnType<typeof sql>) => sql`
    coalesce(sum(count) filter (where effective_on < ${from}::date), 0)::integer as at_start,
    coalesce(sum(count) filter (where effective_on >= ${from}::date and ${crosses} and (count > 0) <> is_correction), 0)::integer as came,
    coalesce(-sum(count) filter (where effective_on >= ${from}::date and ${crosses} and (count < 0) <> is_correction), 0)::integer as left,
    coalesce(sum(count), 0)::integer as at_end`;
  const total = await sql<Counts>`${steps} select ${counted(sql`crosses_school`)} from step`.execute(db);
  const classes = await sql<Contingent['classes'][number]>`
    ${steps}, counted as (
      select class_group_id, ${counted(sql`crosses_class`)} from step group by class_group_id)
    select counted.*, class_group.name, class_group.grade, academic_year.name as year_name from counted
    left join class_group on class_group.id = class_group_id
    left join academic_year on academic_year.id = class_group.academic_year_id
    where at_start <> 0 or came <> 0 or counted.left <> 0 or at_end <> 0
    order by academic_year.starts_on, grade, class_group.name`.execute(db);
  const payment = await sql<Contingent['payment'][number]>`
    ${steps} select payment_kind, ${counted(sql`crosses_payment`)} from step group by payment_kind order by payment_kind`.execute(
    db,
  );
  return {
    from,
    to,
    total: total.rows[0] ?? { atStart: 0, came: 0, left: 0, atEnd: 0 },
    classes: classes.rows,
    grades: gradesOf(classes.rows),
    payment: payment.rows,
  };
}

/** The parallels are the sums of their classes, moves within a parallel included. */
function gradesOf(classes: Contingent['classes']): Contingent['grades'] {
  const grades = Map.groupBy(
    classes.filter(({ grade }) => grade !== null),
    ({ grade }) => grade ?? 0,
  );
  const sum = (members: Contingent['classes'], pick: (counts: Counts) => number) =>
    members.reduce((total, counts) => total + pick(counts), 0);
  return [...grades]
    .map(([grade, members]) => ({
      grade,
      atStart: sum(members, ({ atStart }) => atStart),
      came: sum(members, ({ came }) => came),
      left: sum(members, ({ left }) => left),
      atEnd: sum(members, ({ atEnd }) => atEnd),
    }))
    .toSorted((one, other) => one.grade - other.grade);
}
