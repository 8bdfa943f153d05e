import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import { reserveIds } from '#platform/database/reserve-ids.ts';
import type { StandingSlot } from './clashes.ts';

export interface Bell {
  lessonNumber: number;
  /** `HH:MM` */
  startsAt: string;
  endsAt: string;
}

export interface SubjectGroupRecord {
  id: number;
  classGroupId: number;
  subjectId: number;
  teacherEmploymentId: number | null;
}

export interface WeeklyLesson {
  classGroupId: number;
  weekday: number;
  lessonNumber: number;
}

/** From when to when lessons are laid out, and what time it is: a lesson that has begun by now has been held. */
export interface Span {
  from: string;
  until: string;
  today: string;
  time: string;
}

/** Somebody has written something about it: such a lesson is never removed. */
const isTouched = sql<boolean>`(
  lesson.topic is not null or lesson.homework is not null or lesson.locked_at is not null
  or exists (select from assignment
    where assignment.organization_id = lesson.organization_id and assignment.lesson_id = lesson.id)
  or exists (select from attendance
    where attendance.organization_id = lesson.organization_id and attendance.lesson_id = lesson.id))`;

/** Whether a lesson stays where it is, whatever the new week says: it has begun, or something is written about it. */
const isKept = ({ today, time }: Span) => sql<boolean>`(
  lesson.held_on < ${today}::date
  or lesson.held_on = ${today}::date and ${time}::time >= (select starts_at from bell
    where bell.organization_id = lesson.organization_id and bell.lesson_number = lesson.lesson_number)
  or ${isTouched})`;

/**
 * The days on which the lessons of a week fall within the span, save where a lesson stands that is kept. They are today and the
 * days to come; a class that has had no lesson yet gets the past days of the span too, so that the journal of a school that
 * begins in the middle of a quarter has the whole quarter.
 */
const lessonDays = (organizationId: number, rows: string, span: Span): RawBuilder<unknown> => sql`
  jsonb_to_recordset(${rows}::jsonb) as new (
    "classGroupId" bigint, "subjectGroupId" bigint, weekday integer, "lessonNumber" integer, room text)
  join generate_series(${span.from}::date, ${span.until}::date, interval '1 day') as day
    on extract(isodow from day) = new.weekday
    and (day::date >= ${span.today}::date or not exists (
      select from lesson
      where lesson.organization_id = ${organizationId} and lesson.class_group_id = new."classGroupId"
        and lesson.held_on between ${span.from}::date and ${span.today}::date and ${isKept(span)}))
  where not exists (
    select from lesson
    where lesson.organization_id = ${organizationId} and lesson.class_group_id = new."classGroupId"
      and lesson.held_on = day::date and lesson.lesson_number = new."lessonNumber" and ${isKept(span)})`;

