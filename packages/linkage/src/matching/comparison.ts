// All fields of two cards side by side, and what that says: one person, relatives, or strangers.
import type { NormalisedCard } from '../card.ts';
import type { AddressWord } from '../normalisation/address.ts';
import {
  compareAddresses,
  compareBirthDates,
  compareDocuments,
  compareEmails,
  compareNames,
  comparePersonNumbers,
  comparePhones,
  type SharedAddress,
} from './compare-values.ts';
import { fieldIndex, fields, levelIndex, levels, type Field } from './levels.ts';
import type { Population } from './population.ts';
import type { Weights } from './weights.ts';

const { unknown, same, variant, close, swapped, other, contrary } = levelIndex;

/**
 * Compares pair after pair in the same arrays: what it found is valid until the next comparison. Symmetrical in the two cards.
 */
export class Comparison {
  /** A level for each field. */
  readonly levels = new Uint8Array(fields.length);
  /** Bits for each field by which one person is likelier than strangers, and than relatives. */
  readonly againstStrangers = new Float64Array(fields.length);
  readonly againstRelatives = new Float64Array(fields.length);
  /** Log2 odds that both cards are one person. */
  score = 0;
  /** Whether relatives, rather than strangers, are what else the two may be. */
  mayBeRelatives = false;
  readonly #population: Population;
  readonly #tables: Tables;
  readonly #priorToStrangers: number;
  readonly #priorToRelatives: number;
  readonly #address: SharedAddress = { level: 0, bits: 0 };
  readonly #independence: number;
  /** The most bits by which contacts, document, child, organization and address together can speak for one person and against relatives. */
  readonly #mostBesideName: number;
  /** The same when document and phone have been looked at. */
  readonly #mostBesideNumbers: number;
  readonly #mostOfAddress: { readonly strangers: number; readonly relatives: number };
  /** No address is rarer than one among all. */
  readonly #rarestAddress: number;

