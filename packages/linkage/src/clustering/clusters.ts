// Which cards are one person, from pairs: whoever is linked through others is linked, unless something forbids it.

/**
 * Sets of cards that are joined pair by pair. A union is refused when any card of one set must not be merged with any of the other: the
 * pair itself may be faultless and yet bring twins into one set through a third card.
 */
export class Clusters {
  readonly #parent: Int32Array;
  /** The next card of the same set, in a ring. */
  readonly #next: Int32Array;
  readonly #size: Uint32Array;
  readonly #mayNotMerge: (one: number, other: number) => boolean;

  constructor(cards: number, mayNotMerge: (one: number, other: number) => boolean) {
    this.#parent = Int32Array.from({ length: cards }, (_, card) => card);
    this.#next = Int32Array.from({ length: cards }, (_, card) => card);
    this.#size = new Uint32Array(cards).fill(1);
    this.#mayNotMerge = mayNotMerge;
  }

  /** The card that stands for the set. */
  find(card: number): number {
    let root = card;
    for (let parent = this.#parent[root] ?? root; parent !== root; parent = this.#parent[root] ?? root) {
      const above = this.#parent[parent] ?? parent;
      this.#parent[root] = above;
      root = above;
    }
    return root;
  }

  /**
   * @param isForbidden whether these two must not be merged, where that was asked before.
   * @returns whether both are in one set now.
   */
  join(one: number, other: number, isForbidden?: boolean): boolean {
    const [a, b] = [this.find(one), this.find(other)];
    if (a === b) return true;
    const product = (this.#size[a] ?? 1) * (this.#size[b] ?? 1);
    if (product > largestProduct || isForbidden) return false;
    const isAnswered = product === 1 && isForbidden === false;
    if (!isAnswered && this.#isForbidden(a, b)) return false;
    const [large, small] = (this.#size[a] ?? 1) >= (this.#size[b] ?? 1) ? [a, b] : [b, a];
    this.#parent[small] = large;
    this.#size[large] = (this.#size[large] ?? 1) + (this.#size[small] ?? 1);
    const afterLarge = this.#next[large] ?? large;
    this.#next[large] = this.#next[small] ?? small;
    this.#next[small] = afterLarge;
    return true;
  }

  sizeOf(card: number): number {
    return this.#size[this.find(card)] ?? 1;
  }

  /** The cards of the set, this one first. */
  members(card: number): number[] {
    const found = [card];
    for (let next = this.#next[card] ?? card; next !== card; next = this.#next[next] ?? card)
      found.push(next);
    return found;
  }

  #isForbidden(a: number, b: number): boolean {
    const others = this.members(b);
    return this.members(a).some((one) => others.some((other) => this.#mayNotMerge(one, other)));
  }
}

// Nobody has hundreds of cards; sets that grow so large are an error of the data, and checking their unions would not end.
const largestProduct = 2500;
