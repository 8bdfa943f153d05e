import type { AcademicYear, DraftYear } from '@gorodok/contract';
import { sql } from 'kysely';
import { DatabaseError } from 'pg';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { gapsOf } from './year.policy.ts';

/** Condition `foreign_key_violation` of PostgreSQL. */
const foreignKeyViolation = '23503';

export interface YearHead {
  id: number;
  name: string;
  startsOn: string;
  endsOn: string;
  state: AcademicYear['state'];
  version: number;
}

const head = [
  'id',
  'name',
  'startsOn',
  'endsOn',
  sql<AcademicYear['state']>`state`.as('state'),
  'version',
] as const;

export const yearRepository = (db: Queryable) => ({
  /** Every year of the actor's organization. Nobody else changes them until the transaction ends: their states and spans depend on each other. */
  async lockAll(actor: Actor): Promise<YearHead[]> {
    await db
      .selectFrom('organization')
      .select('id')
      .where('id', '=', actor.organizationId)
      .forNoKeyUpdate()
      .execute();
    return db
      .selectFrom('academicYear')
      .where('organizationId', '=', actor.organizationId)
      .select(head)
      .orderBy('startsOn')
      .orderBy('id')
      .execute();
  },

  async add(actor: Actor, draft: DraftYear): Promise<number> {
    const { periods: _, holidays: __, ...fields } = draft;
    const { id } = await db
      .insertInto('academicYear')
      .values({ ...fields, organizationId: actor.organizationId, state: 'planned' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },

  async change(id: number, draft: DraftYear): Promise<void> {
    const { periods: _, holidays: __, ...fields } = draft;
    await db
      .updateTable('academicYear')
      .set((expression) => ({ ...fields, version: expression('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
  },

  /**
   * Replaces the periods and holidays of a year. A period keeps its identity through a change of its days: marks and closings hang
   * on it. False – one that goes is in use, and the transaction is to end.
   */
  async putCalendar(id: number, { periods, holidays }: DraftYear): Promise<boolean> {
    const stay = periods.map(({ kind, number }) => `${kind} ${number}`);
    try {
      await sql`
        delete from academic_period
        where academic_year_id = ${id} and concat_ws(' ', kind, number) <> all (${stay}::text[])`.execute(db);
    } catch (error) {
      if (error instanceof DatabaseError && error.code === foreignKeyViolation) return false;
      throw error;
    }
    await db.deleteFrom('academicHoliday').where('academicYearId', '=', id).execute();
    if (periods.length > 0) {
      await db
        .insertInto('academicPeriod')
        .values(periods.map((period) => ({ ...period, academicYearId: id })))
        .onConflict((conflict) =>
          conflict.columns(['academicYearId', 'kind', 'number']).doUpdateSet((expression) => ({
            startsOn: expression.ref('excluded.startsOn'),
            endsOn: expression.ref('excluded.endsOn'),
            grades: expression.ref('excluded.grades'),
          })),
        )
        .execute();
    }
    if (holidays.length > 0) {
      await db
        .insertInto('academicHoliday')
        .values(holidays.map((holiday) => ({ ...holiday, academicYearId: id })))
        .execute();
    }
    return true;
  },

  async setState(id: number, state: AcademicYear['state']): Promise<void> {
    await db
      .updateTable('academicYear')
      .set((expression) => ({
        state,
        version: expression('version', '+', 1),
        ...(state === 'open' ? { openedAt: sql<Date>`now()` } : {}),
      }))
      .where('id', '=', id)
      .execute();
  },

  /** Whether somebody sits in a class of the year, or will, by the latest orders: whose next class is signed already is not in the way. */
  async hasStudents(id: number): Promise<boolean> {
    const seat = await db
      .selectFrom('classMembership')
      .innerJoin('classGroup', 'classGroup.id', 'classMembership.classGroupId')
      .where('academicYearId', '=', id)
      .where('endsOn', 'is', null)
      .select('classMembership.id')
      .limit(1)
      .executeTakeFirst();
    return seat !== undefined;
  },
});

/** The years of the actor's organization with their calendars, the latest first. */
export async function listYears(db: Queryable, actor: Actor): Promise<AcademicYear[]> {
  const { rows } = await sql<Omit<AcademicYear, 'gaps'>>`
    select id, name, starts_on, ends_on, week_days, state, version,
      coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'number', number, 'startsOn', starts_on, 'endsOn', ends_on,
          'grades', grades) order by starts_on, kind)
        from academic_period where academic_year_id = academic_year.id), '[]') as periods,
      coalesce((select jsonb_agg(jsonb_build_object('name', name, 'startsOn', starts_on, 'endsOn', ends_on) order by starts_on)
        from academic_holiday where academic_year_id = academic_year.id), '[]') as holidays,
      (select count(*) from class_group where academic_year_id = academic_year.id) as class_count,
      (select count(*) from class_group join class_membership on class_membership.class_group_id = class_group.id
        where academic_year_id = academic_year.id
          and (class_membership.ends_on is null or class_membership.ends_on > today.day)) as student_count,
      (select state from rollover_plan where to_year_id = academic_year.id and state <> 'undone') as rollover
    from academic_year
    cross join (select (now() at time zone time_zone)::date as day from organization where id = ${actor.organizationId}) as today
    where organization_id = ${actor.organizationId}
    order by starts_on desc, id desc`.execute(db);
  return rows.map((year) => ({ ...year, gaps: gapsOf(year) }));
}
