import type { OrganizationKind } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/** Whether there is such an organization; its existence is public. */
export async function organizationExists(db: Queryable, id: number): Promise<boolean> {
  return (
    (await db.selectFrom('organization').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  );
}

/** What the hour is where the organization stands: its «today» is not the server's. */
export interface OrganizationNow {
  id: number;
  kinds: OrganizationKind[];
  /** `YYYY-MM-DD` */
  today: string;
  /** `HH:MM` */
  time: string;
}

export const getOrganizationNow = (db: Queryable, id: number): Promise<OrganizationNow> =>
  db
    .selectFrom('organization')
    .where('id', '=', id)
    .select([
      'id',
      sql<OrganizationKind[]>`kinds`.as('kinds'),
      sql<string>`(now() at time zone time_zone)::date`.as('today'),
      sql<string>`to_char(now() at time zone time_zone, 'HH24:MI')`.as('time'),
    ])
    .executeTakeFirstOrThrow();
