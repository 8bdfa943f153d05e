import type { Queryable } from '#platform/database/database.ts';
import { readingsOf, slipsBetween, wordsOf } from './name-words.ts';
import { lookUpSimilarWords, lookUpWords, type LookedUp } from './name-word.read.ts';

/** What a name must have for one word of a search: one of the whole words, or a word that begins with one of the beginnings. */
export interface WantedWord {
  readonly whole: readonly string[];
  readonly beginnings: readonly string[];
}

/** One way to understand a search; `corrected` where the words are not taken as typed. */
export interface Understanding {
  readonly words: readonly WantedWord[];
  readonly corrected: boolean;
}

/** The words as typed. Each may be the beginning of a longer one, since results are shown while somebody types. */
export const asTyped = (text: string): Understanding => ({
  words: wordsOf(text).map(beginningWith),
  corrected: false,
});

/**
 * Other ways to understand a search, the likeliest first, for when the words as typed find nobody or few: another keyboard
 * layout or alphabet, then one slip in a word, then two. Each is looked up when it is asked for.
 */
export async function* correctionsOf(db: Queryable, text: string): AsyncGenerator<Understanding> {
  const readings = readingsOf(text);
  const words = [...new Set(readings.flat())];
  const known = await lookUpWords(db, words);
  const typed = readings[0]?.join(' ');
  for (const reading of readings)
    if (reading.join(' ') !== typed && reading.every((word) => begins(known.get(word))))
      yield { words: reading.map(beginningWith), corrected: true };
  yield* within(1, readings, known);
  yield* within(2, readings, await lookUpSimilarWords(db, words, known));
}

function* within(
  slips: number,
  readings: readonly (readonly string[])[],
  known: ReadonlyMap<string, LookedUp>,
): Generator<Understanding> {
  for (const reading of readings) {
    const words = reading.map((word) => wordWithin(slips, word, known.get(word)));
    if (words.every(({ whole, beginnings }) => whole.length + beginnings.length > 0))
      yield { words, corrected: true };
  }
}

/** The words that stood for misspelt ones in the names that were found. */
export function wordsShown(understanding: Understanding, names: readonly string[]): string[] {
  const found = new Set(names.flatMap(wordsOf));
  const shown = understanding.words.flatMap(({ whole, beginnings }) =>
    [...found].filter(
      (word) => whole.includes(word) || beginnings.some((beginning) => word.startsWith(beginning)),
    ),
  );
  return [...new Set(shown)];
}

/** For a search in the whole region, where names are found by whole words: a beginning stands for the words that begin so. */
export async function inWholeWords(
  db: Queryable,
  { words, corrected }: Understanding,
): Promise<Understanding> {
  const known = await lookUpWords(db, [...new Set(words.flatMap(({ beginnings }) => beginnings))]);
  return {
    corrected,
    words: words.map(({ whole, beginnings }) => ({
      beginnings: [],
      whole: [...whole, ...beginnings.flatMap((word) => wordsBeginning(word, known.get(word)))],
    })),
  };
}

/** Whoever has typed a whole word means this one; a patronymic and a surname begin with many a first name. */
const wordsBeginning = (word: string, known: LookedUp | undefined): readonly string[] =>
  known?.isWhole ? [word] : (known?.longer ?? []);

const beginningWith = (word: string): WantedWord => ({ whole: [], beginnings: [word] });

const begins = (known: LookedUp | undefined) => (known?.longer.length ?? 0) > 0;

/** In words of up to three letters a slip makes anything of anything. */
const shortestToCorrect = 4;

function wordWithin(slips: number, word: string, known: LookedUp | undefined): WantedWord {
  const correctable = word.length >= shortestToCorrect + (slips - 1) * 2;
  return {
    whole: correctable ? (known?.alike ?? []).filter((other) => slipsBetween(word, other) <= slips) : [],
    beginnings: begins(known) ? [word] : [],
  };
}
