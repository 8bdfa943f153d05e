import type { Database } from '#platform/database/database.ts';
import {
  findKnownWords,
  findSimilarWords,
  findWordsOneSlipAway,
  type AlikeWords,
  type KnownWord,
} from './name-word.read.ts';
import { slipsBetween } from './name-words.ts';

/** In words of up to three letters a slip makes anything of anything, and in those of five two slips do. */
const shortestToCorrect = { 1: 4, 2: 6 } as const;

/** How many slips a correction mends. */
export type Slips = keyof typeof shortestToCorrect;

/** The dictionary of names during one search, asked for a word once. */
export class NameDictionary {
  readonly #database: Database;
  readonly #known = new Map<string, KnownWord>();
  readonly #alike = { 1: new Map<string, string[]>(), 2: new Map<string, string[]>() };

  constructor(database: Database) {
    this.#database = database;
  }

  /** Looks up what is asked about next, in one statement; words that were looked up before cost nothing. */
  async lookUp(words: readonly string[]): Promise<void> {
    const unknown = [...new Set(words)].filter((word) => !this.#known.has(word));
    if (unknown.length === 0) return;
    for (const known of await findKnownWords(this.#database, unknown)) this.#known.set(known.word, known);
  }

  /** Whether it is a word of a name itself. Looked up before, as for `longer`. */
  isWhole(word: string): boolean {
    return this.#known.get(word)?.isWhole ?? false;
  }

  /** Some of the words of names that begin with it, itself included. */
  longer(word: string): readonly string[] {
    return this.#known.get(word)?.longer ?? [];
  }

  /** Looks up the words that so many slips make of these. */
  async lookUpAlike(slips: Slips, words: readonly string[]): Promise<void> {
    const found = this.#alike[slips];
    const wanted = words.filter((word) => word.length >= shortestToCorrect[slips] && !found.has(word));
    if (wanted.length === 0) return;
    const find = slips === 1 ? findWordsOneSlipAway : findSimilarWords;
    for (const answer of await find(this.#database, wanted)) found.set(answer.word, within(slips, answer));
  }

  /** The words of names at most so many slips away. */
  alike(slips: Slips, word: string): readonly string[] {
    const one = this.#alike[1].get(word) ?? [];
    return slips === 1 ? one : [...new Set([...one, ...(this.#alike[2].get(word) ?? [])])];
  }
}

const within = (slips: number, { word, alike }: AlikeWords): string[] =>
  alike.filter((other) => slipsBetween(word, other) <= slips);
