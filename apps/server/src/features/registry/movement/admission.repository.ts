import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { reserveIds } from '#platform/database/reserve-ids.ts';
import { orderRepository } from './order.repository.ts';
import { signingRepository } from './signing.repository.ts';

export interface Admission {
  organizationId: number;
  number: string;
  datedOn: string;
  ground: string;
  education: 'general' | 'preschool' | 'additional';
  /** From when each is a student here, and a member of the class; the order may be written later. */
  students: readonly { personId: number; classGroupId: number; startsOn: string; inClassFrom: string }[];
}

const bareOrder = {
  signer: null,
  correctsOrderId: null,
  destinationOrganizationId: null,
  destinationText: null,
};

/**
 * Admits students by one signed order, each into a class. Who is a student longer than the class exists gets two lines: one
 * opens the enrolment, the other puts him into the class.
 */
export async function admit(db: Queryable, admission: Admission): Promise<void> {
  const { organizationId, number, datedOn, ground, education } = admission;
  const orderId = await orderRepository(db).add(organizationId, {
    ...bareOrder,
    kind: 'admission',
    number,
    datedOn,
    ground,
    education,
  });
  const ids = await reserveIds(db, 'enrolment', admission.students.length);
  const rows = JSON.stringify(admission.students.map((student, index) => ({ ...student, id: ids[index] })));
  await sql`
    insert into enrolment (id, person_id, organization_id, education, starts_on, opened_by_order_id)
    overriding system value
    select id, "personId", ${organizationId}, ${education}, "startsOn", ${orderId}
    from jsonb_to_recordset(${rows}::jsonb) as new (id bigint, "personId" bigint, "startsOn" date)`.execute(
    db,
  );
  const step = sql`from jsonb_to_recordset(${rows}::jsonb) as new (
    id bigint, "classGroupId" bigint, "startsOn" date, "inClassFrom" date)`;
  await sql`
    insert into movement_order_line (order_id, enrolment_id, effective_on, to_class_group_id, payment_kind_after)
    select ${orderId}, id, "startsOn", case when "inClassFrom" = "startsOn" then "classGroupId" end, 'budget' ${step}`.execute(
    db,
  );
  await sql`
    insert into movement_order_line
      (order_id, enrolment_id, effective_on, to_class_group_id, payment_kind_before, payment_kind_after)
    select ${orderId}, id, "inClassFrom", "classGroupId", 'budget', 'budget' ${step}
    where "inClassFrom" > "startsOn"`.execute(db);
  await openMemberships(db, orderId);
  await signingRepository(db).sign([orderId]);
}

export interface Placement {
  organizationId: number;
  number: string;
  datedOn: string;
  ground: string;
  education: Admission['education'];
  /** In the class from that day, or from the enrolment if that is later. */
  day: string;
  students: readonly { enrolmentId: number; classGroupId: number }[];
}

/** Puts students who are enrolled, and in no class yet, into one by a signed order. */
export async function placeInClasses(db: Queryable, placement: Placement): Promise<void> {
  const { organizationId, number, datedOn, ground, education, day, students } = placement;
  const orderId = await orderRepository(db).add(organizationId, {
    ...bareOrder,
    kind: 'transfer_between_classes',
    number,
    datedOn,
    ground,
    education,
  });
  await sql`
    insert into movement_order_line
      (order_id, enrolment_id, effective_on, to_class_group_id, payment_kind_before, payment_kind_after)
    select ${orderId}, enrolment.id, greatest(${day}::date, enrolment.starts_on), new."classGroupId", payment_kind, payment_kind
    from jsonb_to_recordset(${JSON.stringify(students)}::jsonb) as new ("enrolmentId" bigint, "classGroupId" bigint)
    join enrolment on enrolment.id = new."enrolmentId"`.execute(db);
  await openMemberships(db, orderId);
  await signingRepository(db).sign([orderId]);
}

async function openMemberships(db: Queryable, orderId: number): Promise<void> {
  await sql`
    insert into class_membership (enrolment_id, class_group_id, starts_on, opened_by_line_id)
    select enrolment_id, to_class_group_id, effective_on, id from movement_order_line
    where order_id = ${orderId} and to_class_group_id is not null`.execute(db);
}
