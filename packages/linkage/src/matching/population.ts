// How frequent values are among the cards: what many share proves little.
import type { NormalisedCard } from '../card.ts';
import type { CardList } from '../card-list.ts';
import { hashText } from '../hash.ts';
import type { NameForm } from '../names/name-form.ts';

/** Log2 of the share of cards that have a value, by field; never above 0. */
export interface Population {
  readonly cards: number;
  surname(one: NameForm, other: NameForm): number;
  firstName(one: NameForm, other: NameForm): number;
  patronymic(one: NameForm, other: NameForm): number;
  birthDate(date: number): number;
  /** Whether far more cards have the date than people can be born on it. */
  isPlaceholder(birthDate: number): boolean;
  /** Numbers, phones and addresses that few cards have are as rare as a value can be among so many. */
  personNumber(number: number): number;
  document(document: string): number;
  phone(phone: number): number;
  email(email: string): number;
  child(child: number): number;
  word(count: number): number;
}

interface Totals {
  readonly surnames: { readonly total: number };
  readonly firstNames: { readonly total: number };
  readonly patronymics: { readonly total: number };
}

// A file of ten cards tells nothing of how frequent a name is: so many imagined cards with typical names stand behind it.
export const imaginedCards = 2000;
export const typical = { surname: 0.0005, firstName: 0.008, patronymic: 0.008, birthDate: 0.00005 };

export const share = (count: number, total: number, typicalShare: number): number =>
  Math.log2((count + imaginedCards * typicalShare) / (total + imaginedCards));

/** A value that more cards have than a family writes is one that was typed to get past the field, or the school's own. */
const common = 4;

// On the day after New Year's, twins and all, at most a few times as many are born as on others.
export const placeholderFactor = 10;

// The number of a stranger gets onto a card by mistake only.
export const byMistake = 0.02;

/** The population of a file. The cards must have been counted by the normaliser that read them. */
export function populationOf(cards: CardList, names: Totals): Population {
  const total = Math.max(cards.length, imaginedCards);
  const birthDates = new Map<number, number>();
  for (const { birthDate } of cards)
    if (birthDate !== 0) birthDates.set(birthDate, (birthDates.get(birthDate) ?? 0) + 1);
  const dated = [...birthDates.values()].reduce((sum, count) => sum + count, 0);
  const tooMany = Math.max(20, (placeholderFactor * dated) / Math.max(birthDates.size, 1));
  const placeholders = new Set([...birthDates].filter(([, count]) => count > tooMany).map(([date]) => date));
  const personNumbers = commonValues(cards, (card) => card.personNumber);
  const documents = commonValues(cards, ({ document }) => (document === '' ? 0 : hashText(document)));
  const phones = commonValues(cards, (card) => card.phone);
  const emails = commonValues(cards, ({ email }) => (email === '' ? 0 : hashText(email)));
  const rare = (count = 1): number => Math.log2(Math.min(1, count / total));
  const ofName = (one: NameForm, other: NameForm, all: number, typicalShare: number): number =>
    one.text === other.text
      ? share(one.frequency.count, all, typicalShare)
      : share(one.frequencyOfSound.count, all, typicalShare);
  return {
    cards: cards.length,
    surname: (one, other) => ofName(one, other, names.surnames.total, typical.surname),
    firstName: (one, other) => ofName(one, other, names.firstNames.total, typical.firstName),
    patronymic: (one, other) => ofName(one, other, names.patronymics.total, typical.patronymic),
    birthDate: (date) => share(birthDates.get(date) ?? 1, cards.length, typical.birthDate),
    isPlaceholder: (date) => placeholders.has(date),
    personNumber: (number) => rare(personNumbers.get(number) ?? byMistake),
    document: (document) => rare(documents.get(hashText(document)) ?? byMistake),
    phone: (phone) => rare(phones.get(phone)),
    email: (email) => rare(emails.get(hashText(email))),
    child: () => rare(2),
    word: (count) => Math.log2(Math.min(1, Math.max(count, 1) / total)),
  };
}

/** The values that at least `common` cards have, with their number. Sorted rather than put in a map: nearly all are rare. */
export function commonValues(
  cards: CardList,
  valueOf: (card: NormalisedCard) => number,
): ReadonlyMap<number, number> {
  const values = new Float64Array(cards.length);
  let row = 0;
  for (const card of cards) values[row++] = valueOf(card);
  values.sort();
  const found = new Map<number, number>();
  let start = 0;
  for (let index = 1; index <= values.length; index++) {
    if (index < values.length && values[index] === values[start]) continue;
    const value = values[start] ?? 0;
    if (value !== 0 && index - start >= common) found.set(value, index - start);
    start = index;
  }
  return found;
}
