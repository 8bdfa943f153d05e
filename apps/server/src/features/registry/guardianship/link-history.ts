import type { GuardianLink } from '@gorodok/contract';
import type { CardHistoryRow } from '#features/registry/people/index.ts';
import type { Actor } from '#platform/actor/actor.ts';

/** What the history of both people keeps of a link, each with the other's name. */
export const historyOfLink = (
  actor: Actor,
  { id, guardianId, childId }: { id: number; guardianId: number; childId: number },
  was: GuardianLink | null,
  now: GuardianLink,
  nameOf: (personId: number) => string,
): CardHistoryRow[] =>
  [
    { personId: childId, relative: nameOf(guardianId) },
    { personId: guardianId, relative: nameOf(childId) },
  ].map(({ personId, relative }) => ({
    personId,
    belongsToOrganizationId: actor.organizationId,
    changes: [
      { field: 'guardianship', entryId: id, was: was && { relative, ...was }, now: { relative, ...now } },
    ],
  }));
