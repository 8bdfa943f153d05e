import type { DiaryResults } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { averageOf, hasExamination, type MarkSum } from '../period-marks/index.ts';
import { whoseDiary } from './whose-diary.ts';

type Subject = DiaryResults['subjects'][number];
type Period = Pick<Subject['periods'][number], 'academicPeriodId' | 'value'> & MarkSum;
/** The results with the marks of lessons as they are summed. */
type SummedResults = Omit<DiaryResults, 'hasExamination' | 'subjects'> & {
  grade: number | null;
  subjects: (Omit<Subject, 'periods'> & { periods: Period[] })[];
};

/**
 * A year of one diary by subject. The marks of lessons are one range of an index – student and days – whatever class he sat in; subjects
 * are those that his classes learn and those that he has a mark in. $1 to $3 as in `whoseDiary`, $4 the academic year or null for the
 * one that goes on or went on last.
 */
const diaryResultsStatement = {
  name: 'diary__results',
  text: `
    with student as materialized (
      select enrolment.id, enrolment.organization_id, local.today
      ${whoseDiary}
    ),
    seat as materialized (
      select class_group.id as class_group_id, class_group.grade, class_group.academic_year_id, class_membership.starts_on
      from student
      join class_membership on class_membership.enrolment_id = student.id
      join class_group on class_group.id = class_membership.class_group_id
    ),
    known_year as materialized (
      select distinct academic_year.id, academic_year.name, academic_year.starts_on, academic_year.ends_on
      from seat
      join academic_year on academic_year.id = seat.academic_year_id
      where academic_year.state <> 'planned'
    ),
    year as materialized (
      select known_year.* from known_year, student
      where $4::bigint is null or known_year.id = $4
      order by student.today between known_year.starts_on and known_year.ends_on desc, known_year.starts_on desc
      limit 1
    ),
    class_of_year as materialized (
      select seat.* from seat join year on year.id = seat.academic_year_id
    ),
    last_class as materialized (
      select class_group_id, grade from class_of_year order by starts_on desc limit 1
    ),
    period as materialized (
      select academic_period_id as id, kind, number, starts_on, ends_on
      from class_group_period where class_group_id = (select class_group_id from last_class)
    ),
    sum_of_period as materialized (
      select period.id as academic_period_id, subject_group.subject_id, sum(value * weight) as sum, sum(weight) as weight, count(*) as count
      from student
      cross join period
      join weighed_mark on weighed_mark.organization_id = student.organization_id and weighed_mark.enrolment_id = student.id
        and weighed_mark.held_on between period.starts_on and period.ends_on
      join lesson on lesson.organization_id = weighed_mark.organization_id and lesson.id = weighed_mark.lesson_id
      join subject_group on subject_group.organization_id = lesson.organization_id and subject_group.id = lesson.subject_group_id
      group by period.id, subject_group.subject_id
    ),
    mark_of_year as materialized (
      select period_mark.subject_id, period_mark.kind, period_mark.academic_period_id, period_mark.value
      from student
      cross join year
      join period_mark on period_mark.organization_id = student.organization_id
        and period_mark.enrolment_id = student.id and period_mark.academic_year_id = year.id
    ),
    learnt as (
      select subject_group.subject_id
      from student
      cross join class_of_year
      join subject_group on subject_group.organization_id = student.organization_id
        and subject_group.class_group_id = class_of_year.class_group_id
      union select subject_id from sum_of_period
      union select subject_id from mark_of_year
    )
    select json_build_object(
      'enrolmentId', student.id,
      'academicYear', (select json_build_object('id', id, 'name', name) from year),
      'years', (
        select coalesce(json_agg(json_build_object('id', id, 'name', name) order by starts_on desc), '[]') from known_year),
      'periods', (
        select coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'number', number,
          'startsOn', starts_on, 'endsOn', ends_on) order by starts_on, kind), '[]')
        from period),
      'grade', (select grade from last_class),
      'subjects', (
        select coalesce(json_agg(json_build_object(
          'subject', subject.name,
          'periods', (
            select coalesce(json_agg(json_build_object(
              'academicPeriodId', period.id,
              'sum', coalesce(sum_of_period.sum, 0),
              'weight', coalesce(sum_of_period.weight, 0),
              'count', coalesce(sum_of_period.count, 0),
              'value', (
                select value from mark_of_year
                where mark_of_year.subject_id = subject.id and mark_of_year.academic_period_id = period.id))
              order by period.starts_on, period.kind), '[]')
            from period
            left join sum_of_period on sum_of_period.academic_period_id = period.id
              and sum_of_period.subject_id = subject.id),
          'year', (select value from mark_of_year where subject_id = subject.id and kind = 'year'),
          'examination', (select value from mark_of_year where subject_id = subject.id and kind = 'examination'),
          'final', (select value from mark_of_year where subject_id = subject.id and kind = 'final'))
          order by subject.name), '[]')
        from learnt join subject on subject.id = learnt.subject_id)
    ) as results
    from student`,
};

/** A year of one diary, or undefined where the actor has no such diary. */
export async function findDiaryResults(
  pool: Database['pool'],
  actor: Actor,
  enrolmentId: number,
  academicYearId: number | null,
): Promise<DiaryResults | undefined> {
  const { rows } = await pool.query<{ results: SummedResults }>({
    ...diaryResultsStatement,
    values: [enrolmentId, actor.personId, actor.role, academicYearId],
  });
  if (!rows[0]) return undefined;
  const { grade, subjects, ...results } = rows[0].results;
  return {
    ...results,
    hasExamination: hasExamination(grade),
    subjects: subjects.map(({ periods, ...subject }) => ({
      ...subject,
      periods: periods.map(({ academicPeriodId, value, ...marks }) => ({
        academicPeriodId,
        average: averageOf(marks),
        markCount: marks.count,
        value,
      })),
    })),
  };
}
