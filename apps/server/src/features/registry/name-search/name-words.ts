import { latinToCyrillic } from '@gorodok/identifiers';

/** Of a search; what is typed beyond them is not looked at. */
export const mostWords = 5;

/** The words of a search as the database folds those of names (`name_words`): small letters, ё as е, no signs. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, mostWords);

const latinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillicKeys = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const shiftedLatinKeys = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>';
const toCyrillic = new Map([
  ...Array.from(latinKeys, (key, index) => [key, cyrillicKeys.charAt(index)] as const),
  ...Array.from(shiftedLatinKeys, (key, index) => [key, cyrillicKeys.charAt(index)] as const),
]);
const toLatin = new Map(Array.from(latinKeys, (key, index) => [cyrillicKeys.charAt(index), key] as const));

const typedWith = (keys: ReadonlyMap<string, string>, text: string): string =>
  text.replace(/./gsu, (sign) => keys.get(sign) ?? sign);

/**
 * What the text may have been meant to say, the likeliest first: as typed; with Latin letters that look like Cyrillic ones taken
 * for these; typed while the other keyboard layout was on (ghbdtn – привет, and the other way round).
 */
export function readingsOf(text: string): string[][] {
  const readings = [
    text,
    latinToCyrillic(text),
    typedWith(toCyrillic, text),
    typedWith(toLatin, text.toLowerCase()),
  ];
  const distinct = new Map(readings.map(wordsOf).map((words) => [words.join(' '), words]));
  return [...distinct.values()].filter((words) => words.length > 0);
}

/**
 * How many slips lie between two words: a letter changed, missing, too much, or two neighbours changed over (the optimal string
 * alignment distance).
 */
export function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        slips = Math.min(slips, (beforeLast[column - 2] ?? 0) + 1);
      current.push(slips);
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length] ?? 0;
}

/** The eleven digits of a СНИЛС that was typed in place of a name. */
export function snilsIn(text: string): string | undefined {
  const digits = text.replace(/[\s-]/gu, '');
  return /^\d{11}$/u.test(digits) ? digits : undefined;
}
