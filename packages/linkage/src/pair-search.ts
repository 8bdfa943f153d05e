// The pairs of a file or a region that are worth a look: all of them, or a share, so that threads which hold the same cards can divide
// the work among themselves.
import { forEachCandidatePair, KeyTable, type Share } from './blocking/candidate-pairs.ts';
import { blockingKeys, childKind, keyOfChild } from './blocking/keys.ts';
import type { CardList } from './card-list.ts';
import { Judge, type Zone } from './matching/judge.ts';
import { populationOf } from './matching/population.ts';
import type { Normaliser } from './normalisation/normaliser.ts';
import { weightsOf, type ProfileName } from './profile.ts';

export const zones: readonly Zone[] = ['certain', 'probable', 'possible'];

/** Pairs in columns, which go from one thread to another as they are: at two million cards there is a million of them. */
export interface PairColumns {
  /** Rows of cards; of each pair the smaller card id first. */
  readonly ones: Uint32Array<ArrayBuffer>;
  readonly others: Uint32Array<ArrayBuffer>;
  readonly scores: Float64Array<ArrayBuffer>;
  /** Places in `zones`. */
  readonly zones: Uint8Array<ArrayBuffer>;
  /** 1 where a veto stands between them. */
  readonly vetoed: Uint8Array<ArrayBuffer>;
  /** How many pairs were compared. */
  readonly compared: number;
}

/** Finds pairs among cards that went through `normaliser`, which must have counted them. */
export class PairSearch {
  readonly judge: Judge;
  readonly #cards: CardList;
  readonly #keys: KeyTable;
  readonly #isStudent: Uint8Array;

  constructor(cards: CardList, normaliser: Normaliser) {
    this.judge = new Judge(populationOf(cards, normaliser.names), weightsOf[normaliser.profile]);
    this.#cards = cards;
    this.#keys = cards.keyTable?.() ?? keysOf(cards, normaliser.profile);
    this.#isStudent = Uint8Array.from(cards, ({ role }) => Number(role === 'student'));
  }

  /** Students come first: parents are then recognised by their common child. */
  amongStudents(share: Share): PairColumns {
    const students = this.#keys.limitedTo((card) => this.#isStudent[card] === 1);
    return this.#find(students, share, () => true);
  }

  /** Lets parents point to the person that their child is, rather than to one of its cards. `personOf`: what stands for it, by card. */
  pointAtChildren(personOf: Uint32Array): void {
    const rows = new Map<string, number>();
    let student = 0;
    for (const card of this.#cards) {
      if (this.#isStudent[student] === 1) rows.set(card.cardId, student);
      student++;
    }
    let parent = 0;
    for (const card of this.#cards) {
      const { childCardId } = card;
      const row = childCardId === '' ? undefined : rows.get(childCardId);
      if (row !== undefined) {
        // Beyond 32 bits, where no hash of a card id lies.
        card.child = 2 ** 32 + (personOf[row] ?? 0);
        this.#keys.set(parent, childKind, keyOfChild(card));
      }
      parent++;
    }
  }

  /** All other pairs. Takes the keys along, so that it is asked last. */
  amongOthers(share: Share, progress?: (kind: number) => void): PairColumns {
    const isOther = (one: number, other: number): boolean =>
      this.#isStudent[one] !== 1 || this.#isStudent[other] !== 1;
    return this.#find(this.#keys, share, isOther, progress);
  }

  #find(
    keys: KeyTable,
    share: Share,
    isWanted: (one: number, other: number) => boolean,
    progress?: (kind: number) => void,
  ): PairColumns {
    const [ones, others, scores]: [number[], number[], number[]] = [[], [], []];
    const [foundZones, vetoed]: [number[], number[]] = [[], []];
    let compared = 0;
    forEachCandidatePair(
      keys,
      (first, second) => {
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
        vetoed.push(Number(verdict.vetoes.length > 0));
      },
      { isWanted, progress, share },
    );
    return {
      ones: Uint32Array.from(ones),
      others: Uint32Array.from(others),
      scores: Float64Array.from(scores),
      zones: Uint8Array.from(foundZones),
      vetoed: Uint8Array.from(vetoed),
      compared,
    };
  }
}

function keysOf(cards: CardList, profile: ProfileName): KeyTable {
  const keys = new KeyTable(cards.length);
  let row = 0;
  for (const card of cards) blockingKeys(card, profile, keys.row(row++));
  return keys;
}
