import type { PairRight } from '@gorodok/contract';
import type { Actor } from '#platform/actor/actor.ts';

/** Where a person has a card. */
export interface Place {
  organizationId: number;
  municipalityId: number | null;
}

/** What of the region is the actor's: one organization, a municipality, or all of it. */
export type Reach =
  | { of: 'organization'; organizationId: number }
  | { of: 'municipality'; municipalityId: number }
  | { of: 'region' };

export function reachOf(actor: Actor, ownMunicipalityId: number | null): Reach {
  if (actor.role === 'regional_coordinator') return { of: 'region' };
  if (actor.role === 'municipal_coordinator')
    return { of: 'municipality', municipalityId: ownMunicipalityId ?? 0 };
  return { of: 'organization', organizationId: actor.organizationId };
}

export const isCoordinator = ({ of }: Reach): boolean => of !== 'organization';

export function covers(reach: Reach, place: Place): boolean {
  if (reach.of === 'region') return true;
  return reach.of === 'municipality'
    ? place.municipalityId === reach.municipalityId
    : place.organizationId === reach.organizationId;
}

interface Placed {
  readonly places: readonly Place[];
}

/** Whoever has a card within the reach. To the region belongs everybody, to others nobody who has a card nowhere. */
export const isWithin = (reach: Reach, { places }: Placed): boolean =>
  reach.of === 'region' || places.some((place) => covers(reach, place));

/** A pair is there for whoever has one of the two. */
export const isVisible = (reach: Reach, one: Placed, other: Placed): boolean =>
  isWithin(reach, one) || isWithin(reach, other);

const mergingRoles: readonly string[] = ['school_admin', 'municipal_coordinator', 'regional_coordinator'];

/**
 * Who may make two one: whoever answers for both. A card that stands in no list any more, of somebody who has left, may be taken in where
 * the pair is certain; about anybody else's the coordinator is asked, who answers for both.
 */
export function rightOver(
  actor: Actor,
  reach: Reach,
  pair: { one: Placed; other: Placed; isCertain: boolean },
): PairRight {
  const { one, other, isCertain } = pair;
  if (!mergingRoles.includes(actor.role) || !isVisible(reach, one, other)) return 'nothing';
  const answersFor = (person: Placed) => isWithin(reach, person) || (isCertain && person.places.length === 0);
  return answersFor(one) && answersFor(other) ? 'merge' : 'request';
}
