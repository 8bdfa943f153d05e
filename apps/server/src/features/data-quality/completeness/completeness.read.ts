import type { CardKind, Completeness } from '@gorodok/contract';
import { sql, type RawBuilder } from 'kysely';
import { inScope, type Scope } from '#features/registry/region-scope/index.ts';
import type { Queryable } from '#platform/database/database.ts';

/** How far back the trend goes. */
const trendDays = 60;

export type Part = Completeness['parts'][number];
type Sums = Pick<Part, 'cards' | 'filled' | 'doubtful'>;
type Kind = CardKind | undefined;

const ofKind = (kind: Kind, column: RawBuilder<unknown>): RawBuilder<boolean> =>
  kind === undefined ? sql`true` : sql`${column} = ${kind}`;

/** The sums of organizations, one row for each: what every further sum is made of. */
const organizationsIn = (scope: Scope, kind: Kind) => sql`
  select organization.id, organization.municipality_id, organization.short_name,
    coalesce(sum(total.cards) filter (where measure = 'all'), 0)::integer as cards,
    coalesce(sum(total.cards) filter (where measure = 'filled'), 0)::integer as filled,
    coalesce(sum(total.cards) filter (where measure = 'doubtful'), 0)::integer as doubtful
  from completeness_total as total join organization on organization.id = total.organization_id
  where measure in ('all', 'filled', 'doubtful') and ${inScope(scope)} and ${ofKind(kind, sql`total.kind`)}
  group by organization.id`;

const sumsOfOrganizations = sql`
  coalesce(sum(cards), 0)::integer as cards, coalesce(sum(filled), 0)::integer as filled,
  coalesce(sum(doubtful), 0)::integer as doubtful,
  count(*)::integer as organizations, (count(*) filter (where filled < cards))::integer as unfilled_organizations`;

export async function readSums(
  db: Queryable,
  scope: Scope,
  kind: Kind,
): Promise<Omit<Part, 'level' | 'id' | 'name'>> {
  const { rows } = await sql<Omit<Part, 'level' | 'id' | 'name'>>`
    select ${sumsOfOrganizations} from (${organizationsIn(scope, kind)}) as organization where cards > 0`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('A sum without groups answers with one row.');
  return row;
}

/** What is missing and what looks wrong, by the names of the sums: `missing.snils`, `finding.snils_checksum`. */
export async function readMeasures(db: Queryable, scope: Scope, kind: Kind): Promise<Map<string, number>> {
  const { rows } = await sql<{ measure: string; cards: number }>`
    select measure, sum(total.cards)::integer as cards
    from completeness_total as total join organization on organization.id = total.organization_id
    where measure like '%.%' and ${inScope(scope)} and ${ofKind(kind, sql`total.kind`)}
    group by measure having sum(total.cards) > 0`.execute(db);
  return new Map(rows.map(({ measure, cards }) => [measure, cards]));
}

/** The region falls into municipalities and organizations of its own, a municipality into organizations. */
export async function listParts(db: Queryable, scope: Scope, kind: Kind): Promise<Part[]> {
  const byMunicipality = scope.municipalityId === null;
  const { rows } = await sql<Part>`
    select case when ${byMunicipality} and municipality.id is not null then 'municipality' else 'organization' end as level,
      case when ${byMunicipality} then coalesce(municipality.id, organization.id) else organization.id end as id,
      min(case when ${byMunicipality} and municipality.id is not null then municipality.name else organization.short_name end)
        as name,
      ${sumsOfOrganizations}
    from (${organizationsIn(scope, kind)}) as organization
    left join municipality on municipality.id = organization.municipality_id
    where cards > 0
    group by 1, 2 order by name, id`.execute(db);
  return rows;
}

/** An organization falls into classes; its cards are few enough to be counted as they stand. */
export async function listClasses(db: Queryable, organizationId: number, kind: Kind): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select 'class' as level, class_group.id, class_group.name, count(*)::integer as cards,
      (count(*) filter (where missing = '{}'))::integer as filled,
      (count(*) filter (where findings <> '{}'))::integer as doubtful,
      0 as organizations, 0 as unfilled_organizations
    from card
    join completeness on completeness.organization_id = card.organization_id and completeness.kind = card.kind
      and completeness.person_id = card.person_id
    cross join unnest(card.class_group_ids) as in_class
    join class_group on class_group.id = in_class
    where card.organization_id = ${organizationId} and ${ofKind(kind, sql`card.kind`)}
    group by class_group.id, class_group.name
    order by class_group.name collate natural_order, class_group.id`.execute(db);
  return rows;
}

/** The days before today, the oldest first. */
export async function listDays(db: Queryable, scope: Scope, kind: Kind): Promise<(Sums & { day: string })[]> {
  const { rows } = await sql<Sums & { day: string }>`
    select day, sum(counted.cards)::integer as cards, sum(filled)::integer as filled, sum(doubtful)::integer as doubtful
    from completeness_day as counted join organization on organization.id = counted.organization_id
    where day between current_date - ${trendDays}::integer and current_date - 1
      and ${inScope(scope)} and ${ofKind(kind, sql`counted.kind`)}
    group by day order by day`.execute(db);
  return rows;
}

export interface Clock {
  today: string;
  /** Since when changes wait to be counted. */
  waitingSince: Date | null;
  organizationsToCount: number;
}

export async function readClock(db: Queryable): Promise<Clock> {
  const { rows } = await sql<Clock>`
    select current_date as today, (select since from completeness_due order by id limit 1) as waiting_since,
      (select count(*)::integer from completeness_due_organization) as organizations_to_count`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A statement without a table answers with one row.');
  return row;
}
