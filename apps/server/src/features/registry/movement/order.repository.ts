import type { DraftLine, DraftOrder, Education, OrderKind } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

export interface OrderHead {
  id: number;
  organizationId: number;
  kind: OrderKind;
  education: Education;
  datedOn: string;
  version: number;
  signedAt: Date | null;
  correctsOrderId: number | null;
}

/** The fields of an order that its lines do not hold. */
export type OrderFields = Omit<DraftOrder, 'lines'> & { rolloverPlanId?: number };

export const orderRepository = (db: Queryable) => ({
  /** The order of the actor's organization, held until the transaction ends: whoever signs it second waits, then sees it signed. */
  findForUpdate: (actor: Actor, id: number): Promise<OrderHead | undefined> =>
    db
      .selectFrom('movementOrder')
      .where('id', '=', id)
      .where('organizationId', '=', actor.organizationId)
      .select([
        'id',
        'organizationId',
        sql<OrderKind>`kind`.as('kind'),
        sql<Education>`education`.as('education'),
        'datedOn',
        'version',
        'signedAt',
        'correctsOrderId',
      ])
      .forUpdate()
      .executeTakeFirst(),

  async add(organizationId: number, fields: OrderFields): Promise<number> {
    const { id } = await db
      .insertInto('movementOrder')
      .values({ organizationId, ...fields })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  async change(id: number, fields: OrderFields): Promise<void> {
    await db
      .updateTable('movementOrder')
      .set((expression) => ({ ...fields, version: expression('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('movementOrderLine').where('orderId', '=', id).execute();
  },

  async remove(id: number): Promise<void> {
    await db.deleteFrom('movementOrder').where('id', '=', id).execute();
  },

  /** Adds lines in their order; an admission remembers the order by which the student left another school. */
  async addLines(orderId: number, lines: readonly DraftLine[]): Promise<void> {
    await sql`
      insert into movement_order_line (order_id, enrolment_id, person_id, new_person, effective_on, to_class_group_id,
        payment_kind_after, takes_back_line_id, transfer_out_line_id)
      select ${orderId}, coalesce(corrected.enrolment_id, new."enrolmentId"), new."personId", nullif(new."newStudent", 'null'), new."effectiveOn",
        new."toClassGroupId", new."paymentKind", new."takesBackLineId",
        (select leaving.id from movement_order_line as leaving
          join movement_order on movement_order.id = leaving.order_id and movement_order.kind = 'transfer_out'
          join enrolment on enrolment.id = leaving.enrolment_id and enrolment.closed_by_order_id = leaving.order_id
          where enrolment.person_id = new."personId" order by leaving.effective_on desc limit 1)
      from rows from (jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as (
        "enrolmentId" bigint, "personId" bigint, "newStudent" jsonb, "effectiveOn" date, "toClassGroupId" bigint,
        "paymentKind" text, "takesBackLineId" bigint)) with ordinality as new ("enrolmentId", "personId", "newStudent",
        "effectiveOn", "toClassGroupId", "paymentKind", "takesBackLineId", place)
      left join movement_order_line as corrected on corrected.id = new."takesBackLineId"
      order by new.place`.execute(db);
  },

  listNewStudents: (orderId: number) =>
    db
      .selectFrom('movementOrderLine')
      .select(['id', 'newPerson'])
      .where('orderId', '=', orderId)
      .where('newPerson', 'is not', null)
      .orderBy('id')
      .execute(),

  /**
   * Which of the things that lines name the actor's organization does not have: enrolments of the kind of education, classes,
   * people it may admit, lines of the order that is corrected. They must look as if they did not exist.
   */
  async listUnknown(
    actor: Actor,
    order: Pick<DraftOrder, 'education' | 'correctsOrderId'>,
    lines: readonly DraftLine[],
  ): Promise<{ enrolments: Set<number>; classes: Set<number>; people: Set<number>; lines: Set<number> }> {
    const { organizationId } = actor;
    const named = (pick: (line: DraftLine) => number | null) => lines.flatMap((line) => pick(line) ?? []);
    const missing = async (ids: number[], known: ReturnType<typeof sql>): Promise<Set<number>> => {
      if (ids.length === 0) return new Set();
      const { rows } = await sql<{ id: number }>`
        select id from unnest(${ids}::bigint[]) as id where id not in (${known})`.execute(db);
      return new Set(rows.map(({ id }) => id));
    };
    return {
      enrolments: await missing(
        named(({ enrolmentId }) => enrolmentId),
        sql`select id from enrolment where organization_id = ${organizationId} and education = ${order.education}`,
      ),
      classes: await missing(
        named(({ toClassGroupId }) => toClassGroupId),
        sql`select id from class_group where organization_id = ${organizationId}`,
      ),
      people: await missing(
        named(({ personId }) => personId),
        sql`
          select person_id from admission_candidate where organization_id = ${organizationId}
          union select person_id from enrolment where organization_id = ${organizationId}
          union select enrolment.person_id from movement_order
            join enrolment on enrolment.closed_by_order_id = movement_order.id
            where destination_organization_id = ${organizationId}`,
      ),
      lines: await missing(
        named(({ takesBackLineId }) => takesBackLineId),
        sql`
          select movement_order_line.id from movement_order_line
          join movement_order on movement_order.id = movement_order_line.order_id
          where organization_id = ${organizationId} and movement_order.id = ${order.correctsOrderId}
            and signed_at is not null and kind <> 'correction'`,
      ),
    };
  },
});
