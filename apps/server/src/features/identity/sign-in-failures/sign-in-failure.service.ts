import type { NearestCard, SignInFailure } from '@gorodok/contract';
import { maskSnils } from '@gorodok/identifiers';
import { fullName } from '#features/registry/people/index.ts';
import { maskedName } from '#features/registry/people-search/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { confirmedDataRepository, listComparedCards, type ComparedCard } from '../confirmed-data/index.ts';
import { compare, fieldsToTakeOver, givenIdentity, repairsFor } from './failure.policy.ts';
import { listNearestPlaces, type NearestPlace } from './nearest-card.read.ts';
import { signInFailureRepository } from './sign-in-failure.repository.ts';

type FailureRow = Awaited<ReturnType<ReturnType<typeof signInFailureRepository>['list']>>[number];
type Cards = ReadonlyMap<number, ComparedCard>;

export const signInFailureService = (database: Database) => ({
  /** The queue «Не вошли», each with its nearest cards compared field by field; the look at it is audited. */
  async list(
    actor: Actor,
    state: 'open' | 'all',
  ): Promise<{ failures: SignInFailure[]; differencesWaiting: number }> {
    return database.kysely.transaction().execute(async (transaction) => {
      const rows = await signInFailureRepository(transaction).list(actor, state);
      const nearest = rows.flatMap((row) => row.nearestPersonIds);
      const places = await listNearestPlaces(transaction, actor, nearest);
      const own = places.filter(({ organizationId }) => organizationId === actor.organizationId);
      const compared = await listComparedCards(
        transaction,
        own.map(({ personId }) => personId),
      );
      const cards = new Map(compared.map((card) => [card.personId, card]));
      await recordAudit(transaction, actor, {
        action: 'sign_in_failures.listed',
        details: { state, count: rows.length },
      });
      return {
        failures: rows.map((row) => present(actor, row, places, cards)),
        differencesWaiting: await confirmedDataRepository(transaction).countOpen(actor),
      };
    });
  },

  async markHandled(actor: Actor, id: number): Promise<void> {
    await database.kysely.transaction().execute(async (transaction) => {
      if (!(await signInFailureRepository(transaction).markHandled(actor, id))) {
        throw new AppError('not_found', 'sign_in.failure_not_found');
      }
      await recordAudit(transaction, actor, {
        action: 'sign_in_failure.handled',
        subject: { kind: 'sign_in_failure', id },
      });
    });
  },
});

function present(
  actor: Actor,
  row: FailureRow,
  places: readonly NearestPlace[],
  cards: Cards,
): SignInFailure {
  const reason = row.reason as SignInFailure['reason']; // the table's own constraint holds the same list
  // Whoever chose no organization has addressed nobody: the region sees enough to hand the attempt over.
  const isUnaddressed = row.organizationId === null;
  const nearestCards = row.nearestPersonIds.map((personId) =>
    isUnaddressed
      ? asForward(personId, places)
      : asCompared(actor, row, personId, places, cards.get(personId)),
  );
  const name = row.givenSurname !== null && {
    surname: row.givenSurname,
    firstName: row.givenFirstName ?? '',
    patronymic: row.givenPatronymic,
  };
  return {
    id: row.id,
    reason,
    occurredAt: row.occurredAt.toISOString(),
    givenName: name ? (isUnaddressed ? maskedName(name) : fullName(name)) : null,
    givenBirthDate: (isUnaddressed ? row.givenBirthDate?.slice(0, 4) : row.givenBirthDate) ?? null,
    givenSnils: row.givenSnils === null || isUnaddressed ? null : maskSnils(row.givenSnils),
    nearestCards,
    repairs: repairsOf(reason, isUnaddressed, nearestCards),
    handledAt: row.handledAt?.toISOString() ?? null,
  };
}

function repairsOf(
  reason: SignInFailure['reason'],
  isUnaddressed: boolean,
  nearest: readonly NearestCard[],
): SignInFailure['repairs'] {
  if (isUnaddressed) return nearest.some(({ organizations }) => organizations.length > 0) ? ['forward'] : [];
  const takesOver = nearest.some(({ mayTakeOver }) => mayTakeOver.length > 0);
  return [...(takesOver ? ['take_over' as const] : []), ...repairsFor(reason)];
}

/** Only in which organizations there is such a card. */
function asForward(personId: number, places: readonly NearestPlace[]): NearestCard {
  const organizations = new Map(
    places
      .filter((place) => place.personId === personId)
      .map(({ organizationId, organizationName }) => [organizationId, organizationName]),
  );
  return {
    ...unknownCard(personId),
    organizations: [...organizations].map(([id, name]) => ({ id, name })),
  };
}

/** The card field by field; where it is another organization's, only that there is one. */
function asCompared(
  actor: Actor,
  row: FailureRow,
  personId: number,
  places: readonly NearestPlace[],
  card: ComparedCard | undefined,
): NearestCard {
  const place = places.find(
    (known) => known.personId === personId && known.organizationId === actor.organizationId,
  );
  if (!place || !card) return unknownCard(personId);
  const given = givenIdentity(row);
  const differences = given ? compare(given, card) : [];
  return {
    ...unknownCard(personId),
    kind: place.kind,
    displayName: place.displayName,
    context: place.context || null,
    differences,
    mayTakeOver: fieldsToTakeOver(row.reason as SignInFailure['reason'], differences),
  };
}

const unknownCard = (personId: number): NearestCard => ({
  personId,
  kind: null,
  displayName: null,
  context: null,
  organizations: [],
  differences: [],
  mayTakeOver: [],
});
