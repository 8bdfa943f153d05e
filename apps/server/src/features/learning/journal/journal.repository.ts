import type {
  Assignment,
  AssignmentKind,
  AttendanceValue,
  LessonContent,
  Mark,
  MarkValue,
  PutLesson,
} from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { LessonFacts } from './journal.policy.ts';

export type LockedLesson = LessonFacts & { id: number; classGroupId: number };

export const journalRepository = (db: Queryable) => ({
  /** Holds the lesson (shared: two teachers may write at once), so that a mark and the lesson's closing can't interleave; undefined for another school's. */
  findLessonToWrite: (actor: Actor, lessonId: number): Promise<LockedLesson | undefined> =>
    lessonFacts(db, actor).where('lesson.id', '=', lessonId).forShare('lesson').executeTakeFirst(),

  findLessonOfAssignmentToWrite: (actor: Actor, assignmentId: number): Promise<LockedLesson | undefined> =>
    lessonFacts(db, actor)
      .innerJoin('assignment', (join) =>
        join
          .onRef('assignment.organizationId', '=', 'lesson.organizationId')
          .onRef('assignment.lessonId', '=', 'lesson.id'),
      )
      .where('assignment.id', '=', assignmentId)
      .forShare('lesson')
      .executeTakeFirst(),

  /** Whether the student was in the class on the day of the lesson. */
  async isInClass(lesson: LockedLesson, enrolmentId: number): Promise<boolean> {
    const row = await db
      .selectFrom('classMembership')
      .innerJoin('enrolment', 'enrolment.id', 'classMembership.enrolmentId')
      .select('enrolmentId')
      .where('enrolmentId', '=', enrolmentId)
      .where('enrolment.organizationId', '=', lesson.organizationId)
      .where('classGroupId', '=', lesson.classGroupId)
      .where('classMembership.startsOn', '<=', lesson.heldOn)
      .where((expression) =>
        expression.or([
          expression('classMembership.endsOn', 'is', null),
          expression('classMembership.endsOn', '>', lesson.heldOn),
        ]),
      )
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Adds the assignment of a kind, or returns the one that is there: a second click makes no second one. */
  async putAssignment(lesson: LockedLesson, kind: AssignmentKind): Promise<Assignment> {
    const { organizationId, id: lessonId } = lesson;
    await db
      .insertInto('assignment')
      .values({ organizationId, lessonId, kind })
      .onConflict((conflict) => conflict.columns(['organizationId', 'lessonId', 'kind']).doNothing())
      .execute();
    const { id, weight } = await db
      .selectFrom('assignment')
      .select(['id', 'weight'])
      .where('organizationId', '=', organizationId)
      .where('lessonId', '=', lessonId)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow();
    return { id, lessonId, kind, weight };
  },

  async putMark(actor: Actor, lesson: LockedLesson, mark: Mark): Promise<void> {
    const { organizationId, heldOn } = lesson;
    const entry = { value: mark.value, comment: mark.comment, enteredByPersonId: actor.personId };
    await db
      .insertInto('mark')
      .values({ organizationId, heldOn, ...mark, ...entry })
      .onConflict((conflict) =>
        conflict
          .columns(['organizationId', 'assignmentId', 'enrolmentId'])
          .doUpdateSet({ ...entry, enteredAt: sql<Date>`now()` }),
      )
      .execute();
  },

  /** Keeps what stands in a cell that is about to change: who gave it and when, and who replaces it. */
  async keepEarlierMark(
    actor: Actor,
    lesson: LockedLesson,
    assignmentId: number,
    enrolmentId: number,
  ): Promise<void> {
    await db
      .insertInto('earlierMark')
      .columns([
        'organizationId',
        'assignmentId',
        'enrolmentId',
        'value',
        'comment',
        'enteredAt',
        'enteredByPersonId',
        'replacedByPersonId',
      ])
      .expression(
        db
          .selectFrom('mark')
          .where('organizationId', '=', lesson.organizationId)
          .where('assignmentId', '=', assignmentId)
          .where('enrolmentId', '=', enrolmentId)
          .select((expression) => [
            'organizationId',
            'assignmentId',
            'enrolmentId',
            'value',
            'comment',
            'enteredAt',
            'enteredByPersonId',
            expression.val(actor.personId).as('replacedByPersonId'),
          ]),
      )
      .execute();
  },

  findMark: (
    lesson: LockedLesson,
    assignmentId: number,
    enrolmentId: number,
  ): Promise<{ value: MarkValue; comment: string | null } | undefined> =>
    db
      .selectFrom('mark')
      .select([sql<MarkValue>`value`.as('value'), 'comment'])
      .where('organizationId', '=', lesson.organizationId)
      .where('assignmentId', '=', assignmentId)
      .where('enrolmentId', '=', enrolmentId)
      .forUpdate()
      .executeTakeFirst(),

  async removeMark(lesson: LockedLesson, assignmentId: number, enrolmentId: number): Promise<void> {
    await db
      .deleteFrom('mark')
      .where('organizationId', '=', lesson.organizationId)
      .where('assignmentId', '=', assignmentId)
      .where('enrolmentId', '=', enrolmentId)
      .execute();
  },

  async putAttendance(
    actor: Actor,
    lesson: LockedLesson,
    enrolmentId: number,
    value: AttendanceValue | null,
  ): Promise<void> {
    const key = { organizationId: lesson.organizationId, lessonId: lesson.id, enrolmentId };
    if (value === null) {
      await db
        .deleteFrom('attendance')
        .where('organizationId', '=', key.organizationId)
        .where('lessonId', '=', key.lessonId)
        .where('enrolmentId', '=', enrolmentId)
        .execute();
      return;
    }
    const entry = { value, enteredByPersonId: actor.personId };
    await db
      .insertInto('attendance')
      .values({ ...key, heldOn: lesson.heldOn, ...entry })
      .onConflict((conflict) =>
        conflict
          .columns(['organizationId', 'lessonId', 'enrolmentId'])
          .doUpdateSet({ ...entry, enteredAt: sql<Date>`now()` }),
      )
      .execute();
  },

  putContent: (lesson: LockedLesson, content: PutLesson): Promise<LessonContent> =>
    db
      .updateTable('lesson')
      .set(content)
      .where('organizationId', '=', lesson.organizationId)
      .where('id', '=', lesson.id)
      .returning(['id', 'topic', 'homework'])
      .executeTakeFirstOrThrow(),
});

function lessonFacts(db: Queryable, actor: Actor) {
  return db
    .selectFrom('lesson')
    .innerJoin('subjectGroup', (join) =>
      join
        .onRef('subjectGroup.organizationId', '=', 'lesson.organizationId')
        .onRef('subjectGroup.id', '=', 'lesson.subjectGroupId'),
    )
    .innerJoin('organization', 'organization.id', 'lesson.organizationId')
    .innerJoin('classGroup', 'classGroup.id', 'lesson.classGroupId')
    .innerJoin('academicYear', 'academicYear.id', 'classGroup.academicYearId')
    .leftJoin('employment', 'employment.id', 'subjectGroup.teacherEmploymentId')
    .where('lesson.organizationId', '=', actor.organizationId)
    .select([
      'lesson.id',
      'lesson.organizationId',
      'lesson.classGroupId',
      'lesson.heldOn',
      'lesson.lockedAt',
      sql<boolean>`academic_year.state = 'closed'`.as('yearIsClosed'),
      sql<boolean>`exists (
        select from closed_journal_period as closed
        where closed.organization_id = lesson.organization_id and closed.subject_group_id = lesson.subject_group_id
          and lesson.held_on between closed.starts_on and closed.ends_on)`.as('periodIsClosed'),
      'employment.personId as teacherPersonId',
      sql<string>`(now() at time zone organization.time_zone)::date`.as('today'),
    ]);
}
