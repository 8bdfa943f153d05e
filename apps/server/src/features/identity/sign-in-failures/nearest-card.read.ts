import type { CardKind } from '@gorodok/contract';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor/actor.ts';
import type { Queryable } from '#platform/database/database.ts';

/** A card of one of the nearest people: in the actor's organization, or for a coordinator somewhere in the region. */
export interface NearestPlace {
  personId: number;
  kind: CardKind;
  displayName: string;
  context: string;
  organizationId: number;
  organizationName: string;
}

/** Where these people have cards: for the region's coordinator everywhere, for anybody else in the own organization. */
export function listNearestPlaces(
  db: Queryable,
  actor: Actor,
  personIds: readonly number[],
): Promise<NearestPlace[]> {
  return db
    .selectFrom('card')
    .innerJoin('organization', 'organization.id', 'card.organizationId')
    .select([
      'personId',
      sql<CardKind>`card.kind`.as('kind'),
      'displayName',
      'context',
      'organizationId',
      'organization.name as organizationName',
    ])
    .where('personId', 'in', [0, ...personIds])
    .$if(actor.role !== 'regional_coordinator', (query) =>
      query.where('organizationId', '=', actor.organizationId),
    )
    .orderBy('organization.name')
    .orderBy('card.kind', 'desc')
    .execute();
}
