import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { reserveIds } from '#platform/database/reserve-ids.ts';

export interface Admission {
  organizationId: number;
  number: string;
  datedOn: string;
  ground: string;
  education: 'general' | 'preschool' | 'additional';
  /** From when each is a student here, and a member of the class; the order may be written later. */
  students: readonly { personId: number; classGroupId: number; startsOn: string; inClassFrom: string }[];
}

/** Admits students by one signed order, each into a class. */
export async function admit(db: Queryable, admission: Admission): Promise<void> {
  const { organizationId, datedOn, education } = admission;
  const order = await db
    .insertInto('movementOrder')
    .values({
      organizationId,
      kind: 'admission',
      number: admission.number,
      datedOn,
      ground: admission.ground,
      signedAt: sql<Date>`now()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const ids = await reserveIds(db, 'enrolment', admission.students.length);
  const rows = JSON.stringify(admission.students.map((student, index) => ({ ...student, id: ids[index] })));
  await sql`
    insert into enrolment (id, person_id, organization_id, education, starts_on, opened_by_order_id)
    overriding system value
    select id, "personId", ${organizationId}, ${education}, "startsOn", ${order.id}
    from jsonb_to_recordset(${rows}::jsonb) as new (id bigint, "personId" bigint, "startsOn" date)`.execute(
    db,
  );
  await sql`
    insert into class_membership (enrolment_id, class_group_id, starts_on)
    select id, "classGroupId", "inClassFrom"
    from jsonb_to_recordset(${rows}::jsonb) as new (id bigint, "classGroupId" bigint, "inClassFrom" date)`.execute(
    db,
  );
}

/** Puts students who are enrolled, and in no class yet, into one: from that day, or from the enrolment if that is later. */
export async function placeInClasses(
  db: Queryable,
  day: string,
  placements: readonly { enrolmentId: number; classGroupId: number }[],
): Promise<void> {
  await sql`
    insert into class_membership (enrolment_id, class_group_id, starts_on)
    select enrolment.id, new."classGroupId", greatest(${day}::date, enrolment.starts_on)
    from jsonb_to_recordset(${JSON.stringify(placements)}::jsonb) as new ("enrolmentId" bigint, "classGroupId" bigint)
    join enrolment on enrolment.id = new."enrolmentId"`.execute(db);
}
