// A whole pass: which cards of a file or a region are one person.
import { blockingKeys, keyKinds } from './blocking/keys.ts';
import { forEachCandidatePair } from './blocking/candidate-pairs.ts';
import type { NormalisedCard } from './card.ts';
import { Clusters } from './clustering/clusters.ts';
import { Judge, type Verdict, type Zone } from './matching/judge.ts';
import { populationOf } from './matching/population.ts';
import type { Normaliser } from './normalisation/normaliser.ts';
import { weightsOf, type ProfileName } from './profile.ts';

/** Two cards, by their places in the list, the smaller card id first. */
export interface LinkedPair {
  readonly one: number;
  readonly other: number;
  readonly score: number;
  readonly zone: Zone;
  /** Found through other cards alone: both are linked to the same third one. */
  readonly implied: boolean;
}

export interface Linkage {
  /** Best first. */
  readonly pairs: readonly LinkedPair[];
  readonly clusters: Clusters;
  readonly judge: Judge;
  readonly profile: ProfileName;
  /** How many pairs were compared. */
  readonly compared: number;
}

/** Where a pass is, as a share of it. */
export type Progress = (share: number) => void;

/**
 * Links cards that went through `normaliser`, which must have counted them. The order of the cards makes no difference. Students are
 * linked first: parents are then recognised by their common child, whichever of its cards they point to.
 */
export function linkCards(
  cards: readonly NormalisedCard[],
  normaliser: Normaliser,
  progress: Progress = () => {},
): Linkage {
  const judge = new Judge(populationOf(cards, normaliser.names), weightsOf[normaliser.profile]);
  const found = new FoundPairs(cards, judge);
  const isStudent = Uint8Array.from(cards, ({ role }) => Number(role === 'student'));
  const students = keysOf(cards, normaliser, (card) => isStudent[card] === 1);
  forEachCandidatePair(students, (one, other) => found.judgePair(one, other));
  progress(0.2);
  const mayNotMerge = (one: number, other: number): boolean => found.isVetoed(one, other);
  const clusters = new Clusters(cards.length, mayNotMerge);
  found.joinInto(clusters);
  pointAtChildren(cards, clusters);
  progress(0.25);
  const everybody = keysOf(cards, normaliser, () => true);
  forEachCandidatePair(
    everybody,
    (one, other) => {
      if (isStudent[one] !== 1 || isStudent[other] !== 1) found.judgePair(one, other);
    },
    (kind) => progress(0.25 + (0.65 * (kind + 1)) / keyKinds.length),
  );
  found.joinInto(clusters);
  const pairs = withImplied(found, clusters, cards).sort(byScore(cards));
  progress(1);
  return { pairs, clusters, judge, profile: normaliser.profile, compared: found.compared };
}

function keysOf(
  cards: readonly NormalisedCard[],
  normaliser: Normaliser,
  isChosen: (card: number) => boolean,
): Uint32Array[] {
  const columns = keyKinds.map(() => new Uint32Array(cards.length));
  const keys = new Uint32Array(keyKinds.length);
  for (const [row, card] of cards.entries()) {
    if (!isChosen(row)) continue;
    blockingKeys(card, normaliser.profile, keys);
    for (let kind = 0; kind < columns.length; kind++) {
      const column = columns[kind];
      if (column) column[row] = keys[kind] ?? 0;
    }
  }
  return columns;
}

/** Lets parents point to the person that their child is, rather than to one of its cards. */
function pointAtChildren(cards: readonly NormalisedCard[], clusters: Clusters): void {
  const rows = new Map<string, number>();
  for (const [row, { cardId, role }] of cards.entries()) if (role === 'student') rows.set(cardId, row);
  for (const card of cards) {
    const row = card.childCardId === '' ? undefined : rows.get(card.childCardId);
    // Beyond 32 bits, where no hash of a card id lies.
    if (row !== undefined) card.child = 2 ** 32 + clusters.find(row);
  }
}

/** The pairs worth a look, in columns: at two million cards there are millions. */
class FoundPairs {
  readonly #cards: readonly NormalisedCard[];
  readonly #judge: Judge;
  readonly #ones: number[] = [];
  readonly #others: number[] = [];
  readonly #scores: number[] = [];
  readonly #zones: Zone[] = [];
  #joined = 0;
  compared = 0;

