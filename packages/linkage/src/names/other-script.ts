// Russian words that were typed in Latin letters: by the wrong keyboard layout, by transliteration, by letters that look alike.
import { latinToCyrillic } from '@gorodok/identifiers';

const qwerty = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const ytsuken = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const byKey = new Map(Array.from(qwerty, (key, index) => [key, ytsuken.charAt(index)]));
// With Shift held the keys of these letters give other signs.
for (const [sign, letter] of Array.from('{}:"<>~', (sign, index) => [sign, 'хъжэбюё'.charAt(index)] as const))
  byKey.set(sign, letter);

/** What stands on the same keys of a Russian keyboard: «bdfyjd» is «иванов». */
export const fromLatinLayout = (text: string): string =>
  Array.from(text, (sign) => byKey.get(sign) ?? sign).join('');

/** Whether a text can have been typed with the wrong layout: letters and the signs that stand on keys of Russian letters. */
export const mayBeLatinLayout = (text: string): boolean => /^[a-z[\];',.`{}:"<>~ -]+$/u.test(text);

// Longest first: «shch» is not «s» and «hch». The several systems of passports, banks and people, all at once.
const sounds: readonly (readonly [RegExp, string])[] = [
  [/shch|sch(?=[aeiouy])/gu, 'щ'],
  [/zh/gu, 'ж'],
  [/kh/gu, 'х'],
  [/ts|tc/gu, 'ц'],
  [/ch/gu, 'ч'],
  [/sh/gu, 'ш'],
  [/yu|iu|ju/gu, 'ю'],
  [/ya|ia|ja/gu, 'я'],
  [/yo|jo/gu, 'е'],
  [/ye|je|(?<=[aeou])ie/gu, 'е'],
  [/(?:iy|ii|ij|yy|yi)$/gu, 'ий'],
  [/(?<=[aeiou])y/gu, 'й'],
  [/ph/gu, 'ф'],
  [/ck/gu, 'к'],
  [/x/gu, 'кс'],
];
const letters = new Map(
  Array.from('abcdefghijklmnopqrstuvwyz', (latin, index) => [
    latin,
    'абкдефгхийклмнопкрстуввыз'.charAt(index),
  ]),
);

/** A transliterated word in Cyrillic, near enough to be compared by sound: «shcherbakov» is «щербаков». */
export function fromTransliteration(text: string): string {
  let word = text.replace(/['`’]/gu, 'ь');
  for (const [pattern, letter] of sounds) word = word.replace(pattern, letter);
  return Array.from(word, (letter) => letters.get(letter) ?? letter).join('');
}

/** What makes a word look like a Russian name: the ending of a surname or patronymic. */
const nameEnding =
  /(?:ов|ев|ин|ын|ова|ева|ина|ына|ский|цкий|ская|цкая|енко|ович|евич|овна|евна|ична|чук|юк|их|ых|ян|ий|ая)$/u;

/**
 * A lower-case word in whatever letters, in Cyrillic ones. `isKnown` tells a known name, which decides between the readings;
 * without one the ending does, and without that the vowels: a word typed in the wrong layout has few Latin ones.
 */
export function toCyrillic(word: string, isKnown: (word: string) => boolean): string {
  if (!/[a-z]/u.test(word)) return word;
  if (/\p{Script=Cyrillic}/u.test(word)) return fromTransliteration(latinToCyrillic(word));
  const layout = fromLatinLayout(word).replaceAll('ё', 'е');
  const sounded = fromTransliteration(word);
  const lookAlike = latinToCyrillic(word.toUpperCase()).toLowerCase();
  for (const reading of [sounded, layout, lookAlike]) if (isKnown(reading)) return reading;
  if (/[[\];,.{}:"<>~]/u.test(word)) return layout;
  const bySound = nameEnding.test(sounded);
  if (bySound !== nameEnding.test(layout)) return bySound ? sounded : layout;
  if (nameEnding.test(lookAlike) && !/[a-z]/u.test(lookAlike)) return lookAlike;
  const vowels = word.replace(/[^aeiou]/gu, '').length;
  return vowels / word.length >= 0.25 ? sounded : layout;
}
