// By what two cards are looked at together at all: comparing everything with everything is out of the question.
import type { NormalisedCard } from '../card.ts';
import { combine, hashNumber, hashText } from '../hash.ts';
import type { AddressWord } from '../normalisation/address.ts';
import type { ProfileName } from '../profile.ts';

/**
 * The kinds of keys, the most telling first. A pair is looked at when two cards have one key of a kind in common; each kind forgives
 * other errors.
 */
export const keyKinds = [
  'person_number',
  'document',
  'birth_date_and_first_name', // another surname
  'birth_date_and_surname', // another spelling of the first name, initials
  'phone',
  'email',
  'child', // parents without a birth date
  'full_name', // another birth date, or none
  'surname_first_name_year',
  'surname_first_name_day', // a year mistyped; day and month swapped
  'person_number_begins', // a slip in the other half
  'person_number_ends',
  'first_name_patronymic_surname_begins', // a slip in the surname, without a birth date
  'birth_date_and_patronymic', // surname and first name both wrong, or swapped
  // These are of files in other languages, which have no families and few numbers:
  'birth_date_and_letters', // surname and first name swapped, both misspelt
  'house_and_postal_code',
  'house_and_word',
  'postal_code_and_word',
  'two_words_of_address',
  'person_number_begins_alone', // first names are misspelt at their first letter, too
  'person_number_ends_alone',
] as const;
export type KeyKind = (typeof keyKinds)[number];

/**
 * A key that more cards share tells nothing: the school's phone, a birth date typed to get past the field. What joins strangers by their
 * names alone is dropped sooner, since such blocks grow with the square of the region.
 */
export const hubSizeOf = (kind: number): number => (weakKinds.has(keyKinds[kind] ?? 'email') ? 25 : 100);

const weakKinds: ReadonlySet<KeyKind> = new Set([
  'first_name_patronymic_surname_begins',
  'birth_date_and_patronymic',
  'birth_date_and_letters',
]);

/** A key for each kind in their order; 0 where the card has nothing to be looked for by. The same in every process and release. */
export function blockingKeys(
  card: NormalisedCard,
  profile: ProfileName,
  keys: Uint32Array = new Uint32Array(keyKinds.length),
): Uint32Array {
  const { surname, firstName, patronymic, birthDate, personNumber, document, phone, email } = card;
  const first = firstName?.isInitial ? 0 : (firstName?.soundHash ?? 0);
  const letter = firstName?.letter ?? 0;
  const last = surname?.isInitial ? 0 : (surname?.consonantHash ?? 0);
  const father = patronymic?.isInitial ? 0 : (patronymic?.beginningHash ?? 0);
  const number = personNumber === 0 ? 0 : hashNumber(personNumber);
  const year = Math.floor(birthDate / 10000);
  const day = dayOf(birthDate);
  keys[0] = number;
  keys[1] = document === '' ? 0 : hashText(document);
  keys[2] = ofTwo(birthDate, first);
  keys[3] = ofTwo(birthDate, surname?.beginningHash ?? 0);
  keys[4] = ofTwo(phone === 0 ? 0 : hashNumber(phone), letter);
  keys[5] = ofTwo(email === '' ? 0 : hashText(email), letter);
  keys[childKind] = keyOfChild(card);
  keys[7] = ofThree(last, first, father);
  keys[8] = ofThree(last, first, year);
  keys[9] = ofThree(last, letter, day);
  keys[10] = ofTwo(Math.floor(personNumber / 1e6), letter);
  keys[11] = ofTwo(personNumber === 0 ? 0 : (personNumber % 1e6) + 1, letter);
  keys[12] = ofThree(first, father, surname?.twoLettersHash ?? 0);
  keys[13] = ofTwo(birthDate, father);
  if (profile === 'russian-school') return keys;
  const place = landmarksOf(card.address);
  keys[10] = ofTwo(hashText(String(personNumber).slice(0, 3)), personNumber === 0 ? 0 : letter);
  keys[11] = ofTwo(personNumber === 0 ? 0 : (personNumber % 1000) + 1, letter);
  keys[14] = ofTwo(combine(year + 1, day), letter + (surname?.letter ?? 0));
  keys[15] = ofTwo(place.shortNumber, place.longNumber);
  keys[16] = ofTwo(place.shortNumber, place.word);
  keys[17] = ofTwo(place.longNumber, place.word);
  keys[18] = ofTwo(place.word, place.secondWord);
  keys[19] = number === 0 ? 0 : hashText(String(personNumber).slice(0, 4));
  keys[20] = number === 0 ? 0 : (personNumber % 10_000) + 1;
  return keys;
}

/** The key of the child alone, which changes when the cards of children are linked. */
export const keyOfChild = ({ child, firstName }: NormalisedCard): number =>
  ofTwo(child === 0 ? 0 : hashNumber(child), firstName?.letter ?? 0);
export const childKind = keyKinds.indexOf('child');

const ofTwo = (one: number, other: number): number =>
  one === 0 || other === 0 ? 0 : combine(combine(1, one), other);

const ofThree = (one: number, other: number, third: number): number =>
  third === 0 || one === 0 || other === 0 ? 0 : combine(combine(combine(1, one), other), third);

/** Day and month in whichever order. */
function dayOf(birthDate: number): number {
  const month = Math.floor(birthDate / 100) % 100;
  const day = birthDate % 100;
  return Math.min(month, day) * 100 + Math.max(month, day);
}

interface Landmarks {
  readonly shortNumber: number;
  readonly longNumber: number;
  readonly word: number;
  readonly secondWord: number;
}

/** By what an address is recognised though something in it is misspelt: house, postal code and its two longest words. */
function landmarksOf(address: readonly AddressWord[]): Landmarks {
  const byLength = address.toSorted(
    (one, other) => other.text.length - one.text.length || one.hash - other.hash,
  );
  const numbers = byLength.filter(({ isNumber }) => isNumber);
  const words = byLength.filter(({ isNumber }) => !isNumber);
  return {
    shortNumber: numbers.length > 1 ? (numbers.at(-1)?.hash ?? 0) : 0,
    longNumber: numbers[0]?.hash ?? 0,
    word: words[0]?.hash ?? 0,
    secondWord: words[1]?.hash ?? 0,
  };
}
