// One field of two cards: how much the values agree.
import type { NormalisedCard } from '../card.ts';
import type { AddressWord } from '../normalisation/address.ts';
import type { NameForm } from '../names/name-form.ts';
import { isWithin } from './edit-distance.ts';
import { levelIndex } from './levels.ts';

const { unknown, same, variant, close, part, initial, swapped, other, contrary } = levelIndex;

/** Two forms of a surname, first name or patronymic. */
export function compareNames(one: NameForm | undefined, second: NameForm | undefined): number {
  if (!one || !second) return unknown;
  if (one === second || one.text === second.text) return one.isInitial ? initial : same;
  if (one.isInitial || second.isInitial) return one.letter === second.letter ? initial : other;
  if (one.names.length > 0 && second.names.length > 0)
    return one.names.some((name) => second.names.includes(name)) ? variant : contrary;
  if (one.sound === second.sound) return variant;
  if (shareAPart(one, second)) return part;
  return isSlip(one, second) ? close : other;
}

const shareAPart = (one: NameForm, second: NameForm): boolean =>
  (one.parts.length > 0 &&
    (one.parts.includes(second.text) || one.parts.some((name) => second.parts.includes(name)))) ||
  (second.parts.length > 0 && second.parts.includes(one.text));

function isSlip(one: NameForm, second: NameForm): boolean {
  const length = Math.min(one.text.length, second.text.length);
  if (length < 3) return false;
  if (isWithin(one.text, second.text, length >= 7 ? 2 : 1)) return true;
  if (isWithin(one.whole, second.whole, 1)) return true;
  const heard = Math.min(one.sound.length, second.sound.length);
  return heard >= 5 && isWithin(one.sound, second.sound, 1);
}

export function compareBirthDates(one: number, second: number): number {
  if (one === 0 || second === 0) return unknown;
  if (one === second) return same;
  const [oneYear, oneMonth, oneDay] = partsOf(one);
  const [year, month, day] = partsOf(second);
  if (oneYear === year && oneMonth === day && oneDay === month) return swapped;
  if (isDigitSlip(one, second)) return close;
  const agreeing = Number(oneYear === year) + Number(oneMonth === month) + Number(oneDay === day);
  return agreeing === 2 ? part : other;
}

const partsOf = (date: number): readonly [number, number, number] => [
  Math.floor(date / 10000),
  Math.floor(date / 100) % 100,
  date % 100,
];

/** Numbers of equal length that differ in one digit, or in two neighbours that changed places. */
export function isDigitSlip(one: number, second: number): boolean {
  const difference = Math.abs(one - second);
  if (difference === 0) return true;
  // A digit more or less changes the number by one digit and zeros, unless it carries; two neighbours by a multiple of nine.
  const significant = withoutZeros(difference);
  return (
    (significant < 10 || significant % 9 === 0) &&
    isWithin(String(one), String(second), 1) &&
    equallyLong(one, second)
  );
}

function withoutZeros(number: number): number {
  let left = number;
  while (left % 10 === 0 && left !== 0) left /= 10;
  return left;
}

const equallyLong = (one: number, second: number): boolean => String(one).length === String(second).length;

export function comparePersonNumbers(one: NormalisedCard, second: NormalisedCard): number {
  const [ofOne, ofSecond] = [one.personNumber, second.personNumber];
  if (ofOne === 0 || ofSecond === 0) return unknown;
  if (ofOne === ofSecond) return same;
  if (one.personNumberIsValid && second.personNumberIsValid) return contrary;
  return isWithin(String(ofOne), String(ofSecond), 1) ? close : other;
}

export function compareDocuments(one: NormalisedCard, second: NormalisedCard): number {
  const [ofOne, ofSecond] = [one.document, second.document];
  if (ofOne === '' || ofSecond === '') return unknown;
  if (ofOne === ofSecond) return same;
  if (isWithin(ofOne, ofSecond, 1)) return close;
  if (one.documentKind !== second.documentKind) return unknown;
  return one.documentKind === 'birth_certificate' ? contrary : other;
}

export function comparePhones(one: number, second: number): number {
  if (one === 0 || second === 0) return unknown;
  if (one === second) return same;
  return isDigitSlip(one, second) ? close : other;
}

export function compareEmails(one: string, second: string): number {
  if (one === '' || second === '') return unknown;
  if (one === second) return same;
  return isWithin(one, second, 2) ? close : other;
}

/** What two addresses have in common. */
export interface SharedAddress {
  level: number;
  /** Bits of rarity of the words that both have. */
  bits: number;
}

/**
 * Walks two addresses at once, which stand in the order of the hashes. `rarityOf` gives the bits of a word: the region's name weighs
 * nothing, a rare street much.
 */
export function compareAddresses(
  one: readonly AddressWord[],
  second: readonly AddressWord[],
  rarityOf: (word: AddressWord) => number,
  result: SharedAddress,
): void {
  result.bits = 0;
  result.level = unknown;
  if (one.length === 0 || second.length === 0) return;
  let [shared, all] = [0, 0];
  let [left, right] = [0, 0];
  const apart: AddressWord[] = [];
  for (;;) {
    const a = one[left];
    const b = second[right];
    if (!a && !b) break;
    if (a === b && a) {
      const bits = rarityOf(a);
      shared += bits;
      all += bits;
      left++;
      right++;
    } else if (a && (!b || a.hash <= b.hash)) {
      apart.push(a);
      left++;
    } else if (b) {
      apart.push(b);
      right++;
    }
  }
  for (const word of apart) {
    const twin = word.isNumber ? undefined : apart.find((mate) => isMisspelt(word, mate));
    // A slip is met twice, from both sides, and makes the word rare by itself: half of what the frequent spelling weighs.
    const bits = twin ? Math.min(rarityOf(word), rarityOf(twin)) : Math.min(rarityOf(word), rareWord);
    if (twin) shared += bits / 2;
    all += bits / 2;
  }
  result.bits = shared;
  const similarity = all === 0 ? 1 : shared / all;
  result.level = similarity >= 0.85 ? same : similarity >= 0.5 ? close : other;
}

// A word that stands in one address only may be misspelt; beyond this its rarity says no more.
const rareWord = 10;

const isMisspelt = (word: AddressWord, mate: AddressWord): boolean =>
  word !== mate &&
  !mate.isNumber &&
  word.text.length >= 4 &&
  mate.text.length >= 4 &&
  isWithin(word.text, mate.text, word.text.length >= 8 ? 2 : 1);
