import type { NormalisedCard } from './card.ts';

/** Cards by their places: an array of them, or whatever looks a card up when it is asked for. */
export interface CardList extends Iterable<NormalisedCard> {
  readonly length: number;
  at(row: number): NormalisedCard | undefined;
}
