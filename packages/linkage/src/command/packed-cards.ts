// Cards of a file in columns of numbers and bytes. Two million cards as objects keep the garbage collector busy and have to be copied for
// every thread that looks at them; columns lie in memory that threads share. Names, words of addresses and organizations stand once in
// tables, the cards have their places there.
import { blockingKeys, keyKinds } from '../blocking/keys.ts';
import { documentKinds, roles, type NormalisedCard, type Sex } from '../card.ts';
import type { NameForm, NameForms } from '../names/name-form.ts';
import type { AddressWord } from '../normalisation/address.ts';
import type { Normaliser } from '../normalisation/normaliser.ts';

const sexes: readonly Sex[] = ['male', 'female'];

interface PackedForms {
  readonly keys: string[];
  readonly forms: NameForm[];
}

/** What goes from one thread to another: shared memory, and tables that are copied. */
export interface PackedCards {
  readonly size: number;
  /** Rows of `codeAt.width` numbers, each as it is or a place in a table from 1 (0: not known). */
  readonly codes: Uint32Array<SharedArrayBuffer>;
  /** Rows of `numberAt.width` numbers that may go beyond 32 bits. */
  readonly numbers: Float64Array<SharedArrayBuffer>;
  /** The texts of all cards behind each other, in UTF-8. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  /** Rows of `textAt.width` places in `bytes` where a text ends. */
  readonly textEnds: Uint32Array<SharedArrayBuffer>;
  /** Places of the words of all addresses behind each other. */
  readonly addresses: Uint32Array<SharedArrayBuffer>;
  /** Rows of blocking keys. */
  readonly keys: Uint32Array<SharedArrayBuffer>;
  readonly surnames: PackedForms;
  readonly firstNames: PackedForms;
  readonly patronymics: PackedForms;
  readonly words: AddressWord[];
  readonly organizations: string[];
}

/** What stands in a row of `codes`, by its place there. */
export const codeAt = {
  /** Role, sex, kind of the document and whether the person's number is valid, each in two bits. */
  traits: 0,
  surname: 1,
  firstName: 2,
  patronymic: 3,
  birthDate: 4,
  organization: 5,
  addressEnd: 6,
  width: 7,
} as const;
export const numberAt = { personNumber: 0, phone: 1, width: 2 } as const;
export const textAt = { cardId: 0, childCardId: 1, document: 2, email: 3, width: 4 } as const;

/** The traits of a card as one number. */
const traitsOf = ({ role, sex, documentKind, personNumberIsValid }: NormalisedCard): number =>
  placeOf(roles, role) |
  (placeOf(sexes, sex) << 2) |
  (placeOf(documentKinds, documentKind) << 4) |
  (Number(personNumberIsValid) << 6);

const placeOf = <Value>(list: readonly Value[], value: Value | undefined): number =>
  value === undefined ? 0 : list.indexOf(value) + 1;

/** A table in which the values stand at their places, which begin with 1. */
export const tableOf = <Value>(values: readonly Value[]): readonly (Value | undefined)[] => [
  undefined,
  ...values,
];
const [roleTable, sexTable, documentKindTable] = [tableOf(roles), tableOf(sexes), tableOf(documentKinds)];

export const roleOf = (traits: number): NormalisedCard['role'] => roleTable[traits & 3];
export const sexOf = (traits: number): NormalisedCard['sex'] => sexTable[(traits >> 2) & 3];
export const documentKindOf = (traits: number): NormalisedCard['documentKind'] =>
  documentKindTable[(traits >> 4) & 3];
export const hasValidNumber = (traits: number): boolean => traits >> 6 === 1;

/** The texts of packed cards. */
export class PackedTexts {
  readonly #bytes: Buffer;
  readonly #ends: Uint32Array;

  constructor({ bytes, textEnds }: PackedCards) {
    this.#bytes = Buffer.from(bytes.buffer);
    this.#ends = textEnds;
  }

  at(row: number, column: number): string {
    const place = row * textAt.width + column;
    const start = place === 0 ? 0 : (this.#ends[place - 1] ?? 0);
    const end = this.#ends[place] ?? 0;
    return start === end ? '' : this.#bytes.toString('utf8', start, end);
  }
}

/** Takes cards that went through `normaliser`, one after another. */
export class CardPacker {
  readonly #normaliser: Normaliser;
  #size = 0;
  readonly #codes = new GrowingColumn((length) => new Uint32Array(new SharedArrayBuffer(length * 4)));
  readonly #numbers = new GrowingColumn((length) => new Float64Array(new SharedArrayBuffer(length * 8)));
  readonly #bytes = new GrowingColumn((length) => new Uint8Array(new SharedArrayBuffer(length)));
  readonly #textEnds = new GrowingColumn((length) => new Uint32Array(new SharedArrayBuffer(length * 4)));
  readonly #addresses = new GrowingColumn((length) => new Uint32Array(new SharedArrayBuffer(length * 4)));
  readonly #keys = new GrowingColumn((length) => new Uint32Array(new SharedArrayBuffer(length * 4)));
  readonly #keysOfCard = new Uint32Array(keyKinds.length);
  readonly #surnames = new Table<NameForm>();
  readonly #firstNames = new Table<NameForm>();
  readonly #patronymics = new Table<NameForm>();
  readonly #words = new Table<AddressWord>();
  readonly #organizations = new Table<string>();

