import type { PeriodClosings } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/**
 * The periods of the organization's open year by class, with how many period marks are expected – one for each student who sat in the
 * class on the period's last day, or today, and each of its subjects, none in grade 1 – and how many of them are missing.
 */
export async function findPeriodClosings(
  db: Queryable,
  actor: Actor,
): Promise<Omit<PeriodClosings, 'mayOpen'>> {
  const { rows } = await sql<{ closings: Omit<PeriodClosings, 'mayOpen'> }>`
    with today as materialized (
      select (now() at time zone time_zone)::date as day from organization where id = ${actor.organizationId}
    ),
    year as materialized (
      select id, name from academic_year, today
      where organization_id = ${actor.organizationId} and state = 'open'
      order by today.day between starts_on and ends_on desc, starts_on desc limit 1
    ),
    class_period as materialized (
      select class_group.name, class_group.grade, period.*,
             least(period.ends_on, today.day) as counted_on, period.starts_on <= today.day as begun,
             period.ends_on < today.day as over
      from year
      cross join today
      join class_group_period as period on period.academic_year_id = year.id
      join class_group on class_group.id = period.class_group_id
    ),
    expected as materialized (
      select class_period.class_group_id, class_period.academic_period_id, class_membership.enrolment_id,
             subject_group.subject_id
      from class_period
      join class_membership on class_membership.class_group_id = class_period.class_group_id
        and daterange(class_membership.starts_on, class_membership.ends_on) @> class_period.counted_on
      join subject_group on subject_group.organization_id = ${actor.organizationId}
        and subject_group.class_group_id = class_period.class_group_id
      where class_period.begun and class_period.grade is distinct from 1
    ),
    counted as (
      select expected.class_group_id, expected.academic_period_id, count(*) as expected,
             count(*) filter (where period_mark.id is null) as missing
      from expected
      left join period_mark on period_mark.organization_id = ${actor.organizationId}
        and period_mark.academic_period_id = expected.academic_period_id
        and period_mark.enrolment_id = expected.enrolment_id
        and period_mark.subject_id = expected.subject_id
      group by expected.class_group_id, expected.academic_period_id
    )
    select json_build_object(
      'academicYear', (select json_build_object('id', id, 'name', name) from year),
      'periods', (
        select coalesce(json_agg(json_build_object('id', academic_period.id, 'kind', kind, 'number', number,
          'startsOn', starts_on, 'endsOn', ends_on) order by starts_on, kind), '[]')
        from academic_period join year on year.id = academic_period.academic_year_id),
      'classes', (
        select coalesce(json_agg(class order by grade, name), '[]')
        from (
          select name, grade, json_build_object('classGroupId', class_period.class_group_id, 'classGroupName', name,
            'grade', grade, 'periods', json_agg(json_build_object(
              'academicPeriodId', class_period.academic_period_id,
              'closed', period_closing.id is not null,
              'begun', begun,
              'over', over,
              'expected', coalesce(counted.expected, 0),
              'missing', coalesce(counted.missing, 0)) order by class_period.starts_on, class_period.kind)) as class
          from class_period
          left join counted on counted.class_group_id = class_period.class_group_id
            and counted.academic_period_id = class_period.academic_period_id
          left join period_closing on period_closing.organization_id = ${actor.organizationId}
            and period_closing.class_group_id = class_period.class_group_id
            and period_closing.academic_period_id = class_period.academic_period_id and period_closing.opened_at is null
          group by class_period.class_group_id, name, grade) as by_class)
    ) as closings`.execute(db);
  const closings = rows[0]?.closings;
  if (!closings) throw new Error('A statement of one row has answered with none.');
  return closings;
}
