import type { JournalPage, SubjectGroup } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { canWrite, readsEveryClass } from './journal.policy.ts';

/** Who sits in the class today, or sat in it on the last day of a year that is over. */
const sittingOnLastDay = sql<boolean>`daterange(class_membership.starts_on, class_membership.ends_on)
  @> least((now() at time zone organization.time_zone)::date, academic_year.ends_on)`;

/** With which day the journal of a year that is over opens; null: with today. */
const lastLessonOfPastYear = sql<string | null>`
  case when academic_year.ends_on < (now() at time zone organization.time_zone)::date then (
    select max(held_on) from lesson
    where lesson.organization_id = subject_group.organization_id and lesson.subject_group_id = subject_group.id) end`;

function readableGroups(db: Queryable, actor: Actor) {
  return db
    .selectFrom('subjectGroup')
    .innerJoin('classGroup', 'classGroup.id', 'subjectGroup.classGroupId')
    .innerJoin('academicYear', 'academicYear.id', 'classGroup.academicYearId')
    .innerJoin('subject', 'subject.id', 'subjectGroup.subjectId')
    .leftJoin('employment', 'employment.id', 'subjectGroup.teacherEmploymentId')
    .leftJoin('person as teacher', 'teacher.id', 'employment.personId')
    .leftJoin('employment as ofClassTeacher', 'ofClassTeacher.id', 'classGroup.classTeacherEmploymentId')
    .where('subjectGroup.organizationId', '=', actor.organizationId)
    .innerJoin('organization', 'organization.id', 'subjectGroup.organizationId')
    .where('academicYear.state', '<>', 'planned')
    .$if(!readsEveryClass(actor), (query) =>
      query.where((expression) =>
        expression.or([
          expression('employment.personId', '=', actor.personId),
          expression('ofClassTeacher.personId', '=', actor.personId),
        ]),
      ),
    )
    .select((expression) => [
      'subjectGroup.id',
      'subjectGroup.classGroupId',
      'classGroup.name as classGroupName',
      'classGroup.grade',
      'classGroup.academicYearId',
      'subjectGroup.subjectId',
      'academicYear.state as yearState',
      lastLessonOfPastYear.as('opensOn'),
      'subject.name as subject',
      'employment.personId as teacherPersonId',
      'ofClassTeacher.personId as classTeacherPersonId',
      sql<
        string | null
      >`nullif(concat_ws(' ', teacher.surname, teacher.first_name, teacher.patronymic), '')`.as('teacher'),
      expression
        .selectFrom('classMembership')
        .whereRef('classMembership.classGroupId', '=', 'classGroup.id')
        .where(sittingOnLastDay)
        .select((seat) => seat.fn.countAll<number>().as('count'))
        .as('studentCount'),
    ]);
}

type GroupRow = Awaited<ReturnType<ReturnType<typeof readableGroups>['execute']>>[number];

const present = (actor: Actor, row: GroupRow): SubjectGroup => ({
  id: row.id,
  classGroupId: row.classGroupId,
  classGroupName: row.classGroupName,
  subject: row.subject,
  teacher: row.teacher,
  studentCount: row.studentCount ?? 0,
  mine: row.teacherPersonId === actor.personId,
  ofOwnClass:
    readsEveryClass(actor) || (actor.role === 'class_teacher' && row.classTeacherPersonId === actor.personId),
});

/** The journals of a year, or of those that are open, that the actor may open, by class and subject. */
export async function listSubjectGroups(
  db: Queryable,
  actor: Actor,
  academicYearId: number | null,
): Promise<SubjectGroup[]> {
  const rows = await readableGroups(db, actor)
    .where((expression) =>
      academicYearId === null
        ? expression('academicYear.state', '=', 'open')
        : expression('academicYear.id', '=', academicYearId),
    )
    .orderBy('classGroup.grade')
    .orderBy('classGroup.name')
    .orderBy('subject.name')
    .execute();
  return rows.map((row) => present(actor, row));
}

/**
 * Students, lessons, marks and attendance of one class and month as JSON, in one statement.
 * $1 organization, $2 subject group, $3 class group, $4 the month's first day or null for the current month.
 */
