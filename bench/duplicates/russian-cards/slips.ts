// Slips of the hand and of the ear in one text.
import type { Random } from '../../region/random.ts';

const keyboard = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', '1234567890'];

const neighbours = new Map<string, string>();
for (const row of keyboard)
  for (const [index, key] of Array.from(row).entries())
    neighbours.set(key, (row[index - 1] ?? '') + (row[index + 1] ?? ''));

const cased = (model: string, letter: string): string =>
  model === model.toUpperCase() && model !== model.toLowerCase() ? letter.toUpperCase() : letter;

const replaced = (text: string, at: number, by: string, length = 1): string =>
  text.slice(0, at) + by + text.slice(at + length);

/** A neighbouring key, a letter left out or doubled, two letters in each other's place. */
export function keyboardSlip(text: string, random: Random): string {
  if (text.length < 3) return text;
  const at = random.integer(0, text.length - 1);
  const letter = text.charAt(at);
  switch (random.integer(0, 3)) {
    case 0: {
      const near = neighbours.get(letter.toLowerCase());
      return near ? replaced(text, at, cased(letter, random.pick(Array.from(near)))) : text;
    }
    case 1:
      return replaced(text, at, '');
    case 2:
      return replaced(text, at, letter + letter.toLowerCase());
    default: {
      const next = text.charAt(at + 1);
      return next === ''
        ? text
        : replaced(text, at, cased(letter, next.toLowerCase()) + letter.toLowerCase(), 2);
    }
  }
}

const confused: Readonly<Record<string, string>> = {
  о: 'а',
  а: 'о',
  е: 'и',
  и: 'е',
  я: 'е',
  э: 'е',
  ы: 'и',
  ь: '',
  ъ: '',
};

/** What the ear confuses: an unstressed vowel, a doubled letter, a soft sign. */
export function spellingSlip(text: string, random: Random): string {
  const places = Array.from(text.toLowerCase(), (letter, index) => ({ letter, index })).filter(
    ({ letter, index }) =>
      index > 0 && (letter in confused || letter === text.charAt(index - 1).toLowerCase()),
  );
  if (places.length === 0) return keyboardSlip(text, random);
  const { letter, index } = random.pick(places);
  return replaced(
    text,
    index,
    letter === text.charAt(index - 1).toLowerCase() ? '' : (confused[letter] ?? ''),
  );
}

/** One digit wrong, or two in each other's place; separators stay. */
export function digitSlip(text: string, random: Random): string {
  const places = Array.from(text, (sign, index) => ({ sign, index })).filter(({ sign }) => /\d/u.test(sign));
  if (places.length < 2) return text;
  const at = random.integer(0, places.length - 2);
  const one = places[at];
  const next = places[at + 1];
  if (!one || !next) return text;
  if (random.chance(0.35) && one.sign !== next.sign)
    return replaced(replaced(text, one.index, next.sign), next.index, one.sign);
  return replaced(text, one.index, String((Number(one.sign) + random.integer(1, 9)) % 10));
}

const lookAlike: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
};

/** Latin letters among Russian ones that nobody sees. */
export const withLookAlikes = (text: string, random: Random): string =>
  Array.from(text, (letter) =>
    letter in lookAlike && random.chance(0.5) ? (lookAlike[letter] ?? letter) : letter,
  ).join('');

const qwerty = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const ytsuken = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const keyOf = new Map(Array.from(ytsuken, (letter, index) => [letter, qwerty.charAt(index)]));

/** The keyboard was set to Latin letters. */
export const inWrongLayout = (text: string): string =>
  Array.from(text, (letter) => cased(letter, keyOf.get(letter.toLowerCase()) ?? letter)).join('');

const latin = new Map(
  Object.entries({
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ъ: 'ie',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'iu',
    я: 'ia',
  }),
);

/** As in a passport for abroad (ICAO 9303), or as people do it: «ya» and «yu». */
export function transliterated(text: string, random: Random): string {
  const word = Array.from(text, (letter) => cased(letter, latin.get(letter.toLowerCase()) ?? letter)).join(
    '',
  );
  const written = word.charAt(0) + word.slice(1).toLowerCase();
  return random.chance(0.5)
    ? written
    : written.replaceAll('ia', 'ya').replaceAll('iu', 'yu').replaceAll('kh', 'h');
}
