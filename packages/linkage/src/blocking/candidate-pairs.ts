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

  set(card: number, kind: number, key: number): void {
    this.#keys[card * keyKinds.length + kind] = key;
  }

  /** Takes the keys of one card from rows of keys that lie behind each other. */
  copyRow(card: number, rows: Uint32Array, row: number): void {
    const [to, from] = [card * keyKinds.length, row * keyKinds.length];
    for (let kind = 0; kind < keyKinds.length; kind++) this.#keys[to + kind] = rows[from + kind] ?? 0;
  }

  /** A table with the keys of some of the cards alone. */
  limitedTo(isChosen: (card: number) => boolean): KeyTable {
    const chosen = new KeyTable(this.size);
    for (let card = 0; card < this.size; card++) if (isChosen(card)) chosen.copyRow(card, this.#keys, card);
    return chosen;
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

interface CandidateOptions {
  /** Which pairs are worth asking the table about. */
  readonly isWanted?: (one: number, other: number) => boolean;
  /** Told of each kind that is done. */
  readonly progress?: ((kind: number) => void) | undefined;
  readonly share?: Share;
}

/**
 * Calls `visit` for every wanted pair of cards with a common key. A pair is visited at the first kind that it shares and skipped at the
 * later ones, so none has to be remembered. The keys of hubs are removed.
 */
export function forEachCandidatePair(
  keys: KeyTable,
  visit: (one: number, other: number) => void,
  { isWanted = () => true, progress = () => {}, share = everything }: CandidateOptions = {},
): void {
  for (const kind of keyKinds.keys()) {
    const { keys: sorted, rows } = sortedByKey(keys.column(kind));
    const hubSize = hubSizeOf(kind);
    const visitBlock = (start: number, end: number): void => {
      for (let first = start; first < end; first++) {
        const one = rows[first] ?? 0;
        for (let second = first + 1; second < end; second++) {
          const other = rows[second] ?? 0;
          if (isWanted(one, other) && !keys.metBefore(kind, one, other)) visit(one, other);
        }
      }
    };
    let start = 0;
    for (let end = 1; end <= rows.length; end++) {
      const key = sorted[start] ?? 0;
      if (end < rows.length && sorted[end] === key) continue;
      if (end - start > hubSize) for (let at = start; at < end; at++) keys.set(rows[at] ?? 0, kind, 0);
      else if (key % share.of === share.part) visitBlock(start, end);
      start = end;
    }
    progress(kind);
  }
}

const digitBits = 11;
const buckets = 1 << digitBits;

/** The keys that are one, in their order, and the row of each: radix sort, three digits of eleven bits, both moved at once. */
function sortedByKey(column: Uint32Array): { readonly keys: Uint32Array; readonly rows: Uint32Array } {
  let size = 0;
  for (const key of column) if (key !== 0) size++;
  let [keys, rows] = [new Uint32Array(size), new Uint32Array(size)];
  let [targetKeys, targetRows] = [new Uint32Array(size), new Uint32Array(size)];
  let filled = 0;
  for (let row = 0; row < column.length; row++) {
    const key = column[row] ?? 0;
    if (key === 0) continue;
    keys[filled] = key;
    rows[filled++] = row;
  }
  for (let shift = 0; shift < 32; shift += digitBits) {
    const starts = new Uint32Array(buckets + 1);
    for (const key of keys) {
      const bucket = ((key >>> shift) & (buckets - 1)) + 1;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= buckets; bucket++)
      starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    for (let at = 0; at < size; at++) {
      const key = keys[at] ?? 0;
      const bucket = (key >>> shift) & (buckets - 1);
      const place = starts[bucket] ?? 0;
      starts[bucket] = place + 1;
      targetKeys[place] = key;
      targetRows[place] = rows[at] ?? 0;
    }
    [keys, targetKeys] = [targetKeys, keys];
    [rows, targetRows] = [targetRows, rows];
  }
  return { keys, rows };
}