  constructor(population: Population, weights: Weights) {
    this.#population = population;
    this.#tables = tablesOf(weights);
    this.#independence = weights.independenceOfNames;
    // Of n cards each may be paired with n - 1 others, nearly all of them strangers.
    this.#priorToStrangers = Math.log2((2 * weights.pairsPerCard) / Math.max(10, population.cards));
    this.#priorToRelatives = Math.log2(weights.pairsPerCard / Math.max(weights.relativesPerCard, 1e-6));
    this.#rarestAddress = Math.log2(Math.max(10, population.cards)) - 2;
    const relatives = mostAgainstRelatives(this.#tables, 'address');
    this.#mostOfAddress = { strangers: Math.max(0, this.#rarestAddress), relatives };
    const mostOf = (...left: readonly Field[]): number =>
      left.reduce((most, field) => most + mostAgainstRelatives(this.#tables, field), relatives);
    this.#mostBesideNumbers = mostOf('email', 'child', 'organization');
    this.#mostBesideName = mostOf('document', 'phone', 'email', 'child', 'organization');
  }

  /**
   * Compares two cards. What is cheap and tells most comes first: where nothing that is left could bring the score up to `least`, the
   * rest is not looked at, and what was found is of no use.
   * @returns whether all was compared.
   */
  compare(one: NormalisedCard, second: NormalisedCard, least = Number.NEGATIVE_INFINITY): boolean {
    this.levels.fill(unknown);
    this.againstStrangers.fill(0);
    this.againstRelatives.fill(0);
    const population = this.#population;
    this.#names(one, second);
    const date = this.#birthDates(one.birthDate, second.birthDate);
    this.#set(fieldIndex.birthDate, date, date === same ? population.birthDate(one.birthDate) : 0);
    if (one.sex && second.sex) this.#set(fieldIndex.sex, one.sex === second.sex ? same : other, 0);
    const number = comparePersonNumbers(one, second);
    this.#set(
      fieldIndex.personNumber,
      number,
      number === same ? population.personNumber(one.personNumber) : 0,
    );
    if (this.#toRelatives() + this.#mostBesideName < least - rounding) return false;
    const document = compareDocuments(one, second);
    this.#set(fieldIndex.document, document, document === same ? population.document(one.document) : 0);
    const phone = comparePhones(one.phone, second.phone);
    this.#set(fieldIndex.phone, phone, phone === same ? population.phone(one.phone) : 0);
    if (this.#toRelatives() + this.#mostBesideNumbers < least - rounding) return false;
    const email = compareEmails(one.email, second.email);
    this.#set(fieldIndex.email, email, email === same ? population.email(one.email) : 0);
    if (one.child !== 0 && second.child !== 0)
      this.#set(fieldIndex.child, one.child === second.child ? same : other, population.child(one.child));
    if (one.organization !== '' && second.organization !== '')
      this.#set(fieldIndex.organization, one.organization === second.organization ? same : other, 0);
    const { strangers, relatives } = this.#mostOfAddress;
    if (Math.min(this.#toStrangers() + strangers, this.#toRelatives() + relatives) < least - rounding)
      return false;
    this.#addresses(one, second);
    this.#sum();
    return true;
  }

  level(field: keyof typeof fieldIndex): number {
    return this.levels[fieldIndex[field]] ?? unknown;
  }

  #names(one: NormalisedCard, second: NormalisedCard): void {
    const [oneSurname, secondSurname] = [one.surname, second.surname];
    const [oneFirst, secondFirst] = [one.firstName, second.firstName];
    const [oneFather, secondFather] = [one.patronymic, second.patronymic];
    let surname = compareNames(oneSurname, secondSurname);
    let firstName = compareNames(oneFirst, secondFirst);
    const patronymic = compareNames(oneFather, secondFather);
    if (firstName >= other && surname >= other && areSwapped(one, second)) surname = firstName = swapped;
    const isOnePersonsName = agrees(firstName) && agrees(patronymic);
    const population = this.#population;
    const rarity = (level: number, bits: () => number): number =>
      level === same || level === variant ? bits() * this.#independence : 0;
    if (oneSurname && secondSurname) {
      const bits = rarity(surname, () =>
        Math.max(
          population.surname(oneSurname, secondSurname),
          population.surname(secondSurname, oneSurname),
        ),
      );
      this.#set(fieldIndex.surname, surname, bits);
      if (surname === other && !mayHaveMarried(one, second)) this.#addSurnameKept();
    }
    if (oneFirst && secondFirst)
      this.#set(
        fieldIndex.firstName,
        firstName,
        rarity(firstName, () =>
          Math.max(population.firstName(oneFirst, secondFirst), population.firstName(secondFirst, oneFirst)),
        ),
      );
    if (oneFather && secondFather)
      this.#set(
        fieldIndex.patronymic,
        patronymic,
        rarity(patronymic, () =>
          Math.max(
            population.patronymic(oneFather, secondFather),
            population.patronymic(secondFather, oneFather),
          ),
        ),
      );
    if (isOnePersonsName) this.#addNameOfOnePerson();
  }

  /** A son may bear his father's name, and then his patronymic is another; siblings share the patronymic and bear other names. */
  #addNameOfOnePerson(): void {
    const field = fieldIndex.patronymic;
    this.againstRelatives[field] = (this.againstRelatives[field] ?? 0) + nameOfOnePerson;
  }

  /** Men and children seldom change their surname: three bits less that it is one person. */
  #addSurnameKept(): void {
    const field = fieldIndex.surname;
    this.againstStrangers[field] = (this.againstStrangers[field] ?? 0) - surnameKept;
    this.againstRelatives[field] = (this.againstRelatives[field] ?? 0) - surnameKept;
  }

  /** A date that stands on far too many cards was typed to get past the field, and says nothing. */
  #birthDates(one: number, second: number): number {
    if (one !== second && (this.#population.isPlaceholder(one) || this.#population.isPlaceholder(second)))
      return unknown;
    return compareBirthDates(one, second);
  }

  #addresses(one: NormalisedCard, second: NormalisedCard): void {
    const population = this.#population;
    const rarityOf = (word: AddressWord): number => -population.word(word.frequency.count);
    compareAddresses(one.address, second.address, rarityOf, this.#address);
    // Words of an address depend on each other (a street lies in its town), so that not all of their bits count.
    this.#set(
      fieldIndex.address,
      this.#address.level,
      -Math.min(this.#address.bits * addressIndependence, this.#rarestAddress),
    );
  }

  /** `rarity` is the log2 of how many strangers have the value: taken where the table says «rare». */
  #set(field: number, level: number, rarity: number): void {
    if (level === unknown) return;
    const cell = field * levels.length + level;
    const { person, relative, stranger } = this.#tables;
    const ofPerson = person[cell] ?? 0;
    const ofStranger = stranger[cell] ?? 0;
    this.levels[field] = level;
    this.againstStrangers[field] = ofPerson - (Number.isNaN(ofStranger) ? rarity : ofStranger);
    this.againstRelatives[field] = ofPerson - (relative[cell] ?? 0);
  }

  #toStrangers(): number {
    let odds = this.#priorToStrangers;
    for (let field = 0; field < fields.length; field++) odds += this.againstStrangers[field] ?? 0;
    return odds;
  }

