import { KeyTable } from '../blocking/candidate-pairs.ts';
import type { NormalisedCard } from '../card.ts';
import type { CardList } from '../card-list.ts';
import type { Normaliser } from '../normalisation/normaliser.ts';
import { CardPart } from './card-part.ts';
import type { PackedCards } from './packed-cards.ts';

export interface WantedCards {
  readonly cards: PackedCards;
  readonly rows: Uint32Array;
}

/** The cards of a file, which may have been read in two halves: all of the first, and of the second those that are wanted. */
export class FileCards implements CardList {
  readonly length: number;
  readonly #first: CardPart;
  readonly #second: CardPart | undefined;
  readonly #rows: Uint32Array;

  /** `normaliser` counts the cards. */
  constructor(normaliser: Normaliser, first: PackedCards, second?: WantedCards) {
    this.#first = new CardPart(first, normaliser);
    this.#second = second && new CardPart(second.cards, normaliser);
    this.#rows = second?.rows ?? new Uint32Array();
    this.length = first.size + this.#rows.length;
    for (const card of this) normaliser.count(card);
  }

  at(row: number): NormalisedCard | undefined {
    if (row < this.#first.size) return this.#first.card(row);
    const second = this.#rows[row - this.#first.size];
    return second === undefined ? undefined : this.#second?.card(second);
  }

  keyTable(): KeyTable {
    const keys = new KeyTable(this.length);
    for (let row = 0; row < this.#first.size; row++) keys.copyRow(row, this.#first.keys, row);
    const second = this.#second?.keys;
    if (second)
      for (const [place, row] of this.#rows.entries()) keys.copyRow(this.#first.size + place, second, row);
    return keys;
  }

  *[Symbol.iterator](): Generator<NormalisedCard> {
    for (let row = 0; row < this.length; row++) {
      const card = this.at(row);
      if (card) yield card;
    }
  }
}
