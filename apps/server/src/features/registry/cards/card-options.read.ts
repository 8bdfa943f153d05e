import type { CardKind, CardOptions } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** The classes, grades and positions that occur on the cards of a kind in the actor's organization. */
export async function listCardOptions(db: Queryable, actor: Actor, kind: CardKind): Promise<CardOptions> {
  const { rows } = await sql<CardOptions>`
    with own as materialized (
      select class_group_ids, grades, positions from card
      where organization_id = ${actor.organizationId} and kind = ${kind}
    )
    select
      coalesce((
        select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'grade', grade) order by name collate natural_order, id)
        from class_group where id in (select unnest(class_group_ids) from own)), '[]') as "classGroups",
      array(select distinct unnest(grades) from own order by 1) as "grades",
      array(select distinct unnest(positions) from own order by 1) as "positions"`.execute(db);
  return rows[0] ?? { classGroups: [], grades: [], positions: [] };
}
