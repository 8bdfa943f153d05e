import type { NameDictionary, Slips } from './name-dictionary.ts';
import { readingsOf, wordsOf } from './name-words.ts';

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

/** False: no name has words that begin so, which the dictionary tells sooner than the names themselves. */
export async function mayBeFoundAsTyped(dictionary: NameDictionary, text: string): Promise<boolean> {
  const readings = readingsOf(text);
  await dictionary.lookUp(readings.flat());
  return readings[0]?.every((word) => dictionary.longer(word).length > 0) ?? false;
}

/**
 * Other ways to understand a search, the likeliest first, for when the words as typed find nobody or few: another keyboard
 * layout or alphabet, then one slip in a word, then two. Each is looked up when it is asked for.
 */
export async function* correctionsOf(
  dictionary: NameDictionary,
  text: string,
): AsyncGenerator<Understanding> {
  const readings = readingsOf(text);
  const words = [...new Set(readings.flat())];
  await dictionary.lookUp(words);
  const typed = readings[0]?.join(' ');
  for (const reading of readings)
    if (reading.join(' ') !== typed && reading.every((word) => dictionary.longer(word).length > 0))
      yield { words: reading.map(beginningWith), corrected: true };
  for (const slips of [1, 2] as const) {
    await dictionary.lookUpAlike(slips, words);
    for (const reading of readings) {
      const wanted = reading.map((word) => wordWithin(slips, word, dictionary));
      if (wanted.every(({ whole, beginnings }) => whole.length + beginnings.length > 0))
        yield { words: wanted, corrected: true };
    }
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
  dictionary: NameDictionary,
  { words, corrected }: Understanding,
): Promise<Understanding> {
  await dictionary.lookUp(words.flatMap(({ beginnings }) => beginnings));
  return {
    corrected,
    words: words.map(({ whole, beginnings }) => ({
      beginnings: [],
      whole: [...whole, ...beginnings.flatMap((word) => wordsBeginning(word, dictionary))],
    })),
  };
}

/** Whoever has typed a whole word means this one; a patronymic and a surname begin with many a first name. */
const wordsBeginning = (word: string, dictionary: NameDictionary): readonly string[] =>
  dictionary.isWhole(word) ? [word] : dictionary.longer(word);

const beginningWith = (word: string): WantedWord => ({ whole: [], beginnings: [word] });

const wordWithin = (slips: Slips, word: string, dictionary: NameDictionary): WantedWord => ({
  whole: dictionary.alike(slips, word),
  beginnings: dictionary.longer(word).length > 0 ? [word] : [],
});