  #toRelatives(): number {
    let odds = this.#priorToRelatives;
    for (let field = 0; field < fields.length; field++) odds += this.againstRelatives[field] ?? 0;
    return odds;
  }

  #sum(): void {
    const toStrangers = this.#toStrangers();
    const toRelatives = this.#toRelatives();
    this.mayBeRelatives = toRelatives < toStrangers;
    this.score = -Math.log2(2 ** -toStrangers + 2 ** -toRelatives);
  }
}

const surnameKept = 2;
const nameOfOnePerson = 1.5;
const addressIndependence = 0.7;
// The same bits added in another order differ by far less.
const rounding = 1e-9;

/** Surname and first name stand in each other's box, and nothing told which is which. */
const areSwapped = (one: NormalisedCard, second: NormalisedCard): boolean =>
  agrees(compareNames(one.surname, second.firstName)) && agrees(compareNames(one.firstName, second.surname));

/** Grown-up women, and whoever's sex is unknown, may bear another surname than they did. */
const mayHaveMarried = (one: NormalisedCard, second: NormalisedCard): boolean =>
  one.sex !== 'male' && second.sex !== 'male' && one.role !== 'student' && second.role !== 'student';

interface Tables {
  readonly person: Float64Array;
  readonly relative: Float64Array;
  /** NaN where the rarity of the value decides. */
  readonly stranger: Float64Array;
}

/** Log2 of the shares, a row of levels for each field. */
function tablesOf({ shares }: Weights): Tables {
  const size = fields.length * levels.length;
  const tables = {
    person: new Float64Array(size),
    relative: new Float64Array(size),
    stranger: new Float64Array(size),
  };
  for (const [row, field] of fields.entries())
    for (const [column, level] of levels.entries()) {
      const share =
        level === 'unknown' ? undefined : (shares[field][level] ?? inPlaceOf(level, shares[field]));
      if (!share) continue;
      const [person, relative, stranger] = share;
      const cell = row * levels.length + column;
      tables.person[cell] = Math.log2(person);
      tables.relative[cell] = Math.log2(relative);
      tables.stranger[cell] = stranger === 'rare' ? Number.NaN : Math.log2(stranger);
    }
  return tables;
}

/** The most bits by which a field can speak for one person and against relatives. */
function mostAgainstRelatives({ person, relative }: Tables, field: Field): number {
  const cells = levels.map((_, level) => fieldIndex[field] * levels.length + level);
  return Math.max(0, ...cells.map((cell) => (person[cell] ?? 0) - (relative[cell] ?? 0)));
}

/** A field without a level of its own for «contrary» has it as «other». */
const inPlaceOf = (level: string, shares: Weights['shares'][keyof Weights['shares']]) =>
  level === 'contrary' ? shares.other : undefined;

/** The levels at which values agree closely enough to be one value with a slip in it. */
export const agrees = (level: number): boolean => level === same || level === variant || level === close;
export const disagrees = (level: number): boolean => level === other || level === contrary;