  constructor(cards: readonly NormalisedCard[], judge: Judge) {
    this.#cards = cards;
    this.#judge = judge;
  }

  verdict(one: number, other: number): Verdict | undefined {
    const [a, b] = [this.#cards[one], this.#cards[other]];
    return a && b ? this.#judge.judge(a, b) : undefined;
  }

  isVetoed(one: number, other: number): boolean {
    const [a, b] = [this.#cards[one], this.#cards[other]];
    return a !== undefined && b !== undefined && this.#judge.vetoesBetween(a, b).length > 0;
  }

  judgePair(first: number, second: number): void {
    const [a, b] = [this.#cards[first], this.#cards[second]];
    const verdict = a && b && this.#judge.judgeIfPossible(a, b);
    this.compared++;
    if (!verdict?.zone) return;
    const inOrder = a.cardId < b.cardId;
    this.#ones.push(inOrder ? first : second);
    this.#others.push(inOrder ? second : first);
    this.#scores.push(verdict.score);
    this.#zones.push(verdict.zone);
  }

  /** Joins what was found since the last time, the likeliest first. */
  joinInto(clusters: Clusters): void {
    const rest: number[] = [];
    for (let pair = this.#joined; pair < this.#scores.length; pair++)
      if (this.#zones[pair] !== 'possible') rest.push(pair);
    this.#joined = this.#scores.length;
    rest.sort((one, other) => this.#compare(one, other));
    for (const pair of rest) clusters.join(this.#ones[pair] ?? 0, this.#others[pair] ?? 0);
  }

  /** Equal scores by card ids, so that the order of the file decides nothing. */
  #compare(one: number, other: number): number {
    const byScore = (this.#scores[other] ?? 0) - (this.#scores[one] ?? 0);
    if (byScore !== 0) return byScore;
    return (
      byText(this.#idOf(this.#ones[one]), this.#idOf(this.#ones[other])) ||
      byText(this.#idOf(this.#others[one]), this.#idOf(this.#others[other]))
    );
  }

  #idOf(row: number | undefined): string {
    return this.#cards[row ?? 0]?.cardId ?? '';
  }

  *pairs(): Generator<LinkedPair> {
    for (const [pair, one] of this.#ones.entries())
      yield {
        one,
        other: this.#others[pair] ?? 0,
        score: this.#scores[pair] ?? 0,
        zone: this.#zones[pair] ?? 'possible',
        implied: false,
      };
  }
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const byScore =
  (cards: readonly NormalisedCard[]) =>
  (one: LinkedPair, other: LinkedPair): number =>
    other.score - one.score ||
    byText(cards[one.one]?.cardId ?? '', cards[other.one]?.cardId ?? '') ||
    byText(cards[one.other]?.cardId ?? '', cards[other.other]?.cardId ?? '');

/**
 * All pairs with those that are one person through others: A is B and B is C, while A and C share too little by themselves. They become
 * probable; in large sets they are left out, since these want a look first.
 */
function withImplied(found: FoundPairs, clusters: Clusters, cards: readonly NormalisedCard[]): LinkedPair[] {
  const isImplied = ({ one, other }: { one: number; other: number }): boolean => {
    const size = clusters.sizeOf(one);
    return size > 2 && size <= largestReported && clusters.find(one) === clusters.find(other);
  };
  const pairs: LinkedPair[] = [];
  const linked = new Set<number>();
  for (const pair of found.pairs()) {
    if (!isImplied(pair)) pairs.push(pair);
    else if (pair.zone !== 'possible') {
      pairs.push(pair);
      linked.add(pair.one * cards.length + pair.other);
    }
  }
  for (let card = 0; card < cards.length; card++) {
    if (clusters.find(card) !== card || !isImplied({ one: card, other: card })) continue;
    const members = clusters
      .members(card)
      .sort((a, b) => byText(cards[a]?.cardId ?? '', cards[b]?.cardId ?? ''));
    for (const [at, one] of members.entries())
      for (const other of members.slice(at + 1))
        if (!linked.has(one * cards.length + other))
          pairs.push({
            one,
            other,
            score: found.verdict(one, other)?.score ?? 0,
            zone: 'probable',
            implied: true,
          });
  }
  return pairs;
}

/** Larger sets are reported by their pairs alone, for review. */
const largestReported = 6;