const journalPageStatement = {
  name: 'journal__page',
  text: `
    with month as materialized (
      select local.today, date_trunc('month', coalesce($4::date, local.today))::date as first_day
      from organization
      cross join lateral (select (now() at time zone organization.time_zone)::date as today) as local
      where organization.id = $1
    ),
    lesson_of_month as materialized (
      select lesson.* from lesson, month
      where lesson.organization_id = $1 and lesson.class_group_id = $3 and lesson.subject_group_id = $2
        and lesson.held_on >= month.first_day and lesson.held_on < (month.first_day + interval '1 month')::date
    ),
    assignment_of_month as materialized (
      select assignment.* from assignment
      join lesson_of_month on lesson_of_month.id = assignment.lesson_id
      where assignment.organization_id = $1
    )
    select json_build_object(
      'month', to_char(month.first_day, 'YYYY-MM'),
      'today', month.today,
      'students', (
        select coalesce(json_agg(json_build_object('enrolmentId', enrolment.id, 'displayName',
          concat_ws(' ', person.surname, person.first_name, person.patronymic),
          'from', class_membership.starts_on, 'until', class_membership.ends_on)
          order by person.surname, person.first_name, person.patronymic, enrolment.id), '[]')
        from class_membership
        join enrolment on enrolment.id = class_membership.enrolment_id
        join person on person.id = enrolment.person_id
        where class_membership.class_group_id = $3
          and class_membership.starts_on < (month.first_day + interval '1 month')::date
          and (class_membership.ends_on is null or class_membership.ends_on > month.first_day)),
      'lessons', (
        select coalesce(json_agg(json_build_object(
          'id', id, 'heldOn', held_on, 'number', lesson_number, 'topic', topic, 'homework', homework,
          'locked', locked_at is not null,
          'assignments', (
            select coalesce(json_agg(json_build_object('id', assignment_of_month.id, 'kind', kind, 'weight', weight)
              order by assignment_of_month.id), '[]')
            from assignment_of_month where assignment_of_month.lesson_id = lesson_of_month.id))
          order by held_on, lesson_number), '[]')
        from lesson_of_month),
      'marks', (
        select coalesce(json_agg(json_build_object('assignmentId', mark.assignment_id, 'enrolmentId', mark.enrolment_id,
          'value', mark.value, 'comment', mark.comment)), '[]')
        from assignment_of_month
        join mark on mark.organization_id = $1 and mark.assignment_id = assignment_of_month.id),
      'attendance', (
        select coalesce(json_agg(json_build_object('lessonId', attendance.lesson_id, 'enrolmentId', attendance.enrolment_id,
          'value', attendance.value)), '[]')
        from lesson_of_month
        join attendance on attendance.organization_id = $1 and attendance.lesson_id = lesson_of_month.id)
    ) as page
    from month`,
};

/** The journal of a class and subject in a month; undefined where the actor has no such journal. */
export async function findJournalPage(
  database: Database,
  actor: Actor,
  subjectGroupId: number,
  month: string | null,
): Promise<JournalPage | undefined> {
  const journal = await findJournal(database.kysely, actor, subjectGroupId);
  if (!journal) return undefined;
  const { subjectGroup, classGroupId, opensOn, writable } = journal;
  const { rows } = await database.pool.query<{ page: Omit<JournalPage, 'subjectGroup' | 'writable'> }>({
    ...journalPageStatement,
    values: [
      actor.organizationId,
      subjectGroupId,
      classGroupId,
      month ? `${month}-01` : opensOn && `${opensOn.slice(0, 7)}-01`,
    ],
  });
  const page = rows[0]?.page;
  return page && { ...page, subjectGroup, writable };
}

/** One journal that the actor may read: what it is about, and whether this actor writes into it. */
export async function findJournal(db: Queryable, actor: Actor, subjectGroupId: number) {
  const group = await readableGroups(db, actor)
    .where('subjectGroup.id', '=', subjectGroupId)
    .executeTakeFirst();
  if (!group) return undefined;
  const { classGroupId, grade, academicYearId, subjectId, yearState, opensOn, teacherPersonId } = group;
  const writable =
    yearState === 'open' && canWrite(actor, { organizationId: actor.organizationId, teacherPersonId });
  const subjectGroup = present(actor, group);
  return { subjectGroup, classGroupId, grade, academicYearId, subjectId, yearState, opensOn, writable };
}
export type Journal = NonNullable<Awaited<ReturnType<typeof findJournal>>>;