  constructor(normaliser: Normaliser) {
    this.#normaliser = normaliser;
  }

  add(card: NormalisedCard): void {
    for (const word of card.address) this.#addresses.push(this.#words.place(word));
    const codes = this.#codes;
    codes.push(traitsOf(card));
    codes.push(this.#surnames.place(card.surname));
    codes.push(this.#firstNames.place(card.firstName));
    codes.push(this.#patronymics.place(card.patronymic));
    codes.push(card.birthDate);
    codes.push(this.#organizations.place(card.organization));
    codes.push(this.#addresses.length);
    this.#numbers.push(card.personNumber);
    this.#numbers.push(card.phone);
    this.#addText(card.cardId);
    this.#addText(card.childCardId);
    this.#addText(card.document);
    this.#addText(card.email);
    this.#keys.pushAll(blockingKeys(card, this.#normaliser.profile, this.#keysOfCard));
    this.#size++;
  }

  #addText(text: string): void {
    // No letter takes more than three bytes.
    this.#bytes.reserve(text.length * 3);
    const { values, length } = this.#bytes;
    this.#bytes.length += writeText(text, values, length);
    this.#textEnds.push(this.#bytes.length);
  }

  packed(): PackedCards {
    const { names } = this.#normaliser;
    return {
      size: this.#size,
      codes: this.#codes.values,
      numbers: this.#numbers.values,
      bytes: this.#bytes.values,
      textEnds: this.#textEnds.values,
      addresses: this.#addresses.values,
      keys: this.#keys.values,
      surnames: withKeys(this.#surnames, names.surnames),
      firstNames: withKeys(this.#firstNames, names.firstNames),
      patronymics: withKeys(this.#patronymics, names.patronymics),
      words: this.#words.values(),
      organizations: this.#organizations.values(),
    };
  }
}

/** @returns how many bytes it takes. Nearly all texts are digits and Latin letters, for which the encoder takes longer to call than to work. */
function writeText(text: string, bytes: Uint8Array<SharedArrayBuffer>, start: number): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return encoder.encodeInto(text, bytes.subarray(start)).written;
    bytes[start + at] = code;
  }
  return text.length;
}

const encoder = new TextEncoder();

/** Values that cards share, each with its place from 1; 0 is none. */
class Table<Value> {
  readonly #places = new Map<Value, number>();

  place(value: Value | undefined): number {
    if (value === undefined) return 0;
    const found = this.#places.get(value);
    if (found !== undefined) return found;
    this.#places.set(value, this.#places.size + 1);
    return this.#places.size;
  }

  values(): Value[] {
    return [...this.#places.keys()];
  }
}

/** Forms with the keys by which another thread knows them. */
function withKeys(table: Table<NameForm>, all: NameForms): PackedForms {
  const keyOf = new Map(Array.from(all.entries(), ([key, form]) => [form, key]));
  const forms = table.values();
  return { forms, keys: forms.map((form) => keyOf.get(form) ?? form.text) };
}

type Column =
  | Uint8Array<SharedArrayBuffer>
  | Uint32Array<SharedArrayBuffer>
  | Float64Array<SharedArrayBuffer>;

/** Numbers behind each other, as many as there will be. What is reserved and not written to takes no memory. */
class GrowingColumn<Values extends Column> {
  values: Values;
  length = 0;
  readonly #make: (length: number) => Values;

  constructor(make: (length: number) => Values) {
    this.#make = make;
    this.values = make(1 << 16);
  }

  push(value: number): void {
    this.reserve(1);
    this.values[this.length++] = value;
  }

  pushAll(values: Uint32Array): void {
    this.reserve(values.length);
    this.values.set(values, this.length);
    this.length += values.length;
  }

  /** Room for so many more. */
  reserve(more: number): void {
    if (this.length + more <= this.values.length) return;
    const larger = this.#make((this.length + more) * 2);
    larger.set(this.values);
    this.values = larger;
  }
}
