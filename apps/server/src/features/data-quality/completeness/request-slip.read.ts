import type { CardRequirement, RequestSlipsOrder } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

export interface SlipFacts {
  name: string;
  context: string;
  missing: CardRequirement[];
}

/** Cards of the actor's organization that lack something mandatory, class by class. */
export async function listSlips(
  db: Queryable,
  actor: Actor,
  { kind, classGroupId }: RequestSlipsOrder,
  limit: number,
): Promise<SlipFacts[]> {
  const { rows } = await sql<SlipFacts>`
    select card.display_name as name, card.context, missing
    from card
    join completeness on completeness.organization_id = card.organization_id and completeness.kind = card.kind
      and completeness.person_id = card.person_id
    where card.organization_id = ${actor.organizationId} and card.kind = ${kind} and missing <> '{}'
      and (${classGroupId ?? null}::bigint is null or ${classGroupId ?? null} = any (card.class_group_ids))
    order by case when card.kind = 'student' then card.context end, card.sort_name, card.person_id
    limit ${limit}`.execute(db);
  return rows;
}
