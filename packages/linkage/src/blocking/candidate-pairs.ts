// Pairs of cards that share a key, each once, without keeping them: a set of millions of pairs costs more than comparing them.

import { hubSizeOf, keyKinds } from './keys.ts';

/**
 * The keys of many cards, those of one beside each other: whether two cards have met before is asked of a few millions of pairs, and is
 * answered by a glance at two places of memory. 0 is no key.
 */
export class KeyTable {
  readonly size: number;
  readonly #keys: Uint32Array;

  constructor(size: number) {
    this.size = size;
    this.#keys = new Uint32Array(size * keyKinds.length);
  }

  /** The keys of one card, to be read and written. */
  row(card: number): Uint32Array {
    return this.#keys.subarray(card * keyKinds.length, (card + 1) * keyKinds.length);
  }

  /** The keys of one kind, by card. */
  column(kind: number): Uint32Array {
    const column = new Uint32Array(this.size);
    for (let card = 0, at = kind; card < this.size; card++, at += keyKinds.length)
      column[card] = this.#keys[at] ?? 0;
    return column;
  }

  remove(card: number, kind: number): void {
    this.#keys[card * keyKinds.length + kind] = 0;
  }

  /** Whether two cards share a key of an earlier kind. */
  metBefore(kind: number, one: number, other: number): boolean {
    const [ofOne, ofOther] = [one * keyKinds.length, other * keyKinds.length];
    for (let earlier = 0; earlier < kind; earlier++) {
      const key = this.#keys[ofOne + earlier] ?? 0;
      if (key !== 0 && key === this.#keys[ofOther + earlier]) return true;
    }
    return false;
  }
}

/** A part of the work: the blocks of every `of`-th key, of which those with the remainder `part`. */
export interface Share {
  readonly part: number;
  readonly of: number;
}
export const everything: Share = { part: 0, of: 1 };

/**
 * Calls `visit` for every pair of cards with a common key. A pair is visited at the first kind that it shares and skipped at the later
 * ones, so none has to be remembered. The keys of hubs are removed.
 */
export function forEachCandidatePair(
  keys: KeyTable,
  visit: (one: number, other: number) => void,
  progress: (kind: number) => void = () => {},
  share: Share = everything,
): void {
  for (const kind of keyKinds.keys()) {
    const column = keys.column(kind);
    const order = sortedByKey(column);
    const hubSize = hubSizeOf(kind);
    let start = 0;
    for (let end = 1; end <= order.length; end++) {
      const key = column[order[start] ?? 0] ?? 0;
      if (end < order.length && column[order[end] ?? 0] === key) continue;
      if (end - start > hubSize) for (let at = start; at < end; at++) keys.remove(order[at] ?? 0, kind);
      else if (key % share.of === share.part) visitBlock(keys, kind, order, start, end, visit);
      start = end;
    }
    progress(kind);
  }
}

function visitBlock(
  keys: KeyTable,
  kind: number,
  order: Uint32Array,
  start: number,
  end: number,
  visit: (one: number, other: number) => void,
): void {
  for (let first = start; first < end; first++) {
    const one = order[first] ?? 0;
    for (let second = first + 1; second < end; second++) {
      const other = order[second] ?? 0;
      if (!keys.metBefore(kind, one, other)) visit(one, other);
    }
  }
}

const digitBits = 11;
const buckets = 1 << digitBits;

/** The rows that have a key, in the order of their keys: radix sort, three digits of eleven bits. */
function sortedByKey(column: Uint32Array): Uint32Array {
  let size = 0;
  for (const key of column) if (key !== 0) size++;
  let order = new Uint32Array(size);
  let at = 0;
  for (let row = 0; row < column.length; row++) if (column[row] !== 0) order[at++] = row;
  let target = new Uint32Array(size);
  for (let shift = 0; shift < 32; shift += digitBits) {
    const starts = new Uint32Array(buckets + 1);
    for (const row of order) {
      const bucket = (((column[row] ?? 0) >>> shift) & (buckets - 1)) + 1;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= buckets; bucket++)
      starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    for (const row of order) {
      const bucket = ((column[row] ?? 0) >>> shift) & (buckets - 1);
      const place = starts[bucket] ?? 0;
      starts[bucket] = place + 1;
      target[place] = row;
    }
    [order, target] = [target, order];
  }
  return order;
}
