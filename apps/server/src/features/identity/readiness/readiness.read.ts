import type { CardKind, Readiness, ReadinessReason } from '@gorodok/contract';
import { sql, type RawBuilder } from 'kysely';
import { inScope, type Scope } from '#features/registry/region-scope/index.ts';
import type { Queryable } from '#platform/database/database.ts';

/** How far back the trend goes. */
const trendDays = 60;

export type Part = Readiness['parts'][number];
interface Sums {
  people: number;
  ready: number;
  signedIn: number;
}

const ofKind = (kind: CardKind | undefined, column: RawBuilder<unknown>): RawBuilder<boolean> =>
  kind === undefined ? sql`true` : sql`${column} = ${kind}`;

const sumsOfTotals = sql`
  coalesce(sum(total.people) filter (where reason = 'all'), 0)::integer as people,
  coalesce(sum(total.people) filter (where reason = 'ready'), 0)::integer as ready,
  coalesce(sum(total.people) filter (where reason = 'signed_in'), 0)::integer as signed_in`;

/** How many people each of the sums counts. */
export async function readTotals(
  db: Queryable,
  scope: Scope,
  kind: CardKind | undefined,
): Promise<Map<ReadinessReason | 'all' | 'ready' | 'signed_in', number>> {
  const { rows } = await sql<{ reason: ReadinessReason | 'all'; people: number }>`
    select reason, sum(total.people)::integer as people
    from readiness_total as total join organization on organization.id = total.organization_id
    where ${inScope(scope)} and ${ofKind(kind, sql`total.kind`)}
    group by reason having sum(total.people) > 0`.execute(db);
  return new Map(rows.map(({ reason, people }) => [reason, people]));
}

/** The region falls into municipalities and organizations of its own, a municipality into organizations. */
export async function listParts(db: Queryable, scope: Scope, kind: CardKind | undefined): Promise<Part[]> {
  const byMunicipality = scope.municipalityId === null;
  const { rows } = await sql<Part>`
    select case when ${byMunicipality} and municipality.id is not null then 'municipality' else 'organization' end as level,
      case when ${byMunicipality} then coalesce(municipality.id, organization.id) else organization.id end as id,
      min(case when ${byMunicipality} and municipality.id is not null then municipality.name else organization.short_name end)
        as name,
      ${sumsOfTotals}
    from readiness_total as total
    join organization on organization.id = total.organization_id
    left join municipality on municipality.id = organization.municipality_id
    where ${inScope(scope)} and ${ofKind(kind, sql`total.kind`)}
    group by 1, 2
    having sum(total.people) filter (where reason = 'all') > 0
    order by name, id`.execute(db);
  return rows;
}

/** An organization falls into classes; its people are few enough to be counted as they stand. */
export async function listClasses(
  db: Queryable,
  organizationId: number,
  kind: CardKind | undefined,
): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select 'class' as level, class_group.id, class_group.name, count(*)::integer as people,
      (count(*) filter (where reasons = '{}'))::integer as ready,
      (count(*) filter (where signed_in))::integer as signed_in
    from card
    join readiness on readiness.organization_id = card.organization_id and readiness.kind = card.kind
      and readiness.person_id = card.person_id
    cross join unnest(card.class_group_ids) as in_class
    join class_group on class_group.id = in_class
    where card.organization_id = ${organizationId} and ${ofKind(kind, sql`card.kind`)}
    group by class_group.id, class_group.name
    order by class_group.name collate natural_order, class_group.id`.execute(db);
  return rows;
}

/** The days before today, the oldest first. */
export async function listDays(
  db: Queryable,
  scope: Scope,
  kind: CardKind | undefined,
): Promise<(Sums & { day: string })[]> {
  const { rows } = await sql<Sums & { day: string }>`
    select day, sum(counted.people)::integer as people, sum(ready)::integer as ready, sum(signed_in)::integer as signed_in
    from readiness_day as counted join organization on organization.id = counted.organization_id
    where day between current_date - ${trendDays}::integer and current_date - 1
      and ${inScope(scope)} and ${ofKind(kind, sql`counted.kind`)}
    group by day order by day`.execute(db);
  return rows;
}

/** When and for what day the sums were last right: since when changes wait, and what today is for the trend. */
export async function readClock(db: Queryable): Promise<{ today: string; waitingSince: Date | null }> {
  const { rows } = await sql<{ today: string; waitingSince: Date | null }>`
    select current_date as today, (select since from readiness_due order by id limit 1) as waiting_since`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('A statement without a table answers with one row.');
  return row;
}
