import type { OpeningDeadline, YearOpenings } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/**
 * Which of the coordinator's organizations have opened the year of this name. Without a name: the year that most of them
 * opened or planned last. Only organizations and their years are read.
 */
export async function listOpenings(
  db: Queryable,
  actor: Actor,
  wantedName: string | null,
): Promise<YearOpenings> {
  const scope = sql`
    select organization.* from organization as own
    join organization on own.municipality_id is null or organization.municipality_id = own.municipality_id
    where own.id = ${actor.organizationId} and organization.kinds <> array['education_authority']`;
  const { rows: names } = await sql<{ name: string }>`
    select academic_year.name from academic_year
    where organization_id in (select id from (${scope}) as mine)
    group by academic_year.name order by max(academic_year.starts_on) desc limit 6`.execute(db);
  const yearNames = names.map(({ name }) => name);
  const yearName = wantedName ?? yearNames[0] ?? '';
  const { rows: organizations } = await sql<YearOpenings['organizations'][number]>`
    with mine as (${scope}),
    due as (
      select mine.id, min(due_on) as due_on from mine
      join year_opening_deadline on organization_kind = any (mine.kinds) and year_name = ${yearName}
      group by mine.id)
    select mine.id, mine.name, municipality.name as municipality_name, mine.kinds, academic_year.state, due.due_on,
      coalesce(academic_year.state is distinct from 'open' and academic_year.state is distinct from 'closed'
        and due.due_on < (now() at time zone mine.time_zone)::date, false) as overdue
    from mine
    left join municipality on municipality.id = mine.municipality_id
    left join academic_year on academic_year.organization_id = mine.id and academic_year.name = ${yearName}
    left join due on due.id = mine.id
    order by municipality.name nulls first, mine.name, mine.id`.execute(db);
  const { rows: deadlines } = await sql<OpeningDeadline>`
    select organization_kind, due_on from year_opening_deadline where year_name = ${yearName} order by due_on`.execute(
    db,
  );
  return {
    yearName,
    yearNames,
    deadlines,
    municipalities: sumByMunicipality(organizations),
    organizations,
  };
}

function sumByMunicipality(organizations: YearOpenings['organizations']): YearOpenings['municipalities'] {
  return [...Map.groupBy(organizations, ({ municipalityName }) => municipalityName)].map(
    ([municipalityName, members]) => ({
      municipalityName,
      total: members.length,
      opened: members.filter(({ state }) => state === 'open' || state === 'closed').length,
      overdue: members.filter(({ overdue }) => overdue).length,
    }),
  );
}

/** Replaces the deadlines of a year: by when the organizations of each kind open it. */
export async function putDeadlines(
  db: Queryable,
  yearName: string,
  deadlines: readonly OpeningDeadline[],
): Promise<void> {
  await db.deleteFrom('yearOpeningDeadline').where('yearName', '=', yearName).execute();
  if (deadlines.length === 0) return;
  await db
    .insertInto('yearOpeningDeadline')
    .values(deadlines.map((deadline) => ({ ...deadline, yearName })))
    .onConflict((conflict) =>
      conflict
        .columns(['yearName', 'organizationKind'])
        .doUpdateSet((expression) => ({ dueOn: expression.ref('excluded.dueOn') })),
    )
    .execute();
}
