import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

export interface OpenYear {
  id: number;
  startsOn: string;
  endsOn: string;
}

/** The open academic year that holds the day, else the latest open one: two are open while the school rolls over. */
export const findOpenYear = (
  db: Queryable,
  organizationId: number,
  day: string,
): Promise<OpenYear | undefined> =>
  db
    .selectFrom('academicYear')
    .select(['id', 'startsOn', 'endsOn'])
    .where('organizationId', '=', organizationId)
    .where('state', '=', 'open')
    .orderBy(sql`${day}::date between starts_on and ends_on`, 'desc')
    .orderBy('startsOn', 'desc')
    .executeTakeFirst();

/**
 * The period that goes on, or else the next one: quarters where the school has them. Undefined: none of the year is left, or
 * none is entered.
 */
export const findCurrentPeriod = (
  db: Queryable,
  academicYearId: number,
  day: string,
): Promise<{ startsOn: string; endsOn: string } | undefined> =>
  db
    .selectFrom('academicPeriod')
    .select(['startsOn', 'endsOn'])
    .where('academicYearId', '=', academicYearId)
    .where('endsOn', '>=', day)
    .orderBy(sql`kind = 'quarter'`, 'desc')
    .orderBy('startsOn')
    .executeTakeFirst();
