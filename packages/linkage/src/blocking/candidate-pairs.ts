// Pairs of cards that share a key, each once, without keeping them: a set of millions of pairs costs more than comparing them.

import { hubSizeOf } from './keys.ts';

/**
 * Calls `visit` for every pair of cards with a common key. A column of `keys` is one kind, its row a card; 0 is no key.
 * A pair is visited at the first kind that it shares and skipped at the later ones, so none has to be remembered. The keys of hubs are
 * set to 0.
 */
export function forEachCandidatePair(
  keys: readonly Uint32Array[],
  visit: (one: number, other: number) => void,
  progress: (kind: number) => void = () => {},
): void {
  for (const [kind, column] of keys.entries()) {
    const order = sortedByKey(column);
    const hubSize = hubSizeOf(kind);
    let start = 0;
    for (let end = 1; end <= order.length; end++) {
      const key = column[order[start] ?? 0] ?? 0;
      if (end < order.length && column[order[end] ?? 0] === key) continue;
      if (end - start > hubSize) for (let at = start; at < end; at++) column[order[at] ?? 0] = 0;
      else visitBlock(keys, kind, order, start, end, visit);
      start = end;
    }
    progress(kind);
  }
}

function visitBlock(
  keys: readonly Uint32Array[],
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
      if (!metBefore(keys, kind, one, other)) visit(one, other);
    }
  }
}

function metBefore(keys: readonly Uint32Array[], kind: number, one: number, other: number): boolean {
  for (let earlier = 0; earlier < kind; earlier++) {
    const column = keys[earlier];
    const key = column?.[one] ?? 0;
    if (key !== 0 && key === column?.[other]) return true;
  }
  return false;
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
