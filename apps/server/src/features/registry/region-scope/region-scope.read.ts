import { sql, type RawBuilder } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';
import type { Scope } from './region-scope.policy.ts';

/** The organizations of a scope, as a condition on `organization`. */
export const inScope = ({ municipalityId, organizationId }: Scope): RawBuilder<boolean> => {
  if (organizationId !== null) return sql`organization.id = ${organizationId}`;
  return municipalityId === null ? sql`true` : sql`organization.municipality_id = ${municipalityId}`;
};

/** What an organization is called, and where it stands. */
export const findPlace = (
  db: Queryable,
  organizationId: number,
): Promise<{ name: string; municipalityId: number | null; municipalityName: string | null } | undefined> =>
  db
    .selectFrom('organization')
    .leftJoin('municipality', 'municipality.id', 'organization.municipalityId')
    .select(['organization.name', 'municipalityId', 'municipality.name as municipalityName'])
    .where('organization.id', '=', organizationId)
    .executeTakeFirst();

export const findMunicipality = (db: Queryable, id: number): Promise<{ name: string } | undefined> =>
  db.selectFrom('municipality').select('name').where('id', '=', id).executeTakeFirst();

export const readRegion = (db: Queryable): Promise<{ name: string } | undefined> =>
  db.selectFrom('region').select('name').executeTakeFirst();
