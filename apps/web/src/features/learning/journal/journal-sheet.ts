import type { AssignmentKind, AttendanceValue, JournalPage, MarkValue } from '@gorodok/contract';

export type Lesson = JournalPage['lessons'][number];
export type SheetMark = { value: MarkValue; comment: string | null };
export type SheetAssignment = { id: number; kind: AssignmentKind; weight: number };

/** A column stands for one assignment of a lesson; a lesson without any has one column that waits for its first. */
export type Column = { key: string; lessonId: number; ordinal: number };

/** What is written by one request: a mark of a column, or the attendance of a lesson. */
export type Slot =
  | { type: 'mark'; columnKey: string; enrolmentId: number }
  | { type: 'attendance'; lessonId: number; enrolmentId: number };
export type Change =
  | { slot: Extract<Slot, { type: 'mark' }>; before: SheetMark | null; after: SheetMark | null }
  | {
      slot: Extract<Slot, { type: 'attendance' }>;
      before: AttendanceValue | null;
      after: AttendanceValue | null;
    };

export const columnKey = (lessonId: number, ordinal: number): string => `${lessonId}.${ordinal}`;
export const slotKey = (slot: Slot): string =>
  slot.type === 'mark'
    ? `mark:${slot.columnKey}:${slot.enrolmentId}`
    : `attendance:${slot.lessonId}:${slot.enrolmentId}`;

/** The columns of the lessons in the order of the timetable. */
export function columnsOf(lessons: readonly Lesson[]): Column[] {
  return lessons.flatMap(({ id, assignments }) =>
    Array.from({ length: Math.max(1, assignments.length) }, (_, ordinal) => ({
      key: columnKey(id, ordinal),
      lessonId: id,
      ordinal,
    })),
  );
}

/** A lesson can be written once it has been held, unless it is closed or the whole page is for reading. */
export const isWritable = (page: Pick<JournalPage, 'writable' | 'today'>, lesson: Lesson): boolean =>
  page.writable && !lesson.locked && lesson.heldOn <= page.today;

/** Whether the student was in the class on the day of the lesson: who came later, or left before, is marked elsewhere. */
export const isInClass = (
  { from, until }: Pick<JournalPage['students'][number], 'from' | 'until'>,
  { heldOn }: Pick<Lesson, 'heldOn'>,
): boolean => heldOn >= from && (until === null || heldOn < until);

/** The same change taken back. */
export const reversed = (change: Change): Change =>
  ({ slot: change.slot, before: change.after, after: change.before }) as Change;
