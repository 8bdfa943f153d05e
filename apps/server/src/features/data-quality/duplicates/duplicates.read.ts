import type { CardKind, DuplicatePairsQuery, Duplicates } from '@gorodok/contract';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Scope } from '#features/registry/region-scope/index.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { Match } from './comparison.ts';

const inScope = ({ municipalityId, organizationId }: Scope): RawBuilder<SqlBool> => {
  if (organizationId !== null) return sql`organization.id = ${organizationId}`;
  return municipalityId === null ? sql`true` : sql`organization.municipality_id = ${municipalityId}`;
};
const ofKind = (kind: CardKind | undefined): RawBuilder<SqlBool> =>
  kind === undefined ? sql`true` : sql`place.kind = ${kind}`;

const countOf = (shownAs: string) => sql`count(*) filter (where pair.shown_as = ${shownAs})::integer`;
const sums = sql`${countOf('certain')} as certain, ${countOf('probable')} as probable,
  ${countOf('snils_conflict')} as snils_conflicts`;

export type Sums = Pick<Duplicates, 'certain' | 'probable' | 'snilsConflicts'>;
export type Part = Duplicates['parts'][number];

/** A pair stands in several lists and counts once. Made distinct as rows, by hash: an aggregate over distinct values sorts them. */
export async function readSums(db: Queryable, scope: Scope, kind: CardKind | undefined): Promise<Sums> {
  const { rows } = await sql<Sums>`
    select ${sums} from (
      select distinct place.person_a, place.person_b, place.shown_as
      from duplicate_place as place join organization on organization.id = place.organization_id
      where ${inScope(scope)} and ${ofKind(kind)}) as pair`.execute(db);
  return rows[0] ?? { certain: 0, probable: 0, snilsConflicts: 0 };
}

/** The region falls into municipalities and organizations of its own, a municipality into organizations. */
export async function listParts(db: Queryable, scope: Scope, kind: CardKind | undefined): Promise<Part[]> {
  const byMunicipality = sql.lit(scope.municipalityId === null);
  const { rows } = await sql<Part>`
    with made as (
      select organization_id, count(*)::integer as cards from duplicate_warning
      where warned_at > now() - interval '1 year' group by organization_id
    ), part as (
      select organization.id as organization_id,
        case when ${byMunicipality} and municipality.id is not null then 'municipality' else 'organization' end as level,
        case when ${byMunicipality} then coalesce(municipality.id, organization.id) else organization.id end as id,
        case when ${byMunicipality} and municipality.id is not null then municipality.name else organization.short_name end as name
      from organization left join municipality on municipality.id = organization.municipality_id
      where ${inScope(scope)}
    ), counted as (
      select pair.level, pair.id, ${sums}
      from (
        select distinct part.level, part.id, place.person_a, place.person_b, place.shown_as
        from duplicate_place as place join part on part.organization_id = place.organization_id
        where ${ofKind(kind)}) as pair
      group by pair.level, pair.id
    )
    select part.level, part.id, min(part.name) as name, coalesce(min(certain), 0) as certain,
      coalesce(min(probable), 0) as probable, coalesce(min(snils_conflicts), 0) as snils_conflicts,
      coalesce(sum(made.cards), 0)::integer as created_in_spite
    from part
    left join counted on counted.level = part.level and counted.id = part.id
    left join made on made.organization_id = part.organization_id
    group by part.level, part.id
    having min(certain) is not null or sum(made.cards) > 0
    order by name, part.id`.execute(db);
  return rows;
}

