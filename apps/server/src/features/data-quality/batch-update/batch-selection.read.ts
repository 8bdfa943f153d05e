import type { BatchFilter, CardKind } from '@gorodok/contract';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** Somebody who gets a row in the file. */
export interface BatchPerson {
  kind: CardKind;
  personId: number;
  /** The class of a student, the children of a guardian, the positions of an employee. */
  context: string;
}

/** Whether a card – the table of that name, or an alias of it – lacks something that it should say. */
export type UnfilledCards = (card: RawBuilder<unknown>) => RawBuilder<SqlBool>;

/**
 * The cards of a filter in the order of the file: by class and name, a student's parents below him. Whoever has several children
 * there stands below the first, and somebody who learns there himself stands as a student only.
 */
export async function listBatchPeople(
  db: Queryable,
  actor: Actor,
  { kind, classGroupId, grade, only }: BatchFilter,
  unfilled: UnfilledCards,
  most: number,
): Promise<BatchPerson[]> {
  const lacking = (card: RawBuilder<unknown>) => (only === 'unfilled' ? unfilled(card) : sql<SqlBool>`true`);
  const parents =
    kind === 'student'
      ? sql`
        union all
        select guardian.kind, guardian.person_id, guardian.context, child.place, guardian.sort_name, true
        from (
          select distinct on (guardianship.guardian_id) guardianship.guardian_id, chosen.place
          from guardianship join chosen on chosen.person_id = guardianship.child_id
          where guardianship.ends_on is null
          order by guardianship.guardian_id, chosen.place
        ) as child
        join card as guardian on guardian.organization_id = ${actor.organizationId} and guardian.kind = 'guardian'
          and guardian.person_id = child.guardian_id
        where guardian.person_id not in (select person_id from chosen) and ${lacking(sql`guardian`)}`
      : sql``;
  const { rows } = await sql<BatchPerson>`
    with chosen as materialized (
      select card.*, row_number() over (order by card.context, card.sort_name, card.person_id) as place
      from card
      where card.organization_id = ${actor.organizationId} and card.kind = ${kind}
        and ${classGroupId === undefined ? sql`true` : sql`card.class_group_ids && array[${classGroupId}::bigint]`}
        and ${grade === undefined ? sql`true` : sql`card.grades && array[${grade}::integer]`}
    )
    select kind, person_id, context from (
      select chosen.kind, chosen.person_id, chosen.context, chosen.place, chosen.sort_name, false as below
      from chosen where ${lacking(sql`chosen`)}
      ${parents}
    ) as listed (kind, person_id, context, place, sort_name, below)
    order by place, below, sort_name, person_id
    limit ${most}::integer`.execute(db);
  return rows;
}
