import type { NormalisedCard } from '../card.ts';
import { hashText } from '../hash.ts';
import type { NameForm, NameForms } from '../names/name-form.ts';
import type { AddressWord } from '../normalisation/address.ts';
import type { Normaliser } from '../normalisation/normaliser.ts';
import {
  codeAt,
  documentKindOf,
  hasValidNumber,
  numberAt,
  PackedTexts,
  roleOf,
  sexOf,
  tableOf,
  textAt,
  type PackedCards,
} from './packed-cards.ts';

/** Packed cards as cards, with the names and words of `normaliser`. */
export class CardPart {
  readonly size: number;
  /** Who the child of each card is: 0 where it has none. Each thread has its own, since this alone is ever altered. */
  readonly children: Float64Array;
  readonly keys: Uint32Array;
  readonly texts: PackedTexts;
  readonly #packed: PackedCards;
  readonly surnames: readonly (NameForm | undefined)[];
  readonly firstNames: readonly (NameForm | undefined)[];
  readonly patronymics: readonly (NameForm | undefined)[];
  readonly organizations: readonly (string | undefined)[];
  /** Read once: documents are compared more often than any other text. */
  readonly #documents: (string | undefined)[];
  readonly #words: readonly (AddressWord | undefined)[];

  constructor(packed: PackedCards, normaliser: Normaliser) {
    const { names, addressWords } = normaliser;
    this.texts = new PackedTexts(packed);
    this.keys = packed.keys;
    this.#packed = packed;
    this.size = packed.size;
    this.surnames = adopted(packed.surnames, names.surnames);
    this.firstNames = adopted(packed.firstNames, names.firstNames);
    this.patronymics = adopted(packed.patronymics, names.patronymics);
    this.#words = tableOf(packed.words.map((word) => addressWords.adopt(word)));
    this.organizations = tableOf(packed.organizations.map((text) => normaliser.organization(text)));
    this.#documents = Array.from({ length: this.size }, () => undefined);
    this.children = new Float64Array(this.size);
    for (let row = 0; row < this.size; row++) {
      const child = this.texts.at(row, textAt.childCardId);
      if (child !== '') this.children[row] = hashText(child);
    }
  }

  card(row: number): NormalisedCard {
    return new PackedCard(this, row);
  }

  code(row: number, column: number): number {
    return this.#packed.codes[row * codeAt.width + column] ?? 0;
  }

  number(row: number, column: number): number {
    return this.#packed.numbers[row * numberAt.width + column] ?? 0;
  }

  document(row: number): string {
    return (this.#documents[row] ??= this.texts.at(row, textAt.document));
  }

  address(row: number): AddressWord[] {
    const words: AddressWord[] = [];
    const end = this.code(row, codeAt.addressEnd);
    for (let at = row === 0 ? 0 : this.code(row - 1, codeAt.addressEnd); at < end; at++) {
      const word = this.#words[this.#packed.addresses[at] ?? 0];
      if (word) words.push(word);
    }
    return words;
  }
}

const adopted = (
  { keys, forms }: { readonly keys: readonly string[]; readonly forms: readonly NameForm[] },
  into: NameForms,
): readonly (NameForm | undefined)[] =>
  tableOf(forms.map((form, place) => into.adopt(keys[place] ?? form.text, form)));

/** A card that is looked up rather than kept. */
class PackedCard implements NormalisedCard {
  readonly #part: CardPart;
  readonly #row: number;

  constructor(part: CardPart, row: number) {
    this.#part = part;
    this.#row = row;
  }

  get cardId(): string {
    return this.#part.texts.at(this.#row, textAt.cardId);
  }

  get role(): NormalisedCard['role'] {
    return roleOf(this.#part.code(this.#row, codeAt.traits));
  }

  get surname(): NameForm | undefined {
    return this.#part.surnames[this.#part.code(this.#row, codeAt.surname)];
  }

  get firstName(): NameForm | undefined {
    return this.#part.firstNames[this.#part.code(this.#row, codeAt.firstName)];
  }

  get patronymic(): NameForm | undefined {
    return this.#part.patronymics[this.#part.code(this.#row, codeAt.patronymic)];
  }

  get sex(): NormalisedCard['sex'] {
    return sexOf(this.#part.code(this.#row, codeAt.traits));
  }

  get birthDate(): number {
    return this.#part.code(this.#row, codeAt.birthDate);
  }

  get personNumber(): number {
    return this.#part.number(this.#row, numberAt.personNumber);
  }

  get personNumberIsValid(): boolean {
    return hasValidNumber(this.#part.code(this.#row, codeAt.traits));
  }

  get documentKind(): NormalisedCard['documentKind'] {
    return documentKindOf(this.#part.code(this.#row, codeAt.traits));
  }

  get document(): string {
    return this.#part.document(this.#row);
  }

  get phone(): number {
    return this.#part.number(this.#row, numberAt.phone);
  }

  get email(): string {
    return this.#part.texts.at(this.#row, textAt.email);
  }

  get address(): readonly AddressWord[] {
    return this.#part.address(this.#row);
  }

  get organization(): string {
    return this.#part.organizations[this.#part.code(this.#row, codeAt.organization)] ?? '';
  }

  get childCardId(): string {
    return this.#part.texts.at(this.#row, textAt.childCardId);
  }

  get child(): number {
    return this.#part.children[this.#row] ?? 0;
  }

  set child(child: number) {
    this.#part.children[this.#row] = child;
  }
}
