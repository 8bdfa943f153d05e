import type { YearChoice } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** The academic year that a person looks at in the organization that he acts in. */
export const chosenYearRepository = (db: Queryable, actor: Actor) => ({
  /** Planned years are not offered: nothing can be seen of them yet. */
  async find(): Promise<YearChoice> {
    const { rows } = await sql<YearChoice['years'][number] & { isCurrent: boolean; isChosen: boolean }>`
      select academic_year.id, academic_year.name, starts_on, ends_on,
        academic_year.id = (
          select running.id from academic_year as running
          where running.organization_id = organization.id and running.state = 'open'
          order by (now() at time zone time_zone)::date between running.starts_on and running.ends_on desc, running.starts_on desc
          limit 1) as is_current,
        chosen.academic_year_id is not null as is_chosen
      from academic_year
      join organization on organization.id = academic_year.organization_id
      left join chosen_academic_year as chosen on chosen.academic_year_id = academic_year.id
        and chosen.account_id = ${actor.accountId} and chosen.organization_id = organization.id
      where organization.id = ${actor.organizationId} and state <> 'planned'
      order by starts_on desc, academic_year.id desc`.execute(db);
    const current = rows.find(({ isCurrent }) => isCurrent);
    const chosen = rows.find(({ isChosen }) => isChosen);
    return {
      years: rows.map(({ id, name, startsOn, endsOn }) => ({ id, name, startsOn, endsOn })),
      currentId: current?.id ?? null,
      chosenId: chosen && chosen.id !== current?.id ? chosen.id : null,
    };
  },

  async put(academicYearId: number): Promise<void> {
    const { accountId, organizationId } = actor;
    await db
      .insertInto('chosenAcademicYear')
      .values({ accountId, organizationId, academicYearId })
      .onConflict((conflict) =>
        conflict.columns(['accountId', 'organizationId']).doUpdateSet({ academicYearId }),
      )
      .execute();
  },

  async forget(): Promise<void> {
    await db
      .deleteFrom('chosenAcademicYear')
      .where('accountId', '=', actor.accountId)
      .where('organizationId', '=', actor.organizationId)
      .execute();
  },
});
