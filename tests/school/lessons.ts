import { sql } from 'kysely';
import type { AssignmentKind, MarkValue } from '../../packages/contract/src/index.ts';
import type { Queryable } from '../../apps/server/src/platform/database/database.ts';
import { nextNumber } from './sequence.ts';

/** A class that learns a subject with a teacher, or with none yet. */
export async function aSubjectGroup(
  db: Queryable,
  fields: { organizationId: number; classGroupId: number; subject?: string; teacherEmploymentId?: number },
): Promise<{ id: number; organizationId: number; classGroupId: number; subject: string }> {
  const { organizationId, classGroupId } = fields;
  const subject = fields.subject ?? `Предмет ${nextNumber()}`;
  const { id: subjectId } = await db
    .insertInto('subject')
    .values({ name: subject })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ name: subject }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('subjectGroup')
    .values({
      organizationId,
      classGroupId,
      subjectId,
      teacherEmploymentId: fields.teacherEmploymentId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, organizationId, classGroupId, subject };
}

/** A lesson of a subject group on a day (`YYYY-MM-DD`), by default the first of the day, from 8:30 to 9:15. */
export async function aLesson(
  db: Queryable,
  fields: {
    subjectGroup: { id: number; organizationId: number; classGroupId: number };
    heldOn: string;
    number?: number;
    topic?: string;
    homework?: string;
    lockedAt?: Date;
  },
): Promise<{ id: number; organizationId: number }> {
  const { id: subjectGroupId, organizationId, classGroupId } = fields.subjectGroup;
  const lessonNumber = fields.number ?? 1;
  const start = `${String(7 + lessonNumber).padStart(2, '0')}:30`;
  await db
    .insertInto('bell')
    .values({
      organizationId,
      lessonNumber,
      startsAt: start,
      endsAt: sql<string>`${start}::time + interval '45 minutes'`,
    })
    .onConflict((conflict) => conflict.columns(['organizationId', 'lessonNumber']).doNothing())
    .execute();
  const { topic = null, homework = null, lockedAt = null, heldOn } = fields;
  const { id } = await db
    .insertInto('lesson')
    .values({ organizationId, subjectGroupId, classGroupId, heldOn, lessonNumber, topic, homework, lockedAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, organizationId };
}

export function anAssignment(
  db: Queryable,
  fields: { lesson: { id: number; organizationId: number }; kind?: AssignmentKind },
): Promise<{ id: number; organizationId: number }> {
  const { organizationId, id: lessonId } = fields.lesson;
  return db
    .insertInto('assignment')
    .values({ organizationId, lessonId, kind: fields.kind ?? 'answer' })
    .returning(['id', 'organizationId'])
    .executeTakeFirstOrThrow();
}

export async function aMark(
  db: Queryable,
  fields: {
    assignment: { id: number; organizationId: number };
    enrolmentId: number;
    value: MarkValue;
    comment?: string;
  },
): Promise<void> {
  const { assignment, enrolmentId, value, comment = null } = fields;
  await db
    .insertInto('mark')
    .columns(['organizationId', 'assignmentId', 'enrolmentId', 'value', 'comment', 'heldOn'])
    .expression(
      db
        .selectFrom('assignment')
        .innerJoin('lesson', (join) =>
          join
            .onRef('lesson.organizationId', '=', 'assignment.organizationId')
            .onRef('lesson.id', '=', 'assignment.lessonId'),
        )
        .where('assignment.organizationId', '=', assignment.organizationId)
        .where('assignment.id', '=', assignment.id)
        .select((expression) => [
          'assignment.organizationId',
          'assignment.id',
          expression.val(enrolmentId).as('enrolmentId'),
          expression.val(value).as('value'),
          sql<string | null>`${comment}::text`.as('comment'),
          'lesson.heldOn',
        ]),
    )
    .execute();
}
