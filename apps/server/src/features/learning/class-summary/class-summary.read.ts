import type { ClassSummary, ClassSummaryQuery } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/**
 * Students by subjects in one period or the year, or undefined where there is no such class for the actor: leaders see every
 * class of their school, a class teacher the own ones. Who has left the class before the period's end, or today, is not in it.
 */
export async function findClassSummary(
  db: Queryable,
  actor: Actor,
  classGroupId: number,
  { academicPeriodId, year = false }: ClassSummaryQuery,
): Promise<ClassSummary | undefined> {
  const { rows } = await sql<{ summary: ClassSummary }>`
    with class as materialized (
      select class_group.id, class_group.name, class_group.grade, class_group.academic_year_id,
             academic_year.name as year_name, academic_year.ends_on as year_ends_on,
             (now() at time zone organization.time_zone)::date as today
      from class_group
      join academic_year on academic_year.id = class_group.academic_year_id
      join organization on organization.id = class_group.organization_id
      left join employment on employment.id = class_group.class_teacher_employment_id
      where class_group.id = ${classGroupId} and class_group.organization_id = ${actor.organizationId}
        and (${actor.role}::text in ('school_admin', 'director', 'deputy_head') or employment.person_id = ${actor.personId})
    ),
    period as materialized (
      select academic_period.* from class
      join academic_period on academic_period.academic_year_id = class.academic_year_id
        and (academic_period.grades = '{}' or class.grade = any (academic_period.grades))
    ),
    chosen as materialized (
      select period.* from period, class
      where not ${year}::boolean
        and case when ${academicPeriodId ?? null}::bigint is null then period.starts_on <= class.today
            else period.id = ${academicPeriodId ?? null}::bigint end
      order by period.starts_on desc limit 1
    ),
    counted as materialized (
      select least(coalesce((select ends_on from chosen), class.year_ends_on), class.today) as day from class
    ),
    student as materialized (
      select class_membership.enrolment_id, concat_ws(' ', surname, first_name, patronymic) as name,
             row_number() over (order by surname, first_name, patronymic, enrolment.id) as place
      from class
      cross join counted
      join class_membership on class_membership.class_group_id = class.id
        and daterange(class_membership.starts_on, class_membership.ends_on) @> counted.day
      join enrolment on enrolment.id = class_membership.enrolment_id
      join person on person.id = enrolment.person_id
    ),
    learnt as materialized (
      select subject.id, subject.name
      from class
      join subject_group on subject_group.organization_id = ${actor.organizationId} and subject_group.class_group_id = class.id
      join subject on subject.id = subject_group.subject_id
    ),
    average as materialized (
      select mark.enrolment_id, subject_group.subject_id,
             round(sum(mark.value::integer * assignment.weight)::numeric / sum(assignment.weight), 2) as average
      from class
      cross join chosen
      join lesson on lesson.organization_id = ${actor.organizationId} and lesson.class_group_id = class.id
        and lesson.held_on between chosen.starts_on and chosen.ends_on
      join subject_group on subject_group.organization_id = lesson.organization_id and subject_group.id = lesson.subject_group_id
      join assignment on assignment.organization_id = lesson.organization_id and assignment.lesson_id = lesson.id
      join mark on mark.organization_id = assignment.organization_id and mark.assignment_id = assignment.id
        and mark.value in ('1', '2', '3', '4', '5')
      group by mark.enrolment_id, subject_group.subject_id
    ),
    given as materialized (
      select period_mark.enrolment_id, period_mark.subject_id, period_mark.value
      from class
      join student on true
      join period_mark on period_mark.organization_id = ${actor.organizationId}
        and period_mark.enrolment_id = student.enrolment_id and period_mark.academic_year_id = class.academic_year_id
      where case when ${year}::boolean then period_mark.kind = 'year'
            else period_mark.academic_period_id = (select id from chosen) end
    )
    select json_build_object(
      'classGroupName', class.name,
      'academicYearName', class.year_name,
      'periods', (
        select coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'number', number,
          'startsOn', starts_on, 'endsOn', ends_on) order by starts_on, kind), '[]')
        from period),
      'academicPeriodId', (select id from chosen),
      'subjects', (select coalesce(json_agg(name order by name, id), '[]') from learnt),
      'students', (
        select coalesce(json_agg(json_build_object('enrolmentId', enrolment_id, 'displayName', name, 'cells', (
            select coalesce(json_agg(json_build_object('value', given.value, 'average', average.average)
              order by learnt.name, learnt.id), '[]')
            from learnt
            left join given on given.enrolment_id = student.enrolment_id and given.subject_id = learnt.id
            left join average on average.enrolment_id = student.enrolment_id and average.subject_id = learnt.id))
          order by place), '[]')
        from student)
    ) as summary
    from class`.execute(db);
  return rows[0]?.summary;
}
