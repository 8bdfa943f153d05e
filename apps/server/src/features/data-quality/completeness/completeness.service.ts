import {
  cardRequirements,
  findingCodes,
  type Completeness,
  type CompletenessPeople,
  type CompletenessPeopleQuery,
  type CompletenessQuery,
} from '@gorodok/contract';
import { missingOf } from '#features/registry/card-rules/index.ts';
import { fullName } from '#features/registry/people/index.ts';
import { maskedName, unmaskings } from '#features/registry/people-search/index.ts';
import { headingOf, isCoordinator, resolveScope } from '#features/registry/region-scope/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudits } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { listCards, type CardOfList } from './completeness-people.read.ts';
import { listClasses, listDays, listParts, readClock, readMeasures, readSums } from './completeness.read.ts';

const pageSize = 50;

/** «Контроль заполнения данных»: what the cards lack and what looks wrong on them. Only sums that are kept are read. */
export const completenessService = ({ kysely }: Database) => ({
  describe: (actor: Actor, query: CompletenessQuery): Promise<Completeness> =>
    describeCompleteness(kysely, actor, query),

  /** The cards behind a number. A coordinator's look at names is recorded for each of them, with the reason that he gave. */
  people: (actor: Actor, query: CompletenessPeopleQuery): Promise<CompletenessPeople> =>
    kysely.transaction().execute(async (transaction) => {
      const { organizationId, list, purpose } = query;
      await resolveScope(transaction, actor, { organizationId });
      const found = await listCards(transaction, query, pageSize + 1);
      const shown = found.slice(0, pageSize);
      const last = found.length > pageSize ? shown.at(-1) : undefined;
      const masked = isCoordinator(actor) && purpose === undefined;
      await recordAudits(transaction, actor, [
        {
          action: 'completeness.people_listed',
          details: { organizationId, list, count: shown.length, purpose: purpose ?? null },
        },
        ...(isCoordinator(actor) && purpose ? unmaskings(shown, purpose) : []),
      ]);
      return {
        people: shown.map((card) => present(card, masked)),
        masked,
        next: last ? `${last.personId}.${last.kind}` : null,
      };
    }),
});

export async function describeCompleteness(
  db: Queryable,
  actor: Actor,
  query: CompletenessQuery,
): Promise<Completeness> {
  const { kind } = query;
  const { scope, top } = await resolveScope(db, actor, query);
  // Before the sums: whoever is told that nobody waits must not be shown sums of before that.
  const clock = await readClock(db);
  const [sums, measures, parts, days, heading] = await Promise.all([
    readSums(db, scope, kind),
    readMeasures(db, scope, kind),
    scope.organizationId === null ? listParts(db, scope, kind) : listClasses(db, scope.organizationId, kind),
    listDays(db, scope, kind),
    headingOf(db, scope, top),
  ]);
  const { cards, filled, doubtful } = sums;
  return {
    ...heading,
    ...sums,
    // What is mandatory first, however much more of what is only advised is missing.
    missing: (['mandatory', 'advised'] as const).flatMap((weight) =>
      ranked(
        cardRequirements.map((field) => ({
          field,
          weight,
          cards: measures.get(`${weight === 'mandatory' ? 'missing' : 'advised'}.${field}`) ?? 0,
        })),
      ),
    ),
    findings: ranked(findingCodes.map((code) => ({ code, cards: measures.get(`finding.${code}`) ?? 0 }))),
    parts,
    trend: [...days, { day: clock.today, cards, filled, doubtful }],
    waitingSince: clock.waitingSince?.toISOString() ?? null,
    organizationsToCount: clock.organizationsToCount,
  };
}

/** What there is, the commonest first. */
const ranked = <Row extends { cards: number }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ cards }) => cards > 0).toSorted((one, other) => other.cards - one.cards);

/** The context of a guardian's card names the children, so it is masked with the name. */
const present = (card: CardOfList, masked: boolean): CompletenessPeople['people'][number] => ({
  personId: card.personId,
  kind: card.kind,
  displayName: masked ? maskedName(card) : fullName(card),
  context: masked && card.kind === 'guardian' ? null : card.context || null,
  missing: missingOf(card),
  findings: card.findings.map(({ code, seenAs }) => ({ code, seenAs: masked ? null : seenAs })),
});
