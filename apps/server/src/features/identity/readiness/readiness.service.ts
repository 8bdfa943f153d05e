import type { Readiness, ReadinessPeople, ReadinessPeopleQuery, ReadinessQuery } from '@gorodok/contract';
import { readinessReasons } from '@gorodok/contract';
import { fullName } from '#features/registry/people/index.ts';
import { maskedName, unmaskings } from '#features/registry/people-search/index.ts';
import { headingOf, isCoordinator, resolveScope } from '#features/registry/region-scope/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudits } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { listPeople, type PersonAtDoor } from './readiness-people.read.ts';
import { listClasses, listDays, listParts, readClock, readTotals } from './readiness.read.ts';

const pageSize = 50;

/** Who could sign in through ЕСИА today and why the others could not. Only ready sums are read; what keeps them stands in the migration. */
export const readinessService = ({ kysely }: Database) => ({
  async describe(actor: Actor, query: ReadinessQuery): Promise<Readiness> {
    const { kind } = query;
    const { scope, top } = await resolveScope(kysely, actor, query);
    // Before the sums: whoever is told that nobody waits must not be shown sums of before that.
    const clock = await readClock(kysely);
    const [totals, parts, days, heading] = await Promise.all([
      readTotals(kysely, scope, kind),
      scope.organizationId === null
        ? listParts(kysely, scope, kind)
        : listClasses(kysely, scope.organizationId, kind),
      listDays(kysely, scope, kind),
      headingOf(kysely, scope, top),
    ]);
    const sums = {
      people: totals.get('all') ?? 0,
      ready: totals.get('ready') ?? 0,
      signedIn: totals.get('signed_in') ?? 0,
    };
    return {
      ...heading,
      ...sums,
      reasons: readinessReasons
        .map((reason) => ({ reason, people: totals.get(reason) ?? 0 }))
        .filter(({ people }) => people > 0)
        .toSorted((one, other) => other.people - one.people),
      parts,
      trend: [...days, { day: clock.today, ...sums }],
      waitingSince: clock.waitingSince?.toISOString() ?? null,
    };
  },

  /** The people behind a number. A coordinator's look at names is recorded for each of them, with the reason that he gave. */
  people: (actor: Actor, query: ReadinessPeopleQuery): Promise<ReadinessPeople> =>
    kysely.transaction().execute(async (transaction) => {
      await resolveScope(transaction, actor, { organizationId: query.organizationId });
      const found = await listPeople(transaction, query, pageSize + 1);
      const shown = found.slice(0, pageSize);
      const last = found.length > pageSize ? shown.at(-1) : undefined;
      const masked = isCoordinator(actor) && query.purpose === undefined;
      await recordAudits(transaction, actor, [
        {
          action: 'readiness.people_listed',
          details: {
            organizationId: query.organizationId,
            count: shown.length,
            purpose: query.purpose ?? null,
          },
        },
        ...(isCoordinator(actor) && query.purpose ? unmaskings(shown, query.purpose) : []),
      ]);
      return {
        people: shown.map((person) => present(person, masked)),
        masked,
        next: last ? `${last.personId}.${last.kind}` : null,
      };
    }),
});

/** The context of a guardian's card names the children, so it is masked with the name. */
const present = (person: PersonAtDoor, masked: boolean): ReadinessPeople['people'][number] => ({
  personId: person.personId,
  kind: person.kind,
  displayName: masked ? maskedName(person) : fullName(person),
  context: masked && person.kind === 'guardian' ? null : person.context || null,
  reasons: person.reasons,
  signedIn: person.signedIn,
});
