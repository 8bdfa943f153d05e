import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { WantedWord } from './name-search.ts';

/**
 * That a name has a wanted word; `searchedName` is the words of the name with a space around each. A wanted word consists of
 * letters and digits alone, so that nothing in it is a sign of a pattern.
 */
export function hasWord(
  searchedName: RawBuilder<string>,
  { whole, beginnings }: WantedWord,
): RawBuilder<SqlBool> {
  const [beginning] = beginnings;
  if (whole.length === 0 && beginnings.length === 1) return sql`${searchedName} like ${`% ${beginning}%`}`;
  const alternatives = [...whole.map((word) => `${word} `), ...beginnings];
  return sql`${searchedName} ~ ${` (${alternatives.join('|')})`}`;
}
