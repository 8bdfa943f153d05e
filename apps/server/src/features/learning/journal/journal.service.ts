import type {
  Assignment,
  AssignmentKind,
  AttendanceValue,
  JournalPage,
  LessonContent,
  Mark,
  MarkHistory,
  PutLesson,
  PutMark,
  SubjectGroup,
} from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { writingRefusal } from './journal.policy.ts';
import { findJournalPage, listSubjectGroups, findJournal } from './journal.read.ts';
import { journalRepository, type LockedLesson } from './journal.repository.ts';
import { findSubjectGroupOfAssignment, listMarkStates } from './mark-history.read.ts';

export const journalService = (database: Database) => {
  /** Runs a change of one lesson, found by a look-up that locks it, once nothing stands against it. */
  const changeLesson = <Result>(
    actor: Actor,
    change: {
      what: 'mark' | 'plan';
      find: (transaction: Queryable) => Promise<LockedLesson | undefined>;
      missing: string;
      apply: (transaction: Queryable, lesson: LockedLesson) => Promise<Result>;
    },
  ): Promise<Result> =>
    database.kysely.transaction().execute(async (transaction) => {
      const lesson = await change.find(transaction);
      if (!lesson) throw new AppError('not_found', change.missing);
      const refusal = writingRefusal(actor, lesson, change.what);
      if (refusal) throw new AppError(refusal === 'mark.not_your_lesson' ? 'forbidden' : 'conflict', refusal);
      return change.apply(transaction, lesson);
    });

  const ofLesson = (actor: Actor, lessonId: number) => ({
    find: (transaction: Queryable) => journalRepository(transaction).findLessonToWrite(actor, lessonId),
    missing: 'lesson.not_found',
  });
  const ofAssignment = (actor: Actor, assignmentId: number) => ({
    find: (transaction: Queryable) =>
      journalRepository(transaction).findLessonOfAssignmentToWrite(actor, assignmentId),
    missing: 'assignment.not_found',
  });

  return {
    listSubjectGroups: (actor: Actor, academicYearId: number | null): Promise<SubjectGroup[]> =>
      listSubjectGroups(database.kysely, actor, academicYearId),

    /** The page of a month; the look at a class's marks is audited. */
    async getPage(actor: Actor, subjectGroupId: number, month: string | null): Promise<JournalPage> {
      const page = await findJournalPage(database, actor, subjectGroupId, month);
      if (!page) throw new AppError('not_found', 'subject_group.not_found');
      await recordAudit(database.kysely, actor, {
        action: 'journal.read',
        subject: { kind: 'subject_group', id: subjectGroupId },
        details: { month: page.month, count: page.students.length },
      });
      return page;
    },

    putAssignment: (actor: Actor, lessonId: number, kind: AssignmentKind): Promise<Assignment> =>
      changeLesson(actor, {
        ...ofLesson(actor, lessonId),
        what: 'plan',
        apply: (transaction, lesson) => journalRepository(transaction).putAssignment(lesson, kind),
      }),

    putContent: (actor: Actor, lessonId: number, content: PutLesson): Promise<LessonContent> =>
      changeLesson(actor, {
        ...ofLesson(actor, lessonId),
        what: 'plan',
        apply: async (transaction, lesson) => {
          await recordAudit(transaction, actor, {
            action: 'lesson.content_put',
            subject: { kind: 'lesson', id: lessonId },
          });
          return journalRepository(transaction).putContent(lesson, content);
        },
      }),

    putMark: (
      actor: Actor,
      assignmentId: number,
      enrolmentId: number,
      { value, comment }: PutMark,
    ): Promise<Mark> =>
      changeLesson(actor, {
        ...ofAssignment(actor, assignmentId),
        what: 'mark',
        apply: async (transaction, lesson) => {
          const journal = journalRepository(transaction);
          await refuseStranger(transaction, lesson, enrolmentId);
          const before = await journal.findMark(lesson, assignmentId, enrolmentId);
          const mark = { assignmentId, enrolmentId, value, comment };
          // A repeated request changes nothing: the first answer was lost on the way.
          if (before?.value === value && before.comment === comment) return mark;
          if (before) await journal.keepEarlierMark(actor, lesson, assignmentId, enrolmentId);
          await journal.putMark(actor, lesson, mark);
          await recordAudit(transaction, actor, {
            action: 'mark.put',
            subject: { kind: 'enrolment', id: enrolmentId },
            details: { assignmentId, value, before: before?.value ?? null },
          });
          return mark;
        },
      }),

    removeMark: (actor: Actor, assignmentId: number, enrolmentId: number): Promise<void> =>
      changeLesson(actor, {
        ...ofAssignment(actor, assignmentId),
        what: 'mark',
        apply: async (transaction, lesson) => {
          const journal = journalRepository(transaction);
          const before = await journal.findMark(lesson, assignmentId, enrolmentId);
          if (!before) return;
          await journal.keepEarlierMark(actor, lesson, assignmentId, enrolmentId);
          await journal.removeMark(lesson, assignmentId, enrolmentId);
          await recordAudit(transaction, actor, {
            action: 'mark.removed',
            subject: { kind: 'enrolment', id: enrolmentId },
            details: { assignmentId, before: before.value },
          });
        },
      }),

    /** Who has given which mark in a cell and when, for whoever may open the journal; the look is audited. */
    async getMarkHistory(actor: Actor, assignmentId: number, enrolmentId: number): Promise<MarkHistory> {
      const db = database.kysely;
      const subjectGroupId = await findSubjectGroupOfAssignment(db, actor, assignmentId);
      if (subjectGroupId === undefined || !(await findJournal(db, actor, subjectGroupId)))
        throw new AppError('not_found', 'assignment.not_found');
      await recordAudit(db, actor, {
        action: 'mark.history_read',
        subject: { kind: 'enrolment', id: enrolmentId },
        details: { assignmentId },
      });
      return { entries: await listMarkStates(db, actor, assignmentId, enrolmentId) };
    },

    putAttendance: (
      actor: Actor,
      lessonId: number,
      enrolmentId: number,
      value: AttendanceValue | null,
    ): Promise<void> =>
      changeLesson(actor, {
        ...ofLesson(actor, lessonId),
        what: 'mark',
        apply: async (transaction, lesson) => {
          await refuseStranger(transaction, lesson, enrolmentId);
          await journalRepository(transaction).putAttendance(actor, lesson, enrolmentId, value);
          await recordAudit(transaction, actor, {
            action: 'attendance.put',
            subject: { kind: 'enrolment', id: enrolmentId },
            details: { lessonId, value },
          });
        },
      }),
  };
};

/** A mark goes to a student of the lesson's class only; anybody else does not exist here. */
async function refuseStranger(
  transaction: Queryable,
  lesson: LockedLesson,
  enrolmentId: number,
): Promise<void> {
  if (await journalRepository(transaction).isInClass(lesson, enrolmentId)) return;
  throw new AppError('not_found', 'mark.student_not_in_class');
}
