import type {
  DuplicatePair,
  DuplicatePairs,
  DuplicatePairsQuery,
  Duplicates,
  DuplicatesQuery,
} from '@gorodok/contract';
import { headingOf, resolveScope } from '#features/registry/region-scope/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudits, type AuditEvent } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import {
  cursorOf,
  listClasses,
  listPairs,
  listParts,
  readSums,
  readSurroundings,
  type ListedPair,
} from './duplicates.read.ts';
import { reachOf, rightOver, type Reach } from './pair.policy.ts';
import { listPairPeople, presentPerson, seesOpenly, type PairPerson } from './pair-people.read.ts';

const pageSize = 25;

/** The lists of duplicates: sums from the region down to a class, and the pairs behind them. */
export const duplicatesService = ({ kysely }: Pick<Database, 'kysely'>) => ({
  async describe(actor: Actor, query: DuplicatesQuery): Promise<Duplicates> {
    const { kind } = query;
    const { scope, top } = await resolveScope(kysely, actor, query);
    const [sums, parts, { waitingSince, wholePassAt, ...surroundings }, heading] = await Promise.all([
      readSums(kysely, scope, kind),
      scope.organizationId === null
        ? listParts(kysely, scope, kind)
        : listClasses(kysely, scope.organizationId, kind),
      readSurroundings(kysely, scope),
      headingOf(kysely, scope, top),
    ]);
    return {
      ...heading,
      ...sums,
      ...surroundings,
      parts,
      waitingSince: waitingSince?.toISOString() ?? null,
      wholePassAt: wholePassAt?.toISOString() ?? null,
    };
  },

  /** Names of other organizations' people are masked, unless the engine is certain; whose were shown is recorded. */
  pairs: (actor: Actor, query: DuplicatePairsQuery): Promise<DuplicatePairs> =>
    kysely.transaction().execute(async (transaction) => {
      const { scope } = await resolveScope(transaction, actor, query);
      const reach = await findReach(transaction, actor);
      const found = await listPairs(transaction, scope, query, pageSize + 1);
      const people = await listPairPeople(
        transaction,
        found.flatMap(({ a, b }) => [a, b]),
      );
      const page = found.slice(0, pageSize);
      const last = found.length > pageSize ? page.at(-1) : undefined;
      const pairs = page.flatMap((pair) => presentPair(pair, people, actor, reach) ?? []);
      const { organizationId = null, municipalityId = null, show } = query;
      await recordAudits(transaction, actor, [
        {
          action: 'duplicates.listed',
          details: { organizationId, municipalityId, show, count: pairs.length },
        },
        ...pairs.flatMap((pair) => unmaskings(pair, people, reach)),
      ]);
      return { pairs, next: last ? cursorOf(last) : null };
    }),
});

/** How far the actor answers for people. */
export async function findReach(db: Queryable, actor: Actor): Promise<Reach> {
  const own = await db
    .selectFrom('organization')
    .select('municipalityId')
    .where('id', '=', actor.organizationId)
    .executeTakeFirst();
  return reachOf(actor, own?.municipalityId ?? null);
}

function presentPair(
  pair: ListedPair,
  people: ReadonlyMap<number, PairPerson>,
  actor: Actor,
  reach: Reach,
): DuplicatePair | undefined {
  const { a, b, requested, ...match } = pair;
  const [one, other] = [people.get(a), people.get(b)];
  // Merged a moment ago.
  if (!one || !other) return undefined;
  const isCertain = match.zone === 'certain';
  return {
    ...match,
    one: presentPerson(one, reach, seesOpenly(reach, one, isCertain)),
    other: presentPerson(other, reach, seesOpenly(reach, other, isCertain)),
    may: rightOver(actor, reach, { one, other, isCertain }),
    requested,
  };
}

/** A school that reads the name of somebody who has no card there. */
const unmaskings = (
  { one, other }: DuplicatePair,
  people: ReadonlyMap<number, PairPerson>,
  reach: Reach,
): AuditEvent[] =>
  [one, other]
    .filter(({ personId, masked }) => {
      const person = people.get(personId);
      return !masked && person !== undefined && !seesOpenly(reach, person, false);
    })
    .map(({ personId }) => unmasking(personId));

export const unmasking = (personId: number): AuditEvent => ({
  action: 'person.unmasked',
  subject: { kind: 'person', id: personId },
  details: { reason: 'duplicate_check' },
});
