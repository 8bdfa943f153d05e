import { Type, type Static } from 'typebox';
import { AssignmentKind, AttendanceValue, MarkValue } from './learning.ts';
import { CalendarDate, Id, Nullable, Strict } from './primitives.ts';

/** A child, or the student himself, whose diary the actor may read; one entry for each enrolment. */
export const DiaryStudent = Strict({
  enrolmentId: Id,
  displayName: Type.String(),
  firstName: Type.String(),
  classGroupName: Nullable(Type.String()),
  organizationName: Type.String(),
});
export type DiaryStudent = Static<typeof DiaryStudent>;
export const DiaryStudentList = Strict({ students: Type.Array(DiaryStudent) });
export type DiaryStudentList = Static<typeof DiaryStudentList>;

export const DiaryParams = Strict({ enrolmentId: Id });
export type DiaryParams = Static<typeof DiaryParams>;
/** Any day of the week wanted; without it, today in the organization's time zone. */
export const DiaryQuery = Strict({ date: Type.Optional(CalendarDate) });
export type DiaryQuery = Static<typeof DiaryQuery>;

export const DiaryMark = Strict({
  value: MarkValue,
  comment: Nullable(Type.String()),
  assignmentKind: AssignmentKind,
  weight: Type.Integer(),
});
export type DiaryMark = Static<typeof DiaryMark>;

export const DiaryLesson = Strict({
  lessonId: Id,
  number: Type.Integer(),
  /** Local times of the organization, `08:30`. */
  startsAt: Type.String(),
  endsAt: Type.String(),
  subject: Type.String(),
  teacher: Nullable(Type.String()),
  room: Nullable(Type.String()),
  topic: Nullable(Type.String()),
  homework: Nullable(Type.String()),
  attendance: Nullable(AttendanceValue),
  marks: Type.Array(DiaryMark),
});
export type DiaryLesson = Static<typeof DiaryLesson>;

export const DiaryWeek = Strict({
  enrolmentId: Id,
  /** Today in the organization's time zone. */
  today: CalendarDate,
  /** The Monday of the week. */
  startsOn: CalendarDate,
  /** Monday to Saturday; days without lessons are there, empty. */
  days: Type.Array(Strict({ date: CalendarDate, lessons: Type.Array(DiaryLesson) })),
});
export type DiaryWeek = Static<typeof DiaryWeek>;
