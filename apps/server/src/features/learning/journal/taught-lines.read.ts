import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/**
 * Of these lines of movement orders, those whose students have a mark or attendance at a lesson of the class that the line put
 * them into, from the day it did.
 */
export async function findTaughtLines(
  db: Queryable,
  lineIds: readonly number[],
): Promise<ReadonlySet<number>> {
  if (lineIds.length === 0) return new Set();
  const { rows } = await sql<{ lineId: number }>`
    select seat.opened_by_line_id as line_id
    from class_membership as seat
    join class_group on class_group.id = seat.class_group_id
    where seat.opened_by_line_id = any (${lineIds}::bigint[]) and (
      exists (
        select from lesson
        join attendance on attendance.organization_id = lesson.organization_id and attendance.lesson_id = lesson.id
        where lesson.organization_id = class_group.organization_id and lesson.class_group_id = class_group.id
          and lesson.held_on >= seat.starts_on and attendance.enrolment_id = seat.enrolment_id)
      or exists (
        select from lesson
        join assignment on assignment.organization_id = lesson.organization_id and assignment.lesson_id = lesson.id
        join mark on mark.organization_id = assignment.organization_id and mark.assignment_id = assignment.id
        where lesson.organization_id = class_group.organization_id and lesson.class_group_id = class_group.id
          and lesson.held_on >= seat.starts_on and mark.enrolment_id = seat.enrolment_id))`.execute(db);
  return new Set(rows.map(({ lineId }) => lineId));
}
