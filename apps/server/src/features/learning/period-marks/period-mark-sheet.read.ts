import type { MarkThresholds, PeriodMarkKind, PeriodMarkValue } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { Journal } from '../journal/index.ts';
import type { MarkSum } from './period-mark.policy.ts';

export interface PeriodMarkFacts {
  thresholds: MarkThresholds | null;
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
 * What the sheet of period marks is made of, as one JSON. The marks of lessons are summed over all classes in which the students
 * of this one have learnt the subject in the year: who came from 7Б in November brings the marks of September along.
 */
export async function findPeriodMarkFacts(
  db: Queryable,
  actor: Actor,
  { classGroupId, academicYearId, subjectId }: Pick<Journal, 'classGroupId' | 'academicYearId' | 'subjectId'>,
): Promise<PeriodMarkFacts> {
  const { rows } = await sql<{ facts: PeriodMarkFacts }>`
    with student as materialized (
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
      select weighed_mark.enrolment_id, period.academic_period_id,
             sum(value * weight) as sum, sum(weight) as weight, count(*) as count
      from class_group_period as period
      cross join journal_of_student
      join lesson on lesson.organization_id = ${actor.organizationId}
        and lesson.class_group_id = journal_of_student.class_group_id
        and lesson.subject_group_id = journal_of_student.id
        and lesson.held_on between period.starts_on and period.ends_on
      join weighed_mark on weighed_mark.organization_id = lesson.organization_id and weighed_mark.lesson_id = lesson.id
      join student on student.enrolment_id = weighed_mark.enrolment_id
      where period.class_group_id = ${classGroupId}
      group by weighed_mark.enrolment_id, period.academic_period_id
    )
    select json_build_object(
      'thresholds', (
        select json_build_object('fiveFrom', five_from, 'fourFrom', four_from, 'threeFrom', three_from, 'leastMarks', least_marks)
        from mark_threshold where organization_id = ${actor.organizationId}),
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
    ) as facts`.execute(db);
  const facts = rows[0]?.facts;
  if (!facts) throw new Error('A statement of one row has answered with none.');
  return facts;
}
