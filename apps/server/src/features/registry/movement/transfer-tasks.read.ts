import type { TransferTask } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

// The receiving school tells the former one within two working days of its order (order 177 of 2014, point 12); a week later
// somebody has to ask.
const daysToConfirm = 7;

/** Transfers that wait: for our order of admission, for our order of leaving, or for another school's. */
export async function listTransferTasks(db: Queryable, actor: Actor, today: string): Promise<TransferTask[]> {
  const organization = sql`${actor.organizationId}::bigint`;
  const { rows } = await sql<TransferTask>`
    with departure as (
      select line.id as line_id, enrolment.person_id, enrolment.organization_id as former_id, line.effective_on,
        movement_order.destination_organization_id as destination_id, movement_order.destination_text
      from movement_order
      join movement_order_line as line on line.order_id = movement_order.id
      join enrolment on enrolment.id = line.enrolment_id and enrolment.closed_by_order_id = movement_order.id
      where movement_order.kind = 'transfer_out' and signed_at is not null
        and movement_order.destination_organization_id is not null
        and (movement_order.destination_organization_id = ${organization} or movement_order.organization_id = ${organization})
        and not exists (
          select from enrolment as arrival
          where arrival.person_id = enrolment.person_id and arrival.organization_id = movement_order.destination_organization_id
            and arrival.id > enrolment.id and arrival.ends_on is distinct from arrival.starts_on)),
    task as (
      select case when destination_id = ${organization} then 'arriving' else 'unconfirmed' end as kind,
        person_id, null::bigint as enrolment_id, line_id as transfer_out_line_id,
        case when destination_id = ${organization} then former_id else destination_id end as other_id, effective_on as since
      from departure
      union all
      select 'requested', enrolment.person_id, enrolment.id, null, movement_order.organization_id,
        (movement_order.created_at at time zone 'UTC')::date
      from enrolment
      join movement_order_line as line on line.person_id = enrolment.person_id
      join movement_order on movement_order.id = line.order_id and movement_order.signed_at is null
      where enrolment.organization_id = ${organization} and enrolment.ends_on is null and enrolment.education = 'general'
        and movement_order.kind in ('transfer_in', 'admission') and movement_order.education = 'general'
        and movement_order.organization_id <> ${organization})
    select task.kind, concat_ws(' ', person.surname, person.first_name, person.patronymic) as display_name,
      task.enrolment_id, case when task.kind = 'arriving' then task.person_id end as person_id, task.transfer_out_line_id,
      other.short_name as other_organization, other.id as other_organization_id, task.since,
      ${today}::date - task.since > ${daysToConfirm} as overdue
    from task
    join person on person.id = task.person_id
    join organization as other on other.id = task.other_id
    order by task.since, display_name`.execute(db);
  return rows;
}
