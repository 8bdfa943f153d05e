import type { JournalPeriod, MarkThresholds, PeriodMarkKind, PeriodMarkValue } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import type { Journal } from '../journal/index.ts';
import type { MarkSum, PeriodFacts } from './period-mark.policy.ts';

export interface PeriodMarkFacts {
  today: string;
  thresholds: MarkThresholds | null;
  periods: (JournalPeriod & PeriodFacts)[];
  students: { enrolmentId: number; displayName: string; from: string; until: string | null }[];
  sums: ({ enrolmentId: number; academicPeriodId: number } & MarkSum)[];
  marks: {
    enrolmentId: number;
    kind: PeriodMarkKind;
    academicPeriodId: number | null;
    value: PeriodMarkValue;
  }[];
}

/**
 * Everything that the sheet of period marks is made of, as one JSON. The marks of lessons are summed over all classes in which the
 * students of this one have learnt the subject in the year: who came from 7Б in November brings the marks of September along.
 */
export async function findPeriodMarkFacts(
  db: Queryable,
  actor: Actor,
  subjectGroupId: number,
  journal: Pick<Journal, 'classGroupId' | 'academicYearId' | 'subjectId' | 'grade'>,
): Promise<PeriodMarkFacts> {
  const { classGroupId, academicYearId, subjectId, grade } = journal;
  const { rows } = await sql<{ facts: PeriodMarkFacts }>`
    with today as materialized (
      select (now() at time zone time_zone)::date as day from organization where id = ${actor.organizationId}
    ),
    period as materialized (
      select id, kind, number, starts_on, ends_on from academic_period
      where academic_year_id = ${academicYearId}
        and (grades = '{}' or ${grade}::integer = any (grades))
    ),
    student as materialized (
      select enrolment_id, min(starts_on) as starts_on,
             case when bool_and(ends_on is not null) then max(ends_on) end as ends_on
      from class_membership where class_group_id = ${classGroupId}
      group by enrolment_id
    ),
    journal_of_student as materialized (
      select distinct subject_group.id, subject_group.class_group_id
      from student
      join class_membership on class_membership.enrolment_id = student.enrolment_id
      join class_group on class_group.id = class_membership.class_group_id and class_group.academic_year_id = ${academicYearId}
      join subject_group on subject_group.organization_id = ${actor.organizationId}
        and subject_group.class_group_id = class_group.id and subject_group.subject_id = ${subjectId}
    ),
    sum_of_period as (
      select mark.enrolment_id, period.id as academic_period_id,
             sum(mark.value::integer * assignment.weight) as sum, sum(assignment.weight) as weight, count(*) as count
      from period
      cross join journal_of_student
      join lesson on lesson.organization_id = ${actor.organizationId}
        and lesson.class_group_id = journal_of_student.class_group_id
        and lesson.subject_group_id = journal_of_student.id
        and lesson.held_on between period.starts_on and period.ends_on
      join assignment on assignment.organization_id = lesson.organization_id and assignment.lesson_id = lesson.id
      join mark on mark.organization_id = assignment.organization_id and mark.assignment_id = assignment.id
        and mark.value in ('1', '2', '3', '4', '5')
      join student on student.enrolment_id = mark.enrolment_id
      group by mark.enrolment_id, period.id
    )
    select json_build_object(
      'today', today.day,
      'thresholds', (
        select json_build_object('fiveFrom', five_from, 'fourFrom', four_from, 'threeFrom', three_from, 'leastMarks', least_marks)
        from mark_threshold where organization_id = ${actor.organizationId}),
      'periods', (
        select coalesce(json_agg(json_build_object(
          'id', period.id, 'kind', kind, 'number', number, 'startsOn', starts_on, 'endsOn', ends_on,
          'closedAt', (
            select closed_at from period_closing
            where organization_id = ${actor.organizationId} and class_group_id = ${classGroupId}
              and academic_period_id = period.id),
          'reopenedUntil', (
            select max(last_day) from period_reopening
            where organization_id = ${actor.organizationId} and subject_group_id = ${subjectGroupId}
              and academic_period_id = period.id and last_day >= today.day))
          order by starts_on, kind), '[]')
        from period),
      'students', (
        select coalesce(json_agg(json_build_object('enrolmentId', student.enrolment_id,
          'displayName', concat_ws(' ', surname, first_name, patronymic),
          'from', student.starts_on, 'until', student.ends_on)
          order by surname, first_name, patronymic, student.enrolment_id), '[]')
        from student
        join enrolment on enrolment.id = student.enrolment_id
        join person on person.id = enrolment.person_id),
      'sums', (
        select coalesce(json_agg(json_build_object('enrolmentId', enrolment_id, 'academicPeriodId', academic_period_id,
          'sum', sum, 'weight', weight, 'count', count)), '[]')
        from sum_of_period),
      'marks', (
        select coalesce(json_agg(json_build_object('enrolmentId', enrolment_id, 'kind', kind,
          'academicPeriodId', academic_period_id, 'value', value)), '[]')
        from student
        join period_mark using (enrolment_id)
        where period_mark.organization_id = ${actor.organizationId}
          and period_mark.academic_year_id = ${academicYearId} and period_mark.subject_id = ${subjectId})
    ) as facts
    from today`.execute(db);
  const facts = rows[0]?.facts;
  if (!facts) throw new Error('The actor acts in an organization that does not exist.');
  return facts;
}
