import type { CardKind, CardRequirement, CompletenessPeopleQuery, FindingCode } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

export interface CardOfList {
  personId: number;
  kind: CardKind;
  surname: string;
  firstName: string;
  patronymic: string | null;
  context: string;
  missing: CardRequirement[];
  advised: CardRequirement[];
  findings: { code: FindingCode; seenAs: string }[];
}

/**
 * Cards of one organization by name that are not filled, or have findings; the caller has made sure that it is the actor's. `after` is
 * the last card of the page before, named by its key: a coordinator has not seen the name. Which values the findings were seen by is
 * asked of the definition, for these few people.
 */
export async function listCards(
  db: Queryable,
  { organizationId, list, kind, classGroupId, field, finding, after }: CompletenessPeopleQuery,
  limit: number,
): Promise<CardOfList[]> {
  const [lastId = null, lastKind = null] = after?.split('.') ?? [];
  const wanted =
    list === 'unfilled'
      ? sql`case when ${field ?? null}::text is null then missing <> '{}' else ${field ?? null} = any (missing || advised) end`
      : sql`case when ${finding ?? null}::text is null then findings <> '{}' else ${finding ?? null} = any (findings) end`;
  const { rows } = await sql<CardOfList>`
    with listed as materialized (
      select card.person_id, card.kind, card.sort_name, card.context, missing, advised, findings
      from card
      join completeness on completeness.organization_id = card.organization_id and completeness.kind = card.kind
        and completeness.person_id = card.person_id
      where card.organization_id = ${organizationId} and ${wanted}
        and (${kind ?? null}::text is null or card.kind = ${kind ?? null})
        and (${classGroupId ?? null}::bigint is null or ${classGroupId ?? null} = any (card.class_group_ids))
        and (${lastId}::bigint is null or (card.sort_name, card.person_id, card.kind) > (
          select last.sort_name, last.person_id, last.kind from card as last
          where last.organization_id = ${organizationId} and last.person_id = ${lastId} and last.kind = ${lastKind}))
      order by card.sort_name, card.person_id, card.kind
      limit ${limit})
    select listed.person_id, listed.kind, surname, first_name, patronymic, context, missing, advised,
      case when findings = '{}' then '[]' else coalesce((
        select jsonb_agg(jsonb_build_object('code', code, 'seenAs', value_hash) order by code)
        from open_finding where open_finding.person_id = listed.person_id), '[]') end as findings
    from listed join person on person.id = listed.person_id
    order by sort_name, person_id, kind`.execute(db);
  return rows;
}

/** Every card of an organization that is not filled or has findings, for its own staff to print. */
export async function listCardsToPrint(
  db: Queryable,
  organizationId: number,
  kind: CardKind | undefined,
): Promise<
  (Pick<CardOfList, 'surname' | 'firstName' | 'patronymic' | 'context' | 'missing'> & {
    findings: FindingCode[];
  })[]
> {
  const { rows } = await sql<
    Pick<CardOfList, 'surname' | 'firstName' | 'patronymic' | 'context' | 'missing'> & {
      findings: FindingCode[];
    }
  >`
    select surname, first_name, patronymic, card.context, missing, findings
    from card
    join completeness on completeness.organization_id = card.organization_id and completeness.kind = card.kind
      and completeness.person_id = card.person_id
    join person on person.id = card.person_id
    where card.organization_id = ${organizationId} and (missing <> '{}' or findings <> '{}')
      and (${kind ?? null}::text is null or card.kind = ${kind ?? null})
    order by card.kind desc, card.context, card.sort_name, card.person_id`.execute(db);
  return rows;
}
