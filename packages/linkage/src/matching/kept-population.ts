// The population of a region that is kept beside the cards, so that one card is weighed as it is among all of them without going through
// all of them.
import type { NormalisedCard } from '../card.ts';
import { hashText } from '../hash.ts';
import type { NameForm } from '../names/name-form.ts';
import type { Normaliser } from '../normalisation/normaliser.ts';
import {
  byMistake,
  commonValues,
  imaginedCards,
  placeholderFactor,
  share,
  typical,
  type Population,
} from './population.ts';

type Counts<Value> = readonly (readonly [value: Value, count: number])[];

/** Plain data, to be stored and read again. What occurs once is left out: that is what is taken of a value that is not known. */
export interface Frequencies {
  readonly cards: number;
  readonly names: Readonly<Record<'surnames' | 'firstNames' | 'patronymics', NameCounts>>;
  readonly birthDates: Counts<number>;
  readonly personNumbers: Counts<number>;
  /** By hash, as e-mails are. */
  readonly documents: Counts<number>;
  readonly phones: Counts<number>;
  readonly emails: Counts<number>;
  /** Of addresses. */
  readonly words: Counts<string>;
}

interface NameCounts {
  readonly total: number;
  readonly spellings: Counts<string>;
  readonly sounds: Counts<string>;
}

/** The frequencies among cards that were counted by the normaliser that read them. */
export function frequenciesOf(cards: readonly NormalisedCard[], normaliser: Normaliser): Frequencies {
  const names = {
    surnames: new NameCounter(),
    firstNames: new NameCounter(),
    patronymics: new NameCounter(),
  };
  const words = new Map<string, number>();
  const birthDates = new Map<number, number>();
  for (const card of cards) {
    names.surnames.see(card.surname);
    names.firstNames.see(card.firstName);
    names.patronymics.see(card.patronymic);
    for (const word of card.address) words.set(word.text, word.frequency.count);
    if (card.birthDate !== 0) birthDates.set(card.birthDate, (birthDates.get(card.birthDate) ?? 0) + 1);
  }
  const { surnames, firstNames, patronymics } = normaliser.names;
  return {
    cards: cards.length,
    names: {
      surnames: names.surnames.counts(surnames.total),
      firstNames: names.firstNames.counts(firstNames.total),
      patronymics: names.patronymics.counts(patronymics.total),
    },
    birthDates: severalOf(birthDates),
    personNumbers: [...commonValues(cards, (card) => card.personNumber)],
    documents: [...commonValues(cards, ({ document }) => (document === '' ? 0 : hashText(document)))],
    phones: [...commonValues(cards, (card) => card.phone)],
    emails: [...commonValues(cards, ({ email }) => (email === '' ? 0 : hashText(email)))],
    words: severalOf(words),
  };
}

const severalOf = <Value extends string | number>(counts: ReadonlyMap<Value, number>): [Value, number][] =>
  [...counts].filter(([, count]) => count > 1);

/** A surname has a form for each sex under one text; the more frequent one counts. */
class NameCounter {
  readonly #seen = new Set<NameForm>();

  see(form: NameForm | undefined): void {
    if (form) this.#seen.add(form);
  }

  counts(total: number): NameCounts {
    const spellings = new Map<string, number>();
    const sounds = new Map<string, number>();
    for (const { text, sound, frequency, frequencyOfSound } of this.#seen) {
      spellings.set(text, Math.max(spellings.get(text) ?? 0, frequency.count));
      sounds.set(sound, frequencyOfSound.count);
    }
    return { total, spellings: severalOf(spellings), sounds: severalOf(sounds) };
  }
}

/** A population as it was kept. Where nothing was kept yet, names are as frequent as is usual. */
export class KeptPopulation implements Population {
  readonly cards: number;
  readonly #names: Readonly<Record<keyof Frequencies['names'], NameFrequencies>>;
  readonly #birthDates: ReadonlyMap<number, number>;
  readonly #words: ReadonlyMap<string, number>;
  readonly #personNumbers: ReadonlyMap<number, number>;
  readonly #documents: ReadonlyMap<number, number>;
  readonly #phones: ReadonlyMap<number, number>;
  readonly #emails: ReadonlyMap<number, number>;
  readonly #tooMany: number;

  constructor(frequencies: Frequencies = noFrequencies) {
    const { cards, names, birthDates, words } = frequencies;
    this.cards = cards;
    this.#names = {
      surnames: new NameFrequencies(names.surnames),
      firstNames: new NameFrequencies(names.firstNames),
      patronymics: new NameFrequencies(names.patronymics),
    };
    this.#birthDates = new Map(birthDates);
    this.#words = new Map(words);
    this.#personNumbers = new Map(frequencies.personNumbers);
    this.#documents = new Map(frequencies.documents);
    this.#phones = new Map(frequencies.phones);
    this.#emails = new Map(frequencies.emails);
    const dated = birthDates.reduce((sum, [, count]) => sum + count, 0);
    this.#tooMany = Math.max(20, (placeholderFactor * dated) / Math.max(birthDates.length, 1));
  }

  /** Says of the words of an address how many cards have them; to be called for each card that is to be compared. */
  weigh(card: NormalisedCard): NormalisedCard {
    for (const word of card.address) word.frequency.count = this.#words.get(word.text) ?? 1;
    return card;
  }

  surname = (one: NameForm, other: NameForm): number =>
    this.#names.surnames.share(one, other, typical.surname);
  firstName = (one: NameForm, other: NameForm): number =>
    this.#names.firstNames.share(one, other, typical.firstName);
  patronymic = (one: NameForm, other: NameForm): number =>
    this.#names.patronymics.share(one, other, typical.patronymic);
  birthDate = (date: number): number => share(this.#birthDates.get(date) ?? 1, this.cards, typical.birthDate);
  isPlaceholder = (date: number): boolean => (this.#birthDates.get(date) ?? 0) > this.#tooMany;
  personNumber = (number: number): number => this.#rare(this.#personNumbers.get(number) ?? byMistake);
  document = (document: string): number => this.#rare(this.#documents.get(hashText(document)) ?? byMistake);
  phone = (phone: number): number => this.#rare(this.#phones.get(phone) ?? 1);
  email = (email: string): number => this.#rare(this.#emails.get(hashText(email)) ?? 1);
  child = (): number => this.#rare(2);
  word = (count: number): number => this.#rare(Math.max(count, 1));

  #rare(count: number): number {
    return Math.log2(Math.min(1, count / Math.max(this.cards, imaginedCards)));
  }
}

class NameFrequencies {
  readonly #total: number;
  readonly #spellings: ReadonlyMap<string, number>;
  readonly #sounds: ReadonlyMap<string, number>;

  constructor({ total, spellings, sounds }: NameCounts) {
    this.#total = total;
    this.#spellings = new Map(spellings);
    this.#sounds = new Map(sounds);
  }

  share(one: NameForm, other: NameForm, typicalShare: number): number {
    const count = one.text === other.text ? this.#spellings.get(one.text) : this.#sounds.get(one.sound);
    return share(count ?? 1, this.#total, typicalShare);
  }
}

const noNames: NameCounts = { total: 0, spellings: [], sounds: [] };
const noFrequencies: Frequencies = {
  cards: 0,
  names: { surnames: noNames, firstNames: noNames, patronymics: noNames },
  birthDates: [],
  personNumbers: [],
  documents: [],
  phones: [],
  emails: [],
  words: [],
};
