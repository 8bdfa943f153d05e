import type { JournalPeriod } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import type { PeriodFacts } from './period-mark.policy.ts';

export interface JournalPeriods {
  /** In the organization's time zone. */
  today: string;
  periods: (JournalPeriod & PeriodFacts)[];
}

/** The periods in which a class learns, and how they stand for one of its journals. */
export async function findJournalPeriods(
  db: Queryable,
  actor: Actor,
  subjectGroupId: number,
  classGroupId: number,
): Promise<JournalPeriods> {
  const { rows } = await sql<JournalPeriods>`
    select today.day as today, (
      select coalesce(json_agg(json_build_object(
        'id', period.academic_period_id, 'kind', kind, 'number', number, 'startsOn', starts_on, 'endsOn', ends_on,
        'closed', exists (
          select from period_closing
          where organization_id = ${actor.organizationId} and class_group_id = ${classGroupId}
            and academic_period_id = period.academic_period_id and opened_at is null),
        'reopenedUntil', (
          select max(last_day) from period_reopening
          where organization_id = ${actor.organizationId} and subject_group_id = ${subjectGroupId}
            and academic_period_id = period.academic_period_id and last_day >= today.day))
        order by starts_on, kind), '[]')
      from class_group_period as period
      where class_group_id = ${classGroupId}) as periods
    from organization
    cross join lateral (select (now() at time zone organization.time_zone)::date as day) as today
    where organization.id = ${actor.organizationId}`.execute(db);
  const found = rows[0];
  if (!found) throw new Error('The actor acts in an organization that does not exist.');
  return found;
}
