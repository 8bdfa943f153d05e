// From a card as typed to what is compared of it. The card itself stays as it is.
import { roles, type Card, type NormalisedCard, type Role, type Sex } from '../card.ts';
import { hashText } from '../hash.ts';
import { NameForms, type NameForm } from '../names/name-form.ts';
import { RussianNames, type PersonName } from '../names/russian-name.ts';
import { latinSoundOf } from '../names/sound.ts';
import { AddressWords } from './address.ts';
import type { ProfileName } from '../profile.ts';
import {
  readBirthDate,
  readDocument,
  readEmail,
  readPhone,
  readSex,
  readSnils,
  type PersonNumber,
} from './numbers.ts';

export interface Names {
  readonly surnames: NameForms;
  readonly firstNames: NameForms;
  readonly patronymics: NameForms;
  read(surname: string, firstName: string, patronymic: string, sex: Sex | undefined): PersonName;
}

/**
 * Reads cards of one file or one region. Names and words are read once and shared; it counts how many cards have each, so the cards
 * whose frequencies are to count go through one normaliser.
 */
export class Normaliser {
  readonly profile: ProfileName;
  readonly names: Names;
  readonly addressWords = new AddressWords();
  readonly #organizations = new Map<string, string>();
  cards = 0;

  constructor(profile: ProfileName) {
    this.profile = profile;
    this.names = profile === 'generic' ? new LatinNames() : new RussianNames();
  }

  normalise(card: Card): NormalisedCard {
    const stated = readSex(card.sex ?? '');
    const name = this.names.read(card.lastName ?? '', card.firstName ?? '', card.middleName ?? '', stated);
    const document = readDocument(
      card.documentType ?? '',
      card.documentSeries ?? '',
      card.documentNumber ?? '',
    );
    const number = card.idNumber ? readIdNumber(card.idNumber) : readSnils(card.snils ?? '');
    const childCardId = copyOf(card.childCardId ?? '');
    return {
      cardId: copyOf(card.cardId),
      role: readRole(card.role ?? ''),
      surname: name.surname,
      firstName: name.firstName,
      patronymic: name.patronymic,
      sex: name.sex ?? stated,
      birthDate: readBirthDate(card.birthDate ?? ''),
      personNumber: number.number,
      personNumberIsValid: number.isValid,
      documentKind: document.kind,
      document: document.text,
      phone: readPhone(card.phone ?? ''),
      email: readEmail(card.email ?? ''),
      address: this.addressWords.read(card.address ?? ''),
      organization: this.organization(card.organizationId ?? ''),
      childCardId,
      child: childCardId === '' ? 0 : hashText(childCardId),
    };
  }

  /** Says that the card is one of those among which names are frequent or rare. */
  count(card: NormalisedCard): void {
    this.cards++;
    if (card.surname) this.names.surnames.count(card.surname);
    if (card.firstName) this.names.firstNames.count(card.firstName);
    if (card.patronymic) this.names.patronymics.count(card.patronymic);
    this.addressWords.count(card.address);
  }

  /** The same text for all cards of an organization. */
  organization(raw: string): string {
    const found = this.#organizations.get(raw);
    if (found !== undefined) return found;
    const copy = Buffer.from(raw).toString();
    this.#organizations.set(copy, copy);
    return copy;
  }
}

/** Short texts are copies anyway; longer ones would keep the piece of the file that they were cut from. */
const copyOf = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString());

const roleWords: readonly (readonly [RegExp, Role])[] = [
  [/^(?:student|pupil|учен|обуч|воспит)/iu, 'student'],
  [/^(?:parent|guardian|родит|законн)/iu, 'parent'],
  [/^(?:employee|staff|teacher|сотр|учит|педаг)/iu, 'employee'],
];

function readRole(raw: string): Role | undefined {
  return roles.find((role) => role === raw) ?? roleWords.find(([words]) => words.test(raw))?.[1];
}

function readIdNumber(raw: string): PersonNumber {
  const digits = raw.replace(/\D/gu, '');
  if (digits === '' || digits.length > 15 || /^(\d)\1*$/u.test(digits)) return { number: 0, isValid: false };
  return { number: Number(digits), isValid: false };
}

/** Names in Latin letters of whatever language: nothing is known of their order or endings. */
class LatinNames implements Names {
  readonly surnames = new NameForms();
  readonly firstNames = new NameForms();
  readonly patronymics = new NameForms();

  read(surname: string, firstName: string, patronymic: string): PersonName {
    return {
      surname: form(this.surnames, surname),
      firstName: form(this.firstNames, firstName),
      patronymic: form(this.patronymics, patronymic),
      sex: undefined,
    };
  }
}

function form(forms: NameForms, raw: string): NameForm | undefined {
  const text = raw
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .replaceAll(' ', '-');
  if (text === '') return undefined;
  return forms.form(text, () => {
    const copy = Buffer.from(text).toString();
    const sound = latinSoundOf(copy) || copy;
    return { text: copy, sound, consonants: sound };
  });
}
