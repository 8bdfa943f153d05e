import type { Database } from '#platform/database/database.ts';

/** What the dictionary of names knows about a word. */
export interface KnownWord {
  word: string;
  /** It is a word of a name itself. */
  isWhole: boolean;
  /** Some of the words that begin with it, itself included. */
  longer: string[];
}

/** Looks words up as they are, whole and as beginnings. */
export async function findKnownWords({ pool }: Database, words: readonly string[]): Promise<KnownWord[]> {
  const { rows } = await pool.query<KnownWord>({
    name: 'name_word__known',
    text: `
      select typed.word,
        exists (select from name_word where word = typed.word) as "isWhole",
        array(
          select word from name_word where word >= typed.word and word < typed.word || chr(65533)
          order by word limit 100) as "longer"
      from unnest($1::text[]) as typed (word)`,
    values: [words],
  });
  return rows;
}

/** Words that may have been meant; how far they really are apart is for the caller to tell. */
export interface AlikeWords {
  word: string;
  alike: string[];
}

/** By exact keys: words that have the whole word, or what is left of it without one letter, in common. */
export async function findWordsOneSlipAway(
  { pool }: Database,
  words: readonly string[],
): Promise<AlikeWords[]> {
  const { rows } = await pool.query<AlikeWords>({
    name: 'name_word__one_slip_away',
    text: `
      select typed.word,
        array(select word from name_word where one_letter_less(word) && one_letter_less(typed.word)) as "alike"
      from unnest($1::text[]) as typed (word)`,
    values: [words],
  });
  return rows;
}

/** Those that have most trigrams in common: more slips, at more cost. */
export async function findSimilarWords({ pool }: Database, words: readonly string[]): Promise<AlikeWords[]> {
  const { rows } = await pool.query<AlikeWords>({
    name: 'name_word__similar',
    text: `
      select typed.word,
        array(
          select word from name_word where word % typed.word
          order by similarity(word, typed.word) desc limit 40) as "alike"
      from unnest($1::text[]) as typed (word)`,
    values: [words],
  });
  return rows;
}
