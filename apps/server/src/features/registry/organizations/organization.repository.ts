import type { OrganizationKind } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/** Whether there is such an organization; its existence is public. */
export async function organizationExists(db: Queryable, id: number): Promise<boolean> {
  return (
    (await db.selectFrom('organization').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  );
}

export interface RegionAuthority {
  id: number;
  name: string;
}

/** The authority that belongs to the region itself; the oldest, should there be several. */
export const findRegionAuthority = (db: Queryable): Promise<RegionAuthority | undefined> =>
  db
    .selectFrom('organization')
    .select(['id', 'name'])
    .where('municipalityId', 'is', null)
    .where(sql<boolean>`'education_authority' = any (kinds)`)
    .orderBy('id')
    .executeTakeFirst();

export const addRegionAuthority = (
  db: Queryable,
  { name, timeZone }: { name: string; timeZone: string },
): Promise<RegionAuthority> =>
  db
    .insertInto('organization')
    .values({ name, shortName: name, kinds: ['education_authority'], timeZone })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow();

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
