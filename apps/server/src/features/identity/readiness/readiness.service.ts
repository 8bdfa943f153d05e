import type { Readiness, ReadinessPeople, ReadinessPeopleQuery, ReadinessQuery } from '@gorodok/contract';
import { readinessReasons } from '@gorodok/contract';
import { fullName } from '#features/registry/people/index.ts';
import { maskedName } from '#features/registry/people-search/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudits, type AuditEvent } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { listPeople, type PersonAtDoor } from './readiness-people.read.ts';
import { isCoordinator, ownScope, scopeOf, type Scope } from './readiness-scope.ts';
import {
  findMunicipality,
  findPlace,
  listClasses,
  listDays,
  listParts,
  readClock,
  readRegion,
  readTotals,
} from './readiness.read.ts';

const pageSize = 50;

/** Who could sign in through ЕСИА today and why the others could not. Only ready sums are read; what keeps them stands in the migration. */
export const readinessService = ({ kysely }: Database) => ({
  async describe(actor: Actor, query: ReadinessQuery): Promise<Readiness> {
    const { kind } = query;
    const { scope, top } = await resolveScope(kysely, actor, query);
    const [totals, parts, days, clock, heading] = await Promise.all([
      readTotals(kysely, scope, kind),
      scope.organizationId === null
        ? listParts(kysely, scope, kind)
        : listClasses(kysely, scope.organizationId, kind),
      listDays(kysely, scope, kind),
      readClock(kysely),
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

const unmaskings = (people: readonly PersonAtDoor[], reason: string): AuditEvent[] =>
  people.map(({ personId }) => ({
    action: 'person.unmasked',
    subject: { kind: 'person', id: personId },
    details: { reason },
  }));

/** The context of a guardian's card names the children, so it is masked with the name. */
const present = (person: PersonAtDoor, masked: boolean): ReadinessPeople['people'][number] => ({
  personId: person.personId,
  kind: person.kind,
  displayName: masked ? maskedName(person) : fullName(person),
  context: masked && person.kind === 'guardian' ? null : person.context || null,
  reasons: person.reasons,
  signedIn: person.signedIn,
});

/** Another one's organization or municipality answers 404. */
export async function resolveScope(
  db: Queryable,
  actor: Actor,
  query: ReadinessQuery,
): Promise<{ scope: Scope; top: Scope }> {
  const own = await findPlace(db, actor.organizationId);
  if (!own) throw new AppError('forbidden', 'role_needed');
  const wanted = query.organizationId === undefined ? undefined : await findPlace(db, query.organizationId);
  return { scope: scopeOf(actor, own, query, wanted), top: ownScope(actor, own) };
}

/** What is looked at is called, and the way back to the top of what the reader may see. */
export async function headingOf(
  db: Queryable,
  scope: Scope,
  top: Scope,
): Promise<Pick<Readiness, 'level' | 'name' | 'path'>> {
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
  if (!municipality) throw new AppError('not_found', 'readiness.not_found');
  return { level: 'municipality', name: municipality.name, path: seesRegion ? [region] : [] };
}
