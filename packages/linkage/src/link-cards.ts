// A whole pass: which cards of a file or a region are one person.
import { everything, type Share } from './blocking/candidate-pairs.ts';
import { keyKinds } from './blocking/keys.ts';
import type { CardList } from './card-list.ts';
import { Clusters } from './clustering/clusters.ts';
import type { Judge, Verdict, Zone } from './matching/judge.ts';
import type { Normaliser } from './normalisation/normaliser.ts';
import { PairSearch, zones, type PairColumns } from './pair-search.ts';
import type { ProfileName } from './profile.ts';

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

/** Another thread that holds the same cards in the same order, and finds the second half of the pairs. */
export interface Helper {
  readonly amongStudents: () => Promise<PairColumns>;
  readonly amongOthers: (personOf: Uint32Array) => Promise<PairColumns>;
}
const firstHalf: Share = { part: 0, of: 2 };
export const secondHalf: Share = { part: 1, of: 2 };

/**
 * Links cards that went through `normaliser`, which must have counted them. The order of the cards makes no difference. Students are
 * linked first: parents are then recognised by their common child, whichever of its cards they point to.
 */
export function linkCards(cards: CardList, normaliser: Normaliser, progress: Progress = () => {}): Linkage {
  const search = new PairSearch(cards, normaliser);
  const found = new FoundPairs(cards, search.judge);
  found.join([search.amongStudents(everything)]);
  progress(0.25);
  search.pointAtChildren(found.personOf());
  found.join([search.amongOthers(everything, shareOf(progress))]);
  return linkageOf(found, cards, normaliser, progress);
}

/** The same in two threads, to the same result. */
export async function linkCardsTogether(
  helper: Helper,
  cards: CardList,
  normaliser: Normaliser,
  progress: Progress = () => {},
): Promise<Linkage> {
  const otherStudents = helper.amongStudents();
  const search = new PairSearch(cards, normaliser);
  const found = new FoundPairs(cards, search.judge);
  const students = search.amongStudents(firstHalf);
  found.join([students, await otherStudents]);
  progress(0.25);
  const personOf = found.personOf();
  const otherPairs = helper.amongOthers(personOf);
  search.pointAtChildren(personOf);
  const pairs = search.amongOthers(firstHalf, shareOf(progress));
  found.join([pairs, await otherPairs]);
  return linkageOf(found, cards, normaliser, progress);
}

const shareOf =
  (progress: Progress) =>
  (kind: number): void =>
    progress(0.25 + (0.65 * (kind + 1)) / keyKinds.length);

function linkageOf(found: FoundPairs, cards: CardList, { profile }: Normaliser, progress: Progress): Linkage {
  const { clusters, judge, compared } = found;
  const pairs = withImplied(found, clusters, cards).sort(byScore(cards));
  progress(1);
  return { pairs, clusters, judge, profile, compared };
}

/** All pairs that were found, and the people that they make of the cards. */
class FoundPairs {
  readonly judge: Judge;
  readonly clusters: Clusters;
  readonly #cards: CardList;
  readonly #ones: number[] = [];
  readonly #others: number[] = [];
  readonly #scores: number[] = [];
  readonly #zones: Zone[] = [];
  readonly #vetoed: boolean[] = [];
  compared = 0;

  constructor(cards: CardList, judge: Judge) {
    this.#cards = cards;
    this.judge = judge;
    this.clusters = new Clusters(cards.length, (one, other) => this.#isVetoed(one, other));
  }

  /** Takes pairs and joins their cards, the likeliest first. Who has found a pair makes no difference. */
  join(parts: readonly PairColumns[]): void {
    const first = this.#scores.length;
    for (const part of parts) {
      this.compared += part.compared;
      for (let pair = 0; pair < part.scores.length; pair++) {
        this.#ones.push(part.ones[pair] ?? 0);
        this.#others.push(part.others[pair] ?? 0);
        this.#scores.push(part.scores[pair] ?? 0);
        this.#zones.push(zones[part.zones[pair] ?? 0] ?? 'possible');
        this.#vetoed.push(part.vetoed[pair] === 1);
      }
    }
    const likely: number[] = [];
    for (let pair = first; pair < this.#scores.length; pair++)
      if (this.#zones[pair] !== 'possible') likely.push(pair);
    likely.sort((one, other) => this.#compare(one, other));
    for (const pair of likely)
      this.clusters.join(this.#ones[pair] ?? 0, this.#others[pair] ?? 0, this.#vetoed[pair]);
  }

  /** The card that stands for the person of each card. */
  personOf(): Uint32Array {
    return new Uint32Array(this.#cards.length).map((_, row) => this.clusters.find(row));
  }

  verdict(one: number, other: number): Verdict | undefined {
    const [a, b] = [this.#cards.at(one), this.#cards.at(other)];
    return a && b ? this.judge.judge(a, b) : undefined;
  }

  #isVetoed(one: number, other: number): boolean {
    const [a, b] = [this.#cards.at(one), this.#cards.at(other)];
    return a !== undefined && b !== undefined && this.judge.vetoesBetween(a, b).length > 0;
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
    return this.#cards.at(row ?? 0)?.cardId ?? '';
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
  (cards: CardList) =>
  (one: LinkedPair, other: LinkedPair): number =>
    other.score - one.score ||
    byText(cards.at(one.one)?.cardId ?? '', cards.at(other.one)?.cardId ?? '') ||
    byText(cards.at(one.other)?.cardId ?? '', cards.at(other.other)?.cardId ?? '');

/**
 * All pairs with those that are one person through others: A is B and B is C, while A and C share too little by themselves. They become
 * probable; in large sets they are left out, since these want a look first.
 */
function withImplied(found: FoundPairs, clusters: Clusters, cards: CardList): LinkedPair[] {
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
      .sort((a, b) => byText(cards.at(a)?.cardId ?? '', cards.at(b)?.cardId ?? ''));
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