export const timetableRepository = (db: Queryable, organizationId: number) => ({
  async listBells(): Promise<Bell[]> {
    const { rows } = await sql<Bell>`
      select lesson_number, to_char(starts_at, 'HH24:MI') as starts_at, to_char(ends_at, 'HH24:MI') as ends_at
      from bell where organization_id = ${organizationId} order by lesson_number`.execute(db);
    return rows;
  },

  async addBells(bells: readonly Bell[]): Promise<void> {
    if (bells.length === 0) return;
    await db
      .insertInto('bell')
      .values(bells.map((bell) => ({ ...bell, organizationId })))
      .execute();
  },

  listSubjectGroups: (classGroupIds: readonly number[]): Promise<SubjectGroupRecord[]> =>
    db
      .selectFrom('subjectGroup')
      .select(['id', 'classGroupId', 'subjectId', 'teacherEmploymentId'])
      .where('organizationId', '=', organizationId)
      .where('classGroupId', '=', sql<number>`any (${[...classGroupIds]}::bigint[])`)
      .execute(),

  /** The week of the year's other classes. */
  async listStanding(academicYearId: number, except: readonly number[]): Promise<StandingSlot[]> {
    const { rows } = await sql<StandingSlot>`
      select weekday, lesson_number, room, teacher_employment_id
      from timetable_slot
      join subject_group on subject_group.organization_id = timetable_slot.organization_id
        and subject_group.id = timetable_slot.subject_group_id
      join class_group on class_group.id = subject_group.class_group_id
      where timetable_slot.organization_id = ${organizationId} and class_group.academic_year_id = ${academicYearId}
        and class_group.id <> all (${[...except]}::bigint[])`.execute(db);
    return rows;
  },

  /** Adds subject groups; their keys come in the order given. */
  async addSubjectGroups(groups: readonly Omit<SubjectGroupRecord, 'id'>[]): Promise<number[]> {
    const ids = await reserveIds(db, 'subject_group', groups.length);
    const rows = JSON.stringify(groups.map((group, index) => ({ ...group, id: ids[index] })));
    await sql`
      insert into subject_group (organization_id, id, class_group_id, subject_id, teacher_employment_id)
      overriding system value
      select ${organizationId}, id, "classGroupId", "subjectId", "teacherEmploymentId"
      from jsonb_to_recordset(${rows}::jsonb) as new (
        id bigint, "classGroupId" bigint, "subjectId" bigint, "teacherEmploymentId" bigint)`.execute(db);
    return ids;
  },

  async setTeachers(teachers: readonly { id: number; teacherEmploymentId: number }[]): Promise<void> {
    await sql`
      update subject_group set teacher_employment_id = new."teacherEmploymentId"
      from jsonb_to_recordset(${JSON.stringify(teachers)}::jsonb) as new (id bigint, "teacherEmploymentId" bigint)
      where subject_group.organization_id = ${organizationId} and subject_group.id = new.id`.execute(db);
  },

  /** Puts a new week in the place of the classes' present one. */
  async replaceWeek(
    classGroupIds: readonly number[],
    slots: readonly { subjectGroupId: number; weekday: number; lessonNumber: number; room: string | null }[],
  ): Promise<void> {
    await sql`
      delete from timetable_slot using subject_group
      where timetable_slot.organization_id = ${organizationId}
        and subject_group.organization_id = timetable_slot.organization_id
        and subject_group.id = timetable_slot.subject_group_id
        and subject_group.class_group_id = any (${[...classGroupIds]}::bigint[])`.execute(db);
    await sql`
      insert into timetable_slot (organization_id, subject_group_id, weekday, lesson_number, room)
      select ${organizationId}, "subjectGroupId", weekday, "lessonNumber", room
      from jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) as new (
        "subjectGroupId" bigint, weekday integer, "lessonNumber" integer, room text)`.execute(db);
  },

  /** How many lessons `replaceLessons` will lay out. */
  async countLessons(week: readonly WeeklyLesson[], span: Span): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${lessonDays(organizationId, JSON.stringify(week), span)}`.execute(db);
    return rows[0]?.count ?? 0;
  },

  /**
   * Removes the classes' lessons of the span that have not begun and of which nothing is written, and lays out those of the new
   * week. Returns how many those are.
   */
  async replaceLessons(
    classGroupIds: readonly number[],
    week: readonly (WeeklyLesson & { subjectGroupId: number; room: string | null })[],
    span: Span,
  ): Promise<number> {
    await sql`
      delete from lesson
      where lesson.organization_id = ${organizationId}
        and lesson.class_group_id = any (${[...classGroupIds]}::bigint[])
        and lesson.held_on between ${span.from}::date and ${span.until}::date
        and not ${isKept(span)}`.execute(db);
    const { numAffectedRows } = await sql`
      insert into lesson (organization_id, class_group_id, subject_group_id, held_on, lesson_number, room)
      select ${organizationId}, new."classGroupId", new."subjectGroupId", day::date, new."lessonNumber", new.room
      from ${lessonDays(organizationId, JSON.stringify(week), span)}`.execute(db);
    return Number(numAffectedRows ?? 0);
  },
});
