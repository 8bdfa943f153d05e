import { Type, type Static } from 'typebox';
import { AssignmentKind, AttendanceValue, MarkValue } from './learning.ts';
import { CalendarDate, Id, Nullable, Strict } from './primitives.ts';

/**
 * A class and subject whose journal the actor may open; `mine` – the actor is its teacher; `ofOwnClass` – the actor may open all of
 * the class: its class teacher, or a leader of the school.
 */
export const SubjectGroup = Strict({
  id: Id,
  classGroupId: Id,
  classGroupName: Type.String(),
  subject: Type.String(),
  teacher: Nullable(Type.String()),
  studentCount: Type.Integer(),
  mine: Type.Boolean(),
  ofOwnClass: Type.Boolean(),
});
export type SubjectGroup = Static<typeof SubjectGroup>;
export const SubjectGroupList = Strict({ subjectGroups: Type.Array(SubjectGroup) });
export type SubjectGroupList = Static<typeof SubjectGroupList>;

/** Of which academic year; without it, of those that are open. */
export const SubjectGroupQuery = Strict({ academicYearId: Type.Optional(Id) });
export type SubjectGroupQuery = Static<typeof SubjectGroupQuery>;

export const JournalParams = Strict({ subjectGroupId: Id });
export type JournalParams = Static<typeof JournalParams>;
/** The month as `YYYY-MM`; without it, the current month in the organization's time zone. */
export const JournalQuery = Strict({
  month: Type.Optional(Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' })),
});
export type JournalQuery = Static<typeof JournalQuery>;

export const JournalPage = Strict({
  subjectGroup: SubjectGroup,
  month: Type.String(),
  today: CalendarDate,
  /** Whether this actor may write here. */
  writable: Type.Boolean(),
  /** In the class from `from`, and until the day before `until`; a lesson outside takes no mark. */
  students: Type.Array(
    Strict({
      enrolmentId: Id,
      displayName: Type.String(),
      from: CalendarDate,
      until: Nullable(CalendarDate),
    }),
  ),
  lessons: Type.Array(
    Strict({
      id: Id,
      heldOn: CalendarDate,
      number: Type.Integer(),
      topic: Nullable(Type.String()),
      homework: Nullable(Type.String()),
      locked: Type.Boolean(),
      assignments: Type.Array(Strict({ id: Id, kind: AssignmentKind, weight: Type.Integer() })),
    }),
  ),
  marks: Type.Array(
    Strict({ assignmentId: Id, enrolmentId: Id, value: MarkValue, comment: Nullable(Type.String()) }),
  ),
  attendance: Type.Array(Strict({ lessonId: Id, enrolmentId: Id, value: AttendanceValue })),
});
export type JournalPage = Static<typeof JournalPage>;

export const LessonParams = Strict({ lessonId: Id });
export type LessonParams = Static<typeof LessonParams>;

/** Adds the assignment of a kind to a lesson, or returns the one that is there. */
export const PutAssignment = Strict({ kind: AssignmentKind });
export type PutAssignment = Static<typeof PutAssignment>;
export const Assignment = Strict({ id: Id, lessonId: Id, kind: AssignmentKind, weight: Type.Integer() });
export type Assignment = Static<typeof Assignment>;

export const PutLesson = Strict({
  topic: Nullable(Type.String({ maxLength: 500 })),
  homework: Nullable(Type.String({ maxLength: 4000 })),
});
export type PutLesson = Static<typeof PutLesson>;
export const LessonContent = Strict({
  id: Id,
  topic: Nullable(Type.String()),
  homework: Nullable(Type.String()),
});
export type LessonContent = Static<typeof LessonContent>;

export const MarkParams = Strict({ assignmentId: Id, enrolmentId: Id });
export type MarkParams = Static<typeof MarkParams>;
export const PutMark = Strict({ value: MarkValue, comment: Nullable(Type.String({ maxLength: 500 })) });
export type PutMark = Static<typeof PutMark>;
export const Mark = Strict({
  assignmentId: Id,
  enrolmentId: Id,
  value: MarkValue,
  comment: Nullable(Type.String()),
});
export type Mark = Static<typeof Mark>;

export const AttendanceParams = Strict({ lessonId: Id, enrolmentId: Id });
export type AttendanceParams = Static<typeof AttendanceParams>;
/** `null` – the student was there. */
export const PutAttendance = Strict({ value: Nullable(AttendanceValue) });
export type PutAttendance = Static<typeof PutAttendance>;

/**
 * What has stood in a cell, the latest first: `value` null – it was emptied. Without `enteredBy` the mark is older than the record
 * of who gives marks.
 */
export const MarkHistory = Strict({
  entries: Type.Array(
    Strict({
      value: Nullable(MarkValue),
      comment: Nullable(Type.String()),
      enteredAt: Type.String(),
      enteredBy: Nullable(Type.String()),
    }),
  ),
});
export type MarkHistory = Static<typeof MarkHistory>;
