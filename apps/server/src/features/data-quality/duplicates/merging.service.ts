import type {
  ComparedPerson,
  DecidePair,
  MergePeople,
  PairComparison,
  PersonMergers,
  RequestMerger,
} from '@gorodok/contract';
import { vetoes as allVetoes, type Veto } from '@gorodok/linkage';
import {
  personMergers,
  type MergerFoundations,
  type MergerPreview,
} from '#features/registry/person-mergers/index.ts';
import type { Actor } from '#platform/actor/actor.ts';
import { recordAudit, recordAudits } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { CardReader } from './card-reader.ts';
import { PersonComparison, type Match } from './comparison.ts';
import { duplicatePairRepository, inOrder } from './duplicate-pair.repository.ts';
import { findReach, unmasking } from './duplicates.service.ts';
import { linkageKeyRepository } from './linkage-key.repository.ts';
import { listLinkablePeople } from './linkable-person.read.ts';
import { listMergers } from './merger-list.read.ts';
import { pairDecisionRepository } from './pair-decision.repository.ts';
import { isCoordinator, isVisible, isWithin, rightOver, type Reach } from './pair.policy.ts';
import {
  listPairPeople,
  presentPerson,
  readCardBeside,
  seesOpenly,
  type PairPerson,
} from './pair-people.read.ts';

/** What is known of a pair to whoever looks at it. */
interface Pair {
  reach: Reach;
  a: PairPerson;
  b: PairPerson;
  match: Match | undefined;
}

/** Nobody overrules these: what they are is known, and a card that says otherwise is mended first. */
const finalVetoes: ReadonlySet<Veto> = new Set<Veto>([
  'generation_apart',
  'child_and_adult',
  'parent_and_own_child',
  'number_of_somebody_else',
]);
const overruled = (match: Match | undefined): readonly Veto[] => match?.vetoes ?? [];
const refusalOfVetoes = (match: Match | undefined): string | null => {
  const veto = allVetoes.find((one) => finalVetoes.has(one) && overruled(match).includes(one));
  return veto === undefined ? null : `merger.veto_${veto}`;
};

export interface MergingFoundations {
  database: Database;
  reader: () => Promise<CardReader>;
  mergers: MergerFoundations;
}

