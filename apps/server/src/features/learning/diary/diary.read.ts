import type { DiaryStudent } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { whoseDiary } from './whose-diary.ts';

/**
 * A week of one diary as ready JSON of the contract's `DiaryWeek`, or no row: the rights stand in the statement itself, so a
 * foreign diary looks as if it did not exist. $1 enrolment, $2 person, $3 role, $4 a day of the week or null for today.
 *
 * This is what hundreds of thousands open every day. It names the organization first wherever it touches what happened in
 * the school: one index range each for the lessons of the class, the marks and the attendance of the student.
 */
export const diaryWeekStatement = {
  name: 'diary__week',
  text: `
    with student as materialized (
      select enrolment.id, enrolment.organization_id, local.today,
             date_trunc('week', coalesce($4::date, local.today))::date as monday
      ${whoseDiary}
    ),
    mark_of_week as materialized (
      select assignment.lesson_id, json_agg(json_build_object(
        'value', mark.value, 'comment', mark.comment, 'assignmentKind', assignment.kind, 'weight', assignment.weight)
        order by assignment.id) as marks
      from student
      join mark on mark.organization_id = student.organization_id and mark.enrolment_id = student.id
        and mark.held_on between student.monday and student.monday + 5
      join assignment on assignment.organization_id = mark.organization_id and assignment.id = mark.assignment_id
      group by assignment.lesson_id
    ),
    attendance_of_week as materialized (
      select attendance.lesson_id, attendance.value
      from student
      join attendance on attendance.organization_id = student.organization_id and attendance.enrolment_id = student.id
        and attendance.held_on between student.monday and student.monday + 5
    ),
    lesson_of_week as (
      select lesson.held_on, lesson.lesson_number, json_build_object(
        'lessonId', lesson.id,
        'number', lesson.lesson_number,
        'startsAt', left(bell.starts_at::text, 5),
        'endsAt', left(bell.ends_at::text, 5),
        'subject', subject.name,
        'teacher', (
          select concat_ws(' ', person.surname, person.first_name, person.patronymic)
          from employment join person on person.id = employment.person_id
          where employment.id = subject_group.teacher_employment_id),
        'room', lesson.room,
        'topic', lesson.topic,
        'homework', lesson.homework,
        'attendance', (select value from attendance_of_week where attendance_of_week.lesson_id = lesson.id),
        'marks', coalesce((select marks from mark_of_week where mark_of_week.lesson_id = lesson.id), '[]')
      ) as lesson
      from student
      join class_membership on class_membership.enrolment_id = student.id
      join lesson on lesson.organization_id = student.organization_id
        and lesson.class_group_id = class_membership.class_group_id
        and lesson.held_on between student.monday and student.monday + 5
        and lesson.held_on >= class_membership.starts_on
        and (class_membership.ends_on is null or lesson.held_on < class_membership.ends_on)
      join bell on bell.organization_id = lesson.organization_id and bell.lesson_number = lesson.lesson_number
      join subject_group on subject_group.organization_id = lesson.organization_id and subject_group.id = lesson.subject_group_id
      join subject on subject.id = subject_group.subject_id
    )
    select json_build_object(
      'enrolmentId', student.id,
      'today', student.today,
      'startsOn', student.monday,
      'days', (
        select json_agg(json_build_object(
          'date', student.monday + day,
          'lessons', (
            select coalesce(json_agg(lesson order by lesson_number), '[]')
            from lesson_of_week where held_on = student.monday + day)) order by day)
        from generate_series(0, 5) as day)
    )::text as week
    from student`,
};

export async function findDiaryWeek(
  pool: Database['pool'],
  actor: Actor,
  enrolmentId: number,
  date: string | null,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ week: string }>({
    ...diaryWeekStatement,
    values: [enrolmentId, actor.personId, actor.role, date],
  });
  return rows[0]?.week;
}

/** The student himself, or the guardian's children under 18; one entry for each open enrolment that has a diary. */
export function listDiaryStudents(db: Queryable, actor: Actor): Promise<DiaryStudent[]> {
  return db
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.personId')
    .innerJoin('organization', 'organization.id', 'enrolment.organizationId')
    .leftJoin('seatToday', 'seatToday.enrolmentId', 'enrolment.id')
    .leftJoin('classGroup', 'classGroup.id', 'seatToday.classGroupId')
    .where('enrolment.endsOn', 'is', null)
    .where((expression) =>
      actor.role === 'student'
        ? expression('enrolment.personId', '=', actor.personId)
        : expression.exists(
            expression
              .selectFrom('guardianship')
              .whereRef('guardianship.childId', '=', 'enrolment.personId')
              .where('guardianship.guardianId', '=', actor.personId)
              .where('guardianship.endsOn', 'is', null)
              .where('guardianship.maySee', '=', true)
              .where(
                sql<boolean>`(person.birth_date is null or person.birth_date > (
                  (now() at time zone organization.time_zone)::date - interval '18 years')::date)`,
              ),
          ),
    )
    .select([
      'enrolment.id as enrolmentId',
      sql<string>`concat_ws(' ', person.surname, person.first_name, person.patronymic)`.as('displayName'),
      'person.firstName',
      'classGroup.name as classGroupName',
      'organization.name as organizationName',
    ])
    .orderBy(sql`enrolment.education = 'general'`, 'desc')
    .orderBy('person.birthDate')
    .orderBy('enrolment.id')
    .execute();
}
