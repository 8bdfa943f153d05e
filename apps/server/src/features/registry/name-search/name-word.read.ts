import { sql } from 'kysely';
import type { Queryable } from '#platform/database/database.ts';

/** What the dictionary of names knows about a word. */
export interface LookedUp {
  word: string;
  /** It is a word of a name itself. */
  isWhole: boolean;
  /** Some of the words that begin with it, itself included. */
  longer: string[];
  /** Words that may have been meant; how far they really are apart is for the caller to tell. */
  alike: string[];
}

/** Looks words up by exact keys: whole, as beginnings, and with one slip. */
export async function lookUpWords(db: Queryable, words: readonly string[]): Promise<Map<string, LookedUp>> {
  const { rows } = await sql<LookedUp>`
    select typed.word,
      exists (select from name_word where word = typed.word) as "isWhole",
      array(
        select word from name_word where word >= typed.word and word < typed.word || chr(65533)
        order by word limit 100) as "longer",
      array(select word from name_word where one_letter_less(word) && one_letter_less(typed.word)) as "alike"
    from unnest(${words}::text[]) as typed (word)`.execute(db);
  return new Map(rows.map((row) => [row.word, row]));
}

/** The same with words that have most trigrams in common: more slips, at more cost. */
export async function lookUpSimilarWords(
  db: Queryable,
  words: readonly string[],
  known: ReadonlyMap<string, LookedUp>,
): Promise<Map<string, LookedUp>> {
  const { rows } = await sql<{ word: string; similar: string[] }>`
    select typed.word, array(
      select word from name_word where length(typed.word) >= 6 and word % typed.word
      order by similarity(word, typed.word) desc limit 40) as "similar"
    from unnest(${words}::text[]) as typed (word)`.execute(db);
  return new Map(
    rows.flatMap(({ word, similar }) => {
      const found = known.get(word);
      return found ? [[word, { ...found, alike: [...new Set([...found.alike, ...similar])] }] as const] : [];
    }),
  );
}