/** Two cards side by side, and what somebody decides about them. */
export const mergingService = ({ database: { kysely }, reader, mergers }: MergingFoundations) => {
  const registry = personMergers(mergers);

  /** The pair as it is now; for whoever answers for neither of the two it looks as if it did not exist. */
  async function getPair(db: Queryable, actor: Actor, first: number, second: number): Promise<Pair> {
    const reach = await findReach(db, actor);
    const people = await listPairPeople(db, [first, second]);
    const [a, b] = [people.get(first), people.get(second)];
    if (!a || !b || first === second || !isVisible(reach, a, b))
      throw new AppError('not_found', 'duplicate.not_found');
    const cards = await reader();
    const linkable = await listLinkablePeople(db, [first, second]);
    const [one, other] = linkable.map((person) => cards.read(person));
    const match = one && other && new PersonComparison(cards.population).compare(one, other);
    return { reach, a, b, match };
  }

  const rightTo = (actor: Actor, { reach, a, b, match }: Pair) =>
    rightOver(actor, reach, { one: a, other: b, isCertain: match?.zone === 'certain' });

  function requireRight(actor: Actor, pair: Pair): void {
    const right = rightTo(actor, pair);
    if (right !== 'merge')
      throw new AppError('forbidden', right === 'request' ? 'merger.ask_the_coordinator' : 'forbidden');
  }

  /** Whatever was decided: it stands in no list any more, until the cards are looked at again. */
  async function settle(transaction: Queryable, first: number, second: number): Promise<void> {
    const [a, b] = inOrder(first, second);
    await duplicatePairRepository(transaction).remove(a, b);
    await pairDecisionRepository(transaction).removeRequest(a, b);
  }

  return {
    /** Who compares sees both cards, unless one is another organization's and the engine is not certain. That he does is recorded. */
    compare: (actor: Actor, first: number, second: number): Promise<PairComparison> =>
      kysely.transaction().execute(async (transaction) => {
        const pair = await getPair(transaction, actor, first, second);
        const { reach, a, b, match } = pair;
        const isCertain = match?.zone === 'certain';
        const may = rightTo(actor, pair);
        const isOpen = (person: PairPerson) =>
          seesOpenly(reach, person, isCertain) || (isCoordinator(reach) && isWithin(reach, person));
        const bothOpen = isOpen(a) && isOpen(b);
        const decisions = pairDecisionRepository(transaction);
        const decision = await decisions.findInForce(...inOrder(first, second));
        const refusal = refusalOfVetoes(match);
        const keep = async (survivor: PairPerson, merged: PairPerson) => {
          if (!bothOpen) return null;
          return withRefusal(
            await registry.preview(transaction, survivor.personId, merged.personId),
            refusal,
          );
        };
        const [keepA, keepB] = [await keep(a, b), await keep(b, a)];
        const compared = async (
          person: PairPerson,
          preview: MergerPreview['survivor'] | undefined,
        ): Promise<ComparedPerson> => ({
          ...presentPerson(person, reach, isOpen(person)),
          card: preview ? { ...preview, ...(await readCardBeside(transaction, person.personId)) } : null,
        });
        await recordAudits(transaction, actor, [
          { action: 'duplicates.compared', details: { a: first, b: second, may } },
          ...[a, b].filter((person) => isOpen(person) && bothOpen).map(({ personId }) => unmasking(personId)),
        ]);
        return {
          a: await compared(a, keepA?.survivor),
          b: await compared(b, keepB?.survivor),
          zone: match?.zone ?? null,
          score: match?.score ?? 0,
          reasons: match?.reasons ?? [],
          vetoes: [...overruled(match)],
          may,
          reasonNeeded: overruled(match).length > 0,
          keepA: keepA && optionOf(keepA),
          keepB: keepB && optionOf(keepB),
          decision: decision ?? null,
          requested: await decisions.isRequested(...inOrder(first, second)),
        };
      }),

    /** @returns the merger; of two who do the same at once both get the one. */
    merge: (actor: Actor, { survivorId, mergedId, reason, ...wished }: MergePeople): Promise<number> =>
      kysely.transaction().execute(async (transaction) => {
        const done = await registry.findInForce(transaction, survivorId, mergedId);
        if (done !== undefined) {
          await requireOwnMerger(transaction, actor, done);
          return done;
        }
        const pair = await getPair(transaction, actor, survivorId, mergedId);
        requireRight(actor, pair);
        const { match } = pair;
        const refusal = refusalOfVetoes(match);
        if (refusal !== null) throw new AppError('conflict', refusal);
        if (overruled(match).length > 0 && reason.trim().length < 3)
          throw new AppError('invalid', 'input_invalid', [
            { field: '/reason', code: 'merger.reason_needed' },
          ]);
        const id = await registry.merge(transaction, actor, {
          ...wished,
          survivorId,
          mergedId,
          reason: reason.trim(),
          score: match?.score ?? null,
          explanation: match ? { zone: match.zone, reasons: match.reasons, vetoes: match.vetoes } : {},
        });
        await settle(transaction, survivorId, mergedId);
        return id;
      }),

    mergers: async (actor: Actor, before: number | undefined): Promise<PersonMergers> => {
      const reach = await findReach(kysely, actor);
      const list = await listMergers(kysely, actor, reach, { before });
      await recordAudit(kysely, actor, { action: 'mergers.listed', details: { count: list.mergers.length } });
      return list;
    },

    /** @returns what somebody has changed on the card since, and what stays so. */
    undo: (actor: Actor, id: number) =>
      kysely.transaction().execute(async (transaction) => {
        await requireOwnMerger(transaction, actor, id);
        return registry.undo(transaction, actor, id);
      }),

    /** That two are two outlives every comparison. @returns its key; of two who decide the same both get the one. */
    decide: (actor: Actor, { a: first, b: second, decision, reason }: DecidePair): Promise<number> =>
      kysely.transaction().execute(async (transaction) => {
        const pair = await getPair(transaction, actor, first, second);
        requireRight(actor, pair);
        const [a, b] = inOrder(first, second);
        const id = await pairDecisionRepository(transaction).decide(actor, {
          a,
          b,
          decision,
          reason: reason.trim(),
        });
        await settle(transaction, a, b);
        await recordAudit(transaction, actor, {
          action: 'duplicates.decided',
          subject: { kind: 'duplicate_decision', id },
          details: { a, b, decision },
        });
        return id;
      }),

    async decisions(actor: Actor) {
      const reach = await findReach(kysely, actor);
      const decisions = await pairDecisionRepository(kysely).list(reach);
      const people = await listPairPeople(
        kysely,
        decisions.flatMap(({ a, b }) => [a, b]),
      );
      await recordAudit(kysely, actor, { action: 'decisions.listed', details: { count: decisions.length } });
      return {
        decisions: decisions.flatMap(({ a, b, ...decision }) => {
          const [one, other] = [people.get(a), people.get(b)];
          if (!one || !other) return [];
          const present = (person: PairPerson) =>
            presentPerson(person, reach, seesOpenly(reach, person, false));
          return [{ ...decision, one: present(one), other: present(other) }];
        }),
      };
    },

    /** The pair is compared anew with the next changes. */
    undoDecision: (actor: Actor, id: number): Promise<void> =>
      kysely.transaction().execute(async (transaction) => {
        const decisions = pairDecisionRepository(transaction);
        const reach = await findReach(transaction, actor);
        const decision = await decisions.find(id);
        const people = decision && (await listPairPeople(transaction, [decision.a, decision.b]));
        const isOwn = people && [...people.values()].some((person) => isWithin(reach, person));
        if (!decision || !isOwn) throw new AppError('not_found', 'duplicate.decision_not_found');
        if (!(await decisions.undo(actor, id))) return;
        await linkageKeyRepository(transaction).note([decision.a, decision.b]);
        await recordAudit(transaction, actor, {
          action: 'duplicates.decision_undone',
          subject: { kind: 'duplicate_decision', id },
        });
      }),

    /** Puts the pair before the coordinator; a second request changes nothing. */
    request: (actor: Actor, { a: first, b: second, reason }: RequestMerger): Promise<void> =>
      kysely.transaction().execute(async (transaction) => {
        const pair = await getPair(transaction, actor, first, second);
        if (rightTo(actor, pair) !== 'request') throw new AppError('conflict', 'merger.needs_no_request');
        const [a, b] = inOrder(first, second);
        await pairDecisionRepository(transaction).request(actor, { a, b, reason: reason.trim() });
        await recordAudit(transaction, actor, { action: 'duplicates.requested', details: { a, b } });
      }),
  };
};

/** Whoever may see a merger in his list may undo it. */
async function requireOwnMerger(db: Queryable, actor: Actor, id: number): Promise<void> {
  const { mergers } = await listMergers(db, actor, await findReach(db, actor), { id });
  const [merger] = mergers;
  if (!merger) throw new AppError('not_found', 'merger.not_found');
  if (!merger.mayUndo && merger.undoneAt === null) throw new AppError('forbidden', 'forbidden');
}

const withRefusal = (preview: MergerPreview, refusal: string | null): MergerPreview =>
  refusal === null ? preview : { ...preview, refusal };

const optionOf = ({ proposed, counts, refusal }: MergerPreview) => ({ proposed, counts, refusal });
