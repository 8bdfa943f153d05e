import type { Frequency } from '../names/name-form.ts';
import { hashText } from '../hash.ts';

/** A word or number of an address; shared by all cards that have it. */
export interface AddressWord {
  readonly text: string;
  readonly hash: number;
  readonly isNumber: boolean;
  readonly frequency: Frequency;
}

const kinds = new Set(
  (
    'россия рф российская федерация область обл край республика респ район р-н рн город гор г село с деревня д дер поселок пос п пгт ' +
    'станица ст улица ул проспект пр пр-т пр-кт просп переулок пер бульвар б-р бул проезд площадь пл шоссе ш микрорайон мкр мкр-н квартал ' +
    'дом корпус корп к строение стр квартира кв комната ком городской округ муниципальный'
  ).split(' '),
);

/** The words of addresses, each once, with how many cards have it: a rare street says more than the name of the region. */
export class AddressWords {
  /** Nothing for what every address has: «улица», «дом». */
  readonly #words = new Map<string, AddressWord | undefined>(Array.from(kinds, (kind) => [kind, undefined]));

  /** The words that tell places apart, in the order of their hashes, so that two addresses are compared in one walk. */
  read(raw: string): readonly AddressWord[] {
    const words: AddressWord[] = [];
    const parts = raw === '' ? null : raw.toLowerCase().replaceAll('ё', 'е').match(wordOrNumber);
    for (const text of parts ?? []) {
      const word = this.#word(text);
      if (word && !words.includes(word)) words.push(word);
    }
    return words.length > 1 ? words.sort(byHash) : words;
  }

  /** A word that was read elsewhere: this one's own, or a copy that no card has yet. */
  adopt(read: AddressWord): AddressWord {
    const found = this.#words.get(read.text);
    if (found) return found;
    const word = { ...read, frequency: { count: 0 } };
    this.#words.set(word.text, word);
    return word;
  }

  count(words: readonly AddressWord[]): void {
    for (const word of words) word.frequency.count++;
  }

  #word(text: string): AddressWord | undefined {
    const found = this.#words.get(text);
    if (found || this.#words.has(text) || isPostalCode(text)) return found;
    const copy = Buffer.from(text).toString();
    const word: AddressWord = {
      text: copy,
      hash: hashText(copy),
      isNumber: /^\d/u.test(copy),
      frequency: { count: 0 },
    };
    this.#words.set(copy, word);
    return word;
  }
}

const wordOrNumber = /\d+|\p{L}+(?:-\p{L}+)*/gu;
const byHash = (one: AddressWord, other: AddressWord): number => one.hash - other.hash;
/** Six digits: left out by most, and known from the street. */
const isPostalCode = (text: string): boolean => text.length === 6 && /^\d+$/u.test(text);
