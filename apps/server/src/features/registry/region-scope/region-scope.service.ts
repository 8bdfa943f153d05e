import type { RegionScopeHeading, RegionScopeQuery } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { ownScope, scopeOf, type Scope } from './region-scope.policy.ts';
import { findMunicipality, findPlace, readRegion } from './region-scope.read.ts';

/** What is asked about, and the top of what the actor may see. Another one's organization or municipality answers 404. */
export async function resolveScope(
  db: Queryable,
  actor: Actor,
  query: RegionScopeQuery,
): Promise<{ scope: Scope; top: Scope }> {
  const own = await findPlace(db, actor.organizationId);
  if (!own) throw new AppError('forbidden', 'role_needed');
  const wanted = query.organizationId === undefined ? undefined : await findPlace(db, query.organizationId);
  return { scope: scopeOf(actor, own, query, wanted), top: ownScope(actor, own) };
}

/** What is looked at is called, and the way back to the top of what the reader may see. */
export async function headingOf(db: Queryable, scope: Scope, top: Scope): Promise<RegionScopeHeading> {
  const region = { level: 'region' as const, id: null, name: (await readRegion(db))?.name ?? '' };
  const seesRegion = top.municipalityId === null && top.organizationId === null;
  if (scope.organizationId !== null) {
    const place = await findPlace(db, scope.organizationId);
    const municipality =
      place?.municipalityId && place.municipalityName
        ? [{ level: 'municipality' as const, id: place.municipalityId, name: place.municipalityName }]
        : [];
    const path = top.organizationId === null ? municipality : [];
    return {
      level: 'organization',
      name: place?.name ?? '',
      path: [...(seesRegion ? [region] : []), ...path],
    };
  }
  if (scope.municipalityId === null) return { level: 'region', name: region.name, path: [] };
  const municipality = await findMunicipality(db, scope.municipalityId);
  if (!municipality) throw new AppError('not_found', 'organization.not_found');
  return { level: 'municipality', name: municipality.name, path: seesRegion ? [region] : [] };
}
