import type { MarkHistory } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** The subject group in whose journal an assignment stands; undefined for another school's. */
export async function findSubjectGroupOfAssignment(
  db: Queryable,
  actor: Actor,
  assignmentId: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('assignment')
    .innerJoin('lesson', (join) =>
      join
        .onRef('lesson.organizationId', '=', 'assignment.organizationId')
        .onRef('lesson.id', '=', 'assignment.lessonId'),
    )
    .where('assignment.organizationId', '=', actor.organizationId)
    .where('assignment.id', '=', assignmentId)
    .select('lesson.subjectGroupId')
    .executeTakeFirst();
  return row?.subjectGroupId;
}

/**
 * Every state of one cell, the latest first. What stands there now comes from the mark; what stood before, from the earlier marks. A
 * cell that was emptied shows by an earlier mark that was replaced when nothing took its place at that moment.
 */
export async function listMarkStates(
  db: Queryable,
  actor: Actor,
  assignmentId: number,
  enrolmentId: number,
): Promise<MarkHistory['entries']> {
  const { rows } = await sql<MarkHistory['entries'][number]>`
    with entered as (
      select value, comment, entered_at, entered_by_person_id from mark
      where organization_id = ${actor.organizationId} and assignment_id = ${assignmentId} and enrolment_id = ${enrolmentId}
      union all
      select value, comment, entered_at, entered_by_person_id from earlier_mark
      where organization_id = ${actor.organizationId} and assignment_id = ${assignmentId} and enrolment_id = ${enrolmentId}
    ),
    emptied as (
      select null as value, null as comment, replaced_at as entered_at, replaced_by_person_id as entered_by_person_id
      from earlier_mark
      where organization_id = ${actor.organizationId} and assignment_id = ${assignmentId} and enrolment_id = ${enrolmentId}
        and not exists (select from entered where entered.entered_at = earlier_mark.replaced_at)
    )
    select state.value, state.comment,
      to_char(state.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as entered_at,
      nullif(concat_ws(' ', person.surname, person.first_name, person.patronymic), '') as entered_by
    from (select * from entered union all select * from emptied) as state
    left join person on person.id = survivor_of(state.entered_by_person_id)
    order by state.entered_at desc`.execute(db);
  return rows;
}
