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
  'surname_first_name_place', // files of other countries
  'first_name_place',
  'surname_place',
  'year_day_first_letters',
] as const;
export type KeyKind = (typeof keyKinds)[number];

/** A key for each kind in their order; 0 where the card has nothing to be looked for by. The same in every process and release. */
export function blockingKeys(
  card: NormalisedCard,
  profile: ProfileName,
  keys: Uint32Array = new Uint32Array(keyKinds.length),
): Uint32Array {
  const { surname, firstName, patronymic, birthDate, personNumber } = card;
  const first = firstName?.isInitial ? 0 : (firstName?.soundHash ?? 0);
  const letter = firstName?.letter ?? 0;
  const last = surname?.isInitial ? 0 : (surname?.consonantHash ?? 0);
  const father = patronymic?.isInitial ? 0 : (patronymic?.beginningHash ?? 0);
  const year = Math.floor(birthDate / 10000);
  let kind = 0;
  const put = (...parts: number[]): void => {
    keys[kind] = parts.includes(0) ? 0 : parts.reduce(combine, kind + 1);
    kind++;
  };
  put(personNumber && hashNumber(personNumber));
  put(card.document === '' ? 0 : hashText(card.document));
  put(birthDate, first);
  put(birthDate, surname?.beginningHash ?? 0);
  put(card.phone && hashNumber(card.phone), letter);
  put(card.email === '' ? 0 : hashText(card.email), letter);
  put(card.child, letter);
  put(last, first, father);
  put(last, first, year);
  put(last, letter, dayOf(birthDate));
  put(personNumber && Math.floor(personNumber / 1e6), letter);
  put(personNumber && (personNumber % 1e6) + 1, letter);
  put(first, father, surname?.soundHash === undefined ? 0 : beginning(surname.sound));
  put(birthDate, father);
  if (profile === 'russian-school') return keys;
  const place = placeOf(card.address);
  put(last, first, place);
  put(first, place);
  put(last, place);
  put(year, dayOf(birthDate), letter, (surname?.letter ?? 0) + 1);
  return keys;
}

/** Day and month in whichever order. */
function dayOf(birthDate: number): number {
  const month = Math.floor(birthDate / 100) % 100;
  const day = birthDate % 100;
  return Math.min(month, day) * 100 + Math.max(month, day);
}

/** The two letters that a slip further on leaves alone. */
const beginning = (sound: string): number => hashText(sound.slice(0, 2));

/** The rarest word of an address with the rarest number: where somebody lives, near enough. */
function placeOf(address: readonly AddressWord[]): number {
  let word: AddressWord | undefined;
  let number: AddressWord | undefined;
  for (const candidate of address) {
    if (candidate.isNumber) number = rarer(candidate, number);
    else word = rarer(candidate, word);
  }
  return word && number ? combine(word.hash, number.hash) : 0;
}

const rarer = (candidate: AddressWord, found: AddressWord | undefined): AddressWord =>
  !found ||
  candidate.frequency.count < found.frequency.count ||
  (candidate.frequency.count === found.frequency.count && candidate.hash < found.hash)
    ? candidate
    : found;
