import type { Education, OrderKind, Rollover, RolloverPlan } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { Move } from './rollover.policy.ts';

export interface PlanRecord {
  id: number;
  content: RolloverPlan;
  version: number;
  state: 'draft' | 'applied' | 'undone';
  appliedAt: Date | null;
  yearStateBefore: string | null;
}

export const rolloverRepository = (db: Queryable) => ({
  /** The plan that leads into the year, or the last one that was undone; held until the transaction ends. */
  findPlanForUpdate: (toYearId: number): Promise<PlanRecord | undefined> =>
    db
      .selectFrom('rolloverPlan')
      .where('toYearId', '=', toYearId)
      .select([
        'id',
        sql<RolloverPlan>`content`.as('content'),
        'version',
        sql<PlanRecord['state']>`state`.as('state'),
        'appliedAt',
        'yearStateBefore',
      ])
      .orderBy('id', 'desc')
      .limit(1)
      .forUpdate()
      .executeTakeFirst(),

  async addPlan(fromYearId: number, toYearId: number, content: RolloverPlan): Promise<void> {
    await db
      .insertInto('rolloverPlan')
      .values({ fromYearId, toYearId, content: JSON.stringify(content) })
      .execute();
  },

  async savePlan(id: number, content: RolloverPlan): Promise<void> {
    await db
      .updateTable('rolloverPlan')
      .set((expression) => ({
        content: JSON.stringify(content),
        version: expression('version', '+', 1),
        savedAt: sql<Date>`now()`,
      }))
      .where('id', '=', id)
      .execute();
  },

  async markApplied(id: number, yearStateBefore: string): Promise<void> {
    await db
      .updateTable('rolloverPlan')
      .set((expression) => ({
        state: 'applied',
        appliedAt: sql<Date>`now()`,
        yearStateBefore,
        version: expression('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
  },

  async markUndone(id: number): Promise<void> {
    await db
      .updateTable('rolloverPlan')
      .set({ state: 'undone', undoneAt: sql<Date>`now()` })
      .where('id', '=', id)
      .execute();
  },

  /** The lines of an order of the rollover; the caller has made the classes. */
  async addLines(
    orderId: number,
    effectiveOn: string,
    moves: readonly Move[],
    classIdOf: (name: string) => number,
  ): Promise<void> {
    const rows = moves.map(({ enrolmentId, toName }) => ({
      enrolmentId,
      toClassGroupId: toName === null ? null : classIdOf(toName),
    }));
    await sql`
      insert into movement_order_line (order_id, enrolment_id, effective_on, to_class_group_id)
      select ${orderId}, new."enrolmentId", ${effectiveOn}::date, new."toClassGroupId"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new ("enrolmentId" bigint, "toClassGroupId" bigint)`.execute(
      db,
    );
  },

  /** The signed orders of a plan, the latest first. */
  listOrders(planId: number): Promise<{ id: number; kind: OrderKind; education: Education }[]> {
    return db
      .selectFrom('movementOrder')
      .where('rolloverPlanId', '=', planId)
      .where('kind', '<>', 'correction')
      .select(['id', sql<OrderKind>`kind`.as('kind'), sql<Education>`education`.as('education')])
      .orderBy('id', 'desc')
      .execute();
  },

  /** A correction of everything that an order did and that no other correction has taken back. @returns of how many lines. */
  async addCorrectingLines(correctionId: number, orderId: number): Promise<number> {
    const { numAffectedRows = 0n } = await sql`
      insert into movement_order_line (order_id, enrolment_id, effective_on, takes_back_line_id)
      select ${correctionId}, enrolment_id, effective_on, id from movement_order_line as line
      where order_id = ${orderId} and not exists (
        select from movement_order_line as back join movement_order as correction on correction.id = back.order_id
        where back.takes_back_line_id = line.id and correction.signed_at is not null)
      order by id`.execute(db);
    return Number(numAffectedRows);
  },
});

/** Classes of the former year with those who are to go on, or have gone on by the plan. */
export async function listRolloverFacts(
  db: Queryable,
  actor: Actor,
  { fromYearId, planId, education }: { fromYearId: number; planId: number | null; education: Education },
): Promise<Pick<Rollover, 'classes' | 'withoutClass'>> {
  const { rows: classes } = await sql<Rollover['classes'][number]>`
    select class_group.id, class_group.name, class_group.grade, coalesce(
      jsonb_agg(jsonb_build_object('enrolmentId', enrolment.id,
        'displayName', concat_ws(' ', surname, first_name, patronymic)) order by surname, first_name, enrolment.id)
        filter (where enrolment.id is not null), '[]') as students
    from class_group
    left join (
      class_membership
      join enrolment on enrolment.id = class_membership.enrolment_id and enrolment.education = ${education}
      join person on person.id = enrolment.person_id
      left join movement_order_line as closing on closing.id = class_membership.closed_by_line_id
      left join movement_order as closing_order on closing_order.id = closing.order_id)
      on class_membership.class_group_id = class_group.id
      and (class_membership.ends_on is null or closing_order.rollover_plan_id = ${planId}
        and closing.takes_back_line_id is null)
    where class_group.academic_year_id = ${fromYearId}
    group by class_group.id
    order by class_group.grade, class_group.name`.execute(db);
  const { rows: withoutClass } = await sql<Rollover['withoutClass'][number]>`
    select enrolment.id as enrolment_id, concat_ws(' ', surname, first_name, patronymic) as display_name
    from enrolment join person on person.id = enrolment.person_id
    where organization_id = ${actor.organizationId} and enrolment.ends_on is null and education = ${education}
      and not exists (select from class_membership where enrolment_id = enrolment.id and class_membership.ends_on is null)
    order by surname, first_name, enrolment.id`.execute(db);
  return { classes, withoutClass };
}
