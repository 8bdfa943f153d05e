import type { CardRulesPreview } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/**
 * How many cards would not be filled by a version of the rules, beside how many are not. What no card of them lacks, whatever the
 * rules ask for, need not be looked at.
 */
export async function previewRules(db: Queryable, versionId: number): Promise<CardRulesPreview['parts']> {
  const { rows } = await sql<CardRulesPreview['parts'][number]>`
    with counted as (
      select organization_id, kind,
        coalesce(sum(cards) filter (where measure = 'all'), 0) as cards,
        coalesce(sum(cards) filter (where measure = 'all'), 0) - coalesce(sum(cards) filter (where measure = 'filled'), 0)
          as unfilled_now
      from completeness_total where measure in ('all', 'filled') group by organization_id, kind
    ), tried as (
      select counted.organization_id, counted.kind, count(*) as unfilled_then
      from completeness as counted
      join person on person.id = counted.person_id
      join organization on organization.id = counted.organization_id
      cross join lateral card_gaps(${versionId}, counted.kind, counted.unmet, person.citizenship, person.birth_date,
        (now() at time zone organization.time_zone)::date) as gaps
      where counted.unmet <> '{}' and gaps.missing <> '{}'
      group by counted.organization_id, counted.kind
    )
    select municipality.id as municipality_id, min(municipality.name) as name, counted.kind,
      sum(counted.cards)::integer as cards, sum(counted.unfilled_now)::integer as unfilled_now,
      coalesce(sum(tried.unfilled_then), 0)::integer as unfilled_then
    from counted
    join organization on organization.id = counted.organization_id
    left join municipality on municipality.id = organization.municipality_id
    left join tried on tried.organization_id = counted.organization_id and tried.kind = counted.kind
    where counted.cards > 0
    group by municipality.id, counted.kind
    order by min(municipality.name) nulls last, counted.kind`.execute(db);
  return rows;
}
