/** A reproducible stream of chance: the same seed gives the same region, on every machine. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Draws the beginning of a list more often than its end, as names are spread among people. */
  pickCommon<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** A stream of its own for a part of the region: what is drawn there disturbs no other part. */
  fork(name: string): Random;
};

/** 32-bit FNV-1a: spreads a name over the seed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** splitmix32: makes the four words of state that sfc32 starts from. */
function splitmix32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

/** sfc32 (Chris Doty-Humphrey, PractRand): small, fast, and with no short cycle in practice. */
function sfc32(seed: number): () => number {
  const word = splitmix32(seed);
  let [a, b, c, counter] = [word(), word(), word(), 1];
  const step = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return (result >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) step();
  return step;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError('nothing to pick from an empty list');
  return item;
}

export function createRandom(seed: string): Random {
  const next = sfc32(hashOf(seed));
  return {
    next,
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    pickCommon: (list) => at(list, Math.floor(next() ** 1.7 * list.length)),
    shuffled: (list) => {
      const result = [...list];
      for (let last = result.length - 1; last > 0; last--) {
        const other = Math.floor(next() * (last + 1));
        [result[last], result[other]] = [at(result, other), at(result, last)];
      }
      return result;
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

/**
 * Draws `true` for a given share of the askings, never far from it: chance decides who, the share is kept. So «23 % of the
 * cards» holds in a small region too.
 */
export function createQuota(share: number, random: Random): () => boolean {
  let due = 0;
  return () => {
    due += share;
    const hit = random.next() < due;
    if (hit) due -= 1;
    return hit;
  };
}
