import type { ClassSummary, ClassSummaryQuery, PeriodMarkValue } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { readsEveryClass } from '../journal/index.ts';
import { averageOf, type MarkSum } from '../period-marks/index.ts';

/** The summary with the marks of lessons as they are summed. */
type SummedSummary = Omit<ClassSummary, 'students'> & {
  students: (Omit<ClassSummary['students'][number], 'cells'> & {
    cells: (MarkSum & { value: PeriodMarkValue | null })[];
  })[];
};

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
  const { rows } = await sql<{ summary: SummedSummary }>`
    with class as materialized (
      select class_group.id, class_group.name, class_group.grade, class_group.academic_year_id,
             academic_year.name as year_name, academic_year.ends_on as year_ends_on,
             (now() at time zone organization.time_zone)::date as today
      from class_group
      join academic_year on academic_year.id = class_group.academic_year_id
      join organization on organization.id = class_group.organization_id
      left join employment on employment.id = class_group.class_teacher_employment_id
      where class_group.id = ${classGroupId} and class_group.organization_id = ${actor.organizationId}
        and (${readsEveryClass(actor)}::boolean or employment.person_id = ${actor.personId})
    ),
    period as materialized (
      select academic_period_id as id, kind, number, starts_on, ends_on
      from class_group_period where class_group_id = ${classGroupId}
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
    sum_of_period as materialized (
      select weighed_mark.enrolment_id, subject_group.subject_id, sum(value * weight) as sum, sum(weight) as weight, count(*) as count
      from class
      cross join chosen
      join lesson on lesson.organization_id = ${actor.organizationId} and lesson.class_group_id = class.id
        and lesson.held_on between chosen.starts_on and chosen.ends_on
      join subject_group on subject_group.organization_id = lesson.organization_id and subject_group.id = lesson.subject_group_id
      join weighed_mark on weighed_mark.organization_id = lesson.organization_id and weighed_mark.lesson_id = lesson.id
      group by weighed_mark.enrolment_id, subject_group.subject_id
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
            select coalesce(json_agg(json_build_object('value', given.value, 'sum', coalesce(sum, 0), 'weight', coalesce(weight, 0), 'count', coalesce(count, 0))
              order by learnt.name, learnt.id), '[]')
            from learnt
            left join given on given.enrolment_id = student.enrolment_id and given.subject_id = learnt.id
            left join sum_of_period on sum_of_period.enrolment_id = student.enrolment_id
              and sum_of_period.subject_id = learnt.id))
          order by place), '[]')
        from student)
    ) as summary
    from class`.execute(db);
  const summary = rows[0]?.summary;
  if (!summary) return undefined;
  const students = summary.students.map(({ cells, ...student }) => ({
    ...student,
    cells: cells.map(({ value, ...marks }) => ({ value, average: averageOf(marks) })),
  }));
  return { ...summary, students };
}
