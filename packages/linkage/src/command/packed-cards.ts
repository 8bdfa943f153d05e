// Cards on their way from one thread to another: columns of numbers and texts, and names and words of addresses by their places in lists.
import { documentKinds, roles, type NormalisedCard, type Sex } from '../card.ts';
import { hashText } from '../hash.ts';
import type { NameForm, NameForms } from '../names/name-form.ts';
import type { AddressWord } from '../normalisation/address.ts';
import type { Normaliser } from '../normalisation/normaliser.ts';

const sexes: readonly Sex[] = ['male', 'female'];

/** A value of a short list by its place; 0 – not known. */
const placeOf = <Value>(list: readonly Value[], value: Value | undefined): number =>
  value === undefined ? 0 : list.indexOf(value) + 1;

interface PackedForms {
  readonly keys: string[];
  readonly forms: NameForm[];
}

/** What goes through the wall. A place in `forms` or `words` is counted from 1; 0 is none. */
export interface PackedCards {
  readonly size: number;
  readonly cardIds: string[];
  readonly documents: string[];
  readonly emails: string[];
  readonly organizations: string[];
  readonly childCardIds: string[];
  /** Rows of `width` numbers each. */
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly surnames: PackedForms;
  readonly firstNames: PackedForms;
  readonly patronymics: PackedForms;
  readonly words: AddressWord[];
  /** The words of all addresses behind each other; where each ends stands in its row. */
  readonly addresses: Uint32Array<ArrayBuffer>;
}

const width = 11;

export function packCards(cards: readonly NormalisedCard[], { names }: Normaliser): PackedCards {
  const surnames = packForms(names.surnames);
  const firstNames = packForms(names.firstNames);
  const patronymics = packForms(names.patronymics);
  const words = new Map<AddressWord, number>();
  const addresses: number[] = [];
  const numbers = new Float64Array(cards.length * width);
  for (const [row, card] of cards.entries()) {
    for (const word of card.address) {
      const place = words.get(word) ?? words.size + 1;
      if (place > words.size) words.set(word, place);
      addresses.push(place);
    }
    numbers.set(
      [
        placeOf(roles, card.role),
        placeIn(surnames.places, card.surname),
        placeIn(firstNames.places, card.firstName),
        placeIn(patronymics.places, card.patronymic),
        placeOf(sexes, card.sex),
        card.birthDate,
        card.personNumber,
        Number(card.personNumberIsValid),
        placeOf(documentKinds, card.documentKind),
        card.phone,
        addresses.length,
      ],
      row * width,
    );
  }
  return {
    size: cards.length,
    cardIds: cards.map(({ cardId }) => cardId),
    documents: cards.map(({ document }) => document),
    emails: cards.map(({ email }) => email),
    organizations: cards.map(({ organization }) => organization),
    childCardIds: cards.map(({ childCardId }) => childCardId),
    numbers,
    surnames: surnames.packed,
    firstNames: firstNames.packed,
    patronymics: patronymics.packed,
    words: [...words.keys()],
    addresses: Uint32Array.from(addresses),
  };
}

function packForms(forms: NameForms): { packed: PackedForms; places: ReadonlyMap<NameForm, number> } {
  const packed: PackedForms = { keys: [], forms: [] };
  const places = new Map<NameForm, number>();
  for (const [key, form] of forms.entries()) {
    packed.keys.push(key);
    packed.forms.push(form);
    places.set(form, packed.forms.length);
  }
  return { packed, places };
}

const placeIn = (places: ReadonlyMap<NameForm, number>, form: NameForm | undefined): number =>
  form ? (places.get(form) ?? 0) : 0;

/** The cards again, with the names and words of `normaliser`, which has counted none of them yet. */
export function* unpackCards(packed: PackedCards, normaliser: Normaliser): Generator<NormalisedCard> {
  const { names, addressWords } = normaliser;
  const surnames = adopted(packed.surnames, names.surnames);
  const firstNames = adopted(packed.firstNames, names.firstNames);
  const patronymics = adopted(packed.patronymics, names.patronymics);
  const words = packed.words.map((word) => addressWords.adopt(word));
  const { numbers, addresses } = packed;
  let begins = 0;
  for (let row = 0; row < packed.size; row++) {
    const at = (column: number): number => numbers[row * width + column] ?? 0;
    const address: AddressWord[] = [];
    for (; begins < at(10); begins++) {
      const word = words[(addresses[begins] ?? 0) - 1];
      if (word) address.push(word);
    }
    const childCardId = packed.childCardIds[row] ?? '';
    yield {
      cardId: packed.cardIds[row] ?? '',
      role: roles[at(0) - 1],
      surname: surnames[at(1) - 1],
      firstName: firstNames[at(2) - 1],
      patronymic: patronymics[at(3) - 1],
      sex: sexes[at(4) - 1],
      birthDate: at(5),
      personNumber: at(6),
      personNumberIsValid: at(7) === 1,
      documentKind: documentKinds[at(8) - 1],
      document: packed.documents[row] ?? '',
      phone: at(9),
      email: packed.emails[row] ?? '',
      address,
      organization: normaliser.organization(packed.organizations[row] ?? ''),
      childCardId,
      child: childCardId === '' ? 0 : hashText(childCardId),
    };
  }
}

const adopted = ({ keys, forms }: PackedForms, into: NameForms): NameForm[] =>
  forms.map((form, place) => into.adopt(keys[place] ?? form.text, form));
