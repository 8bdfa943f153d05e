import type { Actor } from '#platform/actor/actor.ts';

/** School leaders read every journal and class; a teacher the own journals and, as class teacher, the own class. */
export const readsEveryClass = ({ role }: Actor): boolean =>
  ['school_admin', 'director', 'deputy_head'].includes(role);

export interface LessonFacts {
  organizationId: number;
  teacherPersonId: number | null;
  heldOn: string;
  /** Today in the organization's time zone. */
  today: string;
  lockedAt: Date | null;
  /** The lesson's academic year is over: it is read, and written no more. */
  yearIsClosed: boolean;
  /** The lesson's day lies in a period that is closed for the class, and no permission is in force. */
  periodIsClosed: boolean;
}

/** Marks may be written by the lesson's own teacher, or by the school's administrator. */
export function canWrite(
  actor: Actor,
  lesson: Pick<LessonFacts, 'organizationId' | 'teacherPersonId'>,
): boolean {
  if (actor.organizationId !== lesson.organizationId) return false;
  if (actor.role === 'school_admin') return true;
  return (
    (actor.role === 'teacher' || actor.role === 'class_teacher') && lesson.teacherPersonId === actor.personId
  );
}

/** What keeps the actor from writing into the lesson; null – nothing. Homework may be given ahead, a mark may not. */
export function writingRefusal(actor: Actor, lesson: LessonFacts, what: 'mark' | 'plan'): string | null {
  if (!canWrite(actor, lesson)) return 'mark.not_your_lesson';
  if (lesson.yearIsClosed) return 'lesson.year_closed';
  if (lesson.periodIsClosed) return 'lesson.period_closed';
  if (lesson.lockedAt) return 'lesson.locked';
  if (what === 'mark' && lesson.heldOn > lesson.today) return 'mark.lesson_in_future';
  return null;
}