/** An organization falls into classes. */
export async function listClasses(
  db: Queryable,
  organizationId: number,
  kind: CardKind | undefined,
): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select 'class' as level, class_group.id, class_group.name, ${sums}, 0 as created_in_spite
    from (
      select distinct in_class, place.person_a, place.person_b, place.shown_as
      from duplicate_place as place
      join card on card.organization_id = place.organization_id and card.kind = place.kind
        and card.person_id in (place.person_a, place.person_b)
      cross join unnest(card.class_group_ids) as in_class
      where place.organization_id = ${organizationId} and ${ofKind(kind)}) as pair
    join class_group on class_group.id = in_class
    group by class_group.id, class_group.name
    order by class_group.name collate natural_order, class_group.id`.execute(db);
  return rows;
}

/** What is counted beside the pairs, and when all was last looked at. */
export async function readSurroundings(
  db: Queryable,
  scope: Scope,
): Promise<{
  requests: number;
  createdInSpite: number;
  waitingSince: Date | null;
  wholePassAt: Date | null;
}> {
  const { rows } = await sql<{
    requests: number;
    createdInSpite: number;
    waitingSince: Date | null;
    wholePassAt: Date | null;
  }>`
    select (select count(*)::integer from merger_request as request
        join organization on organization.id = request.requested_in_organization_id where ${inScope(scope)}) as requests,
      (select count(*)::integer from duplicate_warning as warning
        join organization on organization.id = warning.organization_id
        where ${inScope(scope)} and warned_at > now() - interval '1 year') as created_in_spite,
      (select since from linkage_due order by id limit 1) as waiting_since,
      (select made_at from linkage_population) as whole_pass_at`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A statement without a table answers with one row.');
  return row;
}

export interface ListedPair extends Match {
  a: number;
  b: number;
  requested: { at: string; organizationName: string; reason: string } | null;
}

const requestOf = sql`(
  select jsonb_build_object('at', to_char(requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'organizationName', organization.short_name, 'reason', reason)
  from merger_request join organization on organization.id = requested_in_organization_id
  where merger_request.person_a = pair.person_a and merger_request.person_b = pair.person_b)`;

/** Pairs of a scope, the likeliest first. `after` names the last pair of the page before. */
export async function listPairs(
  db: Queryable,
  scope: Scope,
  { show, kind, classGroupId, after }: DuplicatePairsQuery,
  limit: number,
): Promise<ListedPair[]> {
  if (show === 'requested') return listRequested(db, scope, limit);
  const [score = null, a = null, b = null] = after?.split('_') ?? [];
  const inClass =
    classGroupId === undefined
      ? sql`true`
      : sql`exists (select from card where card.organization_id = place.organization_id and card.kind = place.kind
          and card.person_id in (place.person_a, place.person_b) and ${classGroupId} = any (card.class_group_ids))`;
  const { rows } = await sql<ListedPair>`
    with listed as (
      select distinct place.score, place.person_a, place.person_b
      from duplicate_place as place join organization on organization.id = place.organization_id
      where ${inScope(scope)} and ${ofKind(kind)} and place.shown_as = ${show} and ${inClass}
        and (${score}::real is null or (place.score, -place.person_a, -place.person_b)
          < (${score}::real, -${a}::bigint, -${b}::bigint))
      order by place.score desc, place.person_a, place.person_b
      limit ${limit})
    select pair.person_a as a, pair.person_b as b, sort, zone, pair.score, reasons, vetoes, ${requestOf} as requested
    from listed join duplicate_pair as pair on pair.person_a = listed.person_a and pair.person_b = listed.person_b
    order by pair.score desc, pair.person_a, pair.person_b`.execute(db);
  return rows;
}

/** What schools have asked the coordinator to look at, whatever the engine thinks of it by now. */
async function listRequested(db: Queryable, scope: Scope, limit: number): Promise<ListedPair[]> {
  const { rows } = await sql<ListedPair>`
    select request.person_a as a, request.person_b as b, coalesce(found.sort, 'duplicate') as sort,
      coalesce(found.zone, 'possible') as zone, coalesce(found.score, 0) as score, coalesce(found.reasons, '[]') as reasons,
      coalesce(found.vetoes, '{}') as vetoes, ${requestOf} as requested
    from merger_request as request
    join organization on organization.id = request.requested_in_organization_id
    cross join lateral (select request.person_a, request.person_b) as pair
    left join duplicate_pair as found on found.person_a = request.person_a and found.person_b = request.person_b
    where ${inScope(scope)}
    order by request.requested_at, request.id limit ${limit}`.execute(db);
  return rows;
}

export const cursorOf = ({ score, a, b }: ListedPair): string => `${score}_${a}_${b}`;
