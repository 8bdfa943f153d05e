import type { KeyTable } from './blocking/candidate-pairs.ts';
import type { NormalisedCard } from './card.ts';

/** Cards by their places: an array of them, or whatever looks a card up when it is asked for. */
export interface CardList extends Iterable<NormalisedCard> {
  readonly length: number;
  at(row: number): NormalisedCard | undefined;
  /** The keys of all of them, to be altered by whoever asks, where they were made when the cards were read. */
  keyTable?(): KeyTable;
}
