import type { OrderKind, PaymentKind } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** One line of the printed book. */
export interface BookLine {
  number: string;
  datedOn: string;
  kind: OrderKind;
  /** The kind of the order that a correction takes back. */
  correctedKind: OrderKind | null;
  displayName: string;
  effectiveOn: string;
  fromClass: string | null;
  toClass: string | null;
  paymentKindBefore: PaymentKind | null;
  paymentKindAfter: PaymentKind | null;
  destination: string | null;
  ground: string;
}

/** The signed orders of a period, line by line in the order of the book. */
export async function listBook(
  db: Queryable,
  actor: Actor,
  { from, to }: { from: string; to: string },
): Promise<BookLine[]> {
  const { rows } = await sql<BookLine>`
    select movement_order.number, movement_order.dated_on, movement_order.kind, corrected.kind as corrected_kind,
      concat_ws(' ', surname, first_name, patronymic) as display_name, effective_on,
      from_group.name as from_class, to_group.name as to_class, payment_kind_before, payment_kind_after,
      coalesce(organization.short_name, movement_order.destination_text) as destination, movement_order.ground
    from movement_order
    join movement_order_line as line on line.order_id = movement_order.id
    join enrolment on enrolment.id = line.enrolment_id
    join person on person.id = enrolment.person_id
    left join movement_order as corrected on corrected.id = movement_order.corrects_order_id
    left join class_group as from_group on from_group.id = line.from_class_group_id
    left join class_group as to_group on to_group.id = line.to_class_group_id
    left join organization on organization.id = movement_order.destination_organization_id
    where movement_order.organization_id = ${actor.organizationId} and movement_order.signed_at is not null
      and movement_order.dated_on between ${from}::date and ${to}::date
    order by movement_order.dated_on, movement_order.id, line.id`.execute(db);
  return rows;
}

export const getOrganizationName = async (db: Queryable, actor: Actor): Promise<string> =>
  (
    await db
      .selectFrom('organization')
      .select('name')
      .where('id', '=', actor.organizationId)
      .executeTakeFirstOrThrow()
  ).name;
