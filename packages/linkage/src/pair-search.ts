// The pairs of a file or a region that are worth a look: all of them, or a share, so that threads which hold the same cards can divide
// the work among themselves.
import { forEachCandidatePair, KeyTable, type Share } from './blocking/candidate-pairs.ts';
import { blockingKeys } from './blocking/keys.ts';
import type { CardList } from './card-list.ts';
import { Judge, type Zone } from './matching/judge.ts';
import { populationOf } from './matching/population.ts';
import type { Normaliser } from './normalisation/normaliser.ts';
import { weightsOf } from './profile.ts';

export const zones: readonly Zone[] = ['certain', 'probable', 'possible'];

/** Pairs in columns, which go from one thread to another as they are: at two million cards there is a million of them. */
export interface PairColumns {
  /** Rows of cards; of each pair the smaller card id first. */
  readonly ones: Uint32Array<ArrayBuffer>;
  readonly others: Uint32Array<ArrayBuffer>;
  readonly scores: Float64Array<ArrayBuffer>;
  /** Places in `zones`. */
  readonly zones: Uint8Array<ArrayBuffer>;
  /** How many pairs were compared. */
  readonly compared: number;
}

/** Finds pairs among cards that went through `normaliser`, which must have counted them. */
export class PairSearch {
  readonly judge: Judge;
  readonly #cards: CardList;
  readonly #normaliser: Normaliser;
  readonly #isStudent: Uint8Array;

  constructor(cards: CardList, normaliser: Normaliser) {
    this.judge = new Judge(populationOf(cards, normaliser.names), weightsOf[normaliser.profile]);
    this.#cards = cards;
    this.#normaliser = normaliser;
    this.#isStudent = Uint8Array.from(cards, ({ role }) => Number(role === 'student'));
  }

  /** Students come first: parents are then recognised by their common child. */
  amongStudents(share: Share): PairColumns {
    const isStudent = (card: number): boolean => this.#isStudent[card] === 1;
    return this.#find(this.#keysOf(isStudent), share, () => true);
  }

  /** Lets parents point to the person that their child is, rather than to one of its cards. `personOf`: what stands for it, by card. */
  pointAtChildren(personOf: Uint32Array): void {
    const rows = new Map<string, number>();
    let student = 0;
    for (const card of this.#cards) {
      if (this.#isStudent[student] === 1) rows.set(card.cardId, student);
      student++;
    }
    for (const card of this.#cards) {
      const { childCardId } = card;
      const row = childCardId === '' ? undefined : rows.get(childCardId);
      // Beyond 32 bits, where no hash of a card id lies.
      if (row !== undefined) card.child = 2 ** 32 + (personOf[row] ?? 0);
    }
  }

  /** All other pairs. */
  amongOthers(share: Share, progress?: (kind: number) => void): PairColumns {
    const isOther = (one: number, other: number): boolean =>
      this.#isStudent[one] !== 1 || this.#isStudent[other] !== 1;
    return this.#find(
      this.#keysOf(() => true),
      share,
      isOther,
      progress,
    );
  }

  #keysOf(isChosen: (card: number) => boolean): KeyTable {
    const keys = new KeyTable(this.#cards.length);
    for (let row = 0; row < this.#cards.length; row++) {
      const card = isChosen(row) ? this.#cards.at(row) : undefined;
      if (card) blockingKeys(card, this.#normaliser.profile, keys.row(row));
    }
    return keys;
  }

  #find(
    keys: KeyTable,
    share: Share,
    isWanted: (one: number, other: number) => boolean,
    progress?: (kind: number) => void,
  ): PairColumns {
    const [ones, others, scores, foundZones]: [number[], number[], number[], number[]] = [[], [], [], []];
    let compared = 0;
    forEachCandidatePair(
      keys,
      (first, second) => {
        if (!isWanted(first, second)) return;
        const [a, b] = [this.#cards.at(first), this.#cards.at(second)];
        if (!a || !b) return;
        compared++;
        const verdict = this.judge.judgeIfPossible(a, b);
        if (!verdict?.zone) return;
        const inOrder = a.cardId < b.cardId;
        ones.push(inOrder ? first : second);
        others.push(inOrder ? second : first);
        scores.push(verdict.score);
        foundZones.push(zones.indexOf(verdict.zone));
      },
      progress,
      share,
    );
    return {
      ones: Uint32Array.from(ones),
      others: Uint32Array.from(others),
      scores: Float64Array.from(scores),
      zones: Uint8Array.from(foundZones),
      compared,
    };
  }
}
