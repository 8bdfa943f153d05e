import type { InnFinding, OrganizationKind } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import type { OrganizationFields } from './organization.policy.ts';

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

/** Changes the organization if it is still the version that was edited. @returns whether it was. */
export async function updateOrganization(
  db: Queryable,
  id: number,
  version: number,
  fields: OrganizationFields,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('organization')
    .set({ ...fields, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes away what others remarked about an ИНН that is no longer there. */
export async function forgetInnRemarks(db: Queryable, organizationId: number): Promise<void> {
  await db.deleteFrom('organizationInnRemark').where('organizationId', '=', organizationId).execute();
}

export interface InnRemark {
  organizationId: number;
  remark: InnFinding['finding'];
}

/** What a reconciliation with a register found takes the place of what the former one had found about these organizations. */
export async function replaceInnRemarks(
  db: Queryable,
  register: string,
  source: string,
  compared: readonly number[],
  remarks: readonly InnRemark[],
): Promise<void> {
  await db
    .deleteFrom('organizationInnRemark')
    .where('register', '=', register)
    .where(sql<boolean>`organization_id = any (${[...compared]}::bigint[])`)
    .execute();
  if (remarks.length === 0) return;
  await db
    .insertInto('organizationInnRemark')
    .values(remarks.map((remark) => ({ ...remark, register, source })))
    .execute();
}

/** An organization as a reconciliation compares it. */
export interface ComparableOrganization {
  id: number;
  name: string;
  shortName: string;
  municipalityName: string | null;
  inn: string | null;
}

/** The organizations that teach: of one kind, or of any. Locked against an edit until the reconciliation is written. */
export const listComparable = (
  db: Queryable,
  kind: OrganizationKind | null,
): Promise<ComparableOrganization[]> =>
  db
    .selectFrom('organization')
    .leftJoin('municipality', 'municipality.id', 'organization.municipalityId')
    .where(
      kind === null
        ? sql<boolean>`kinds <> array['education_authority']`
        : sql<boolean>`${kind} = any (kinds)`,
    )
    .select([
      'organization.id',
      'organization.name',
      'organization.shortName',
      'organization.inn',
      'municipality.name as municipalityName',
    ])
    .orderBy('organization.id')
    .forShare('organization')
    .execute();

/** The names of the region's municipalities. */
export async function listMunicipalityNames(db: Queryable): Promise<string[]> {
  const rows = await db.selectFrom('municipality').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}
