import type { RegionScopeQuery } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';
import { AppError } from '#platform/errors/app-error.ts';

/** Where the actor's organization stands. */
export interface OwnPlace {
  municipalityId: number | null;
}

/** What is looked at: the region (both null), a municipality or an organization. */
export interface Scope {
  municipalityId: number | null;
  organizationId: number | null;
}

const ofRegion = (actor: Actor) => actor.role === 'regional_coordinator';
const ofMunicipality = (actor: Actor) => actor.role === 'municipal_coordinator';
export const isCoordinator = (actor: Actor) => ofRegion(actor) || ofMunicipality(actor);

/** The top of what the actor may see. */
export function ownScope(actor: Actor, own: OwnPlace): Scope {
  if (ofRegion(actor)) return { municipalityId: null, organizationId: null };
  if (ofMunicipality(actor)) return { municipalityId: own.municipalityId ?? 0, organizationId: null };
  return { municipalityId: null, organizationId: actor.organizationId };
}

/** The scope that is asked for, if it lies in the actor's; anything else looks as if it did not exist. */
export function scopeOf(
  actor: Actor,
  own: OwnPlace,
  { organizationId, municipalityId }: RegionScopeQuery,
  wanted: { municipalityId: number | null } | undefined,
): Scope {
  const top = ownScope(actor, own);
  if (organizationId === undefined && municipalityId === undefined) return top;
  if (organizationId !== undefined) {
    const isInside =
      wanted !== undefined &&
      (top.organizationId === null || top.organizationId === organizationId) &&
      (top.municipalityId === null || top.municipalityId === wanted.municipalityId);
    if (!isInside) throw notFound();
    return { municipalityId: null, organizationId };
  }
  const isInside =
    top.organizationId === null && (top.municipalityId === null || top.municipalityId === municipalityId);
  if (!isInside) throw notFound();
  return { municipalityId: municipalityId ?? null, organizationId: null };
}

const notFound = () => new AppError('not_found', 'organization.not_found');
