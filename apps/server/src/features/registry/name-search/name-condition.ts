import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { WantedWord } from './name-search.ts';

/**
 * That a name has all the wanted words; `searchedName` is its words with a space around each. The text of the condition is the same
 * whatever is wanted, so that the statement can be prepared. A wanted word consists of letters and digits alone: nothing in it is a
 * sign of a pattern.
 */
export function hasWords(
  searchedName: RawBuilder<string>,
  words: readonly WantedWord[],
): RawBuilder<SqlBool> {
  const begun = words.filter(isOneBeginning).map(({ beginnings: [beginning] }) => `% ${beginning}%`);
  const alternatives = words
    .filter((word) => !isOneBeginning(word))
    .map(({ whole, beginnings }) => ` (${[...whole.map((word) => `${word} `), ...beginnings].join('|')})`);
  return sql`${searchedName} like all (${begun}::text[]) and ${searchedName} ~ all (${alternatives}::text[])`;
}

/** What is typed without a slip, found faster than by a regular expression. */
const isOneBeginning = ({ whole, beginnings }: WantedWord) => whole.length === 0 && beginnings.length === 1;
