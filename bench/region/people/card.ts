import { ageOn, snilsCheckDigits } from '@gorodok/identifiers';
import { addDays } from '../calendar.ts';
import type { Random } from '../random.ts';
import { recordedAt, type Run } from '../run.ts';
import { formerPassport, type BirthCertificate, type Human, type Passport } from './human.ts';

/** What the register says about a human being: a copy of the truth, with the faults of typing it. */
export type Card = Pick<Human, 'surname' | 'firstName' | 'patronymic' | 'citizenship' | 'foreignDocument'> & {
  hasNoPatronymic: boolean;
  birthDate: string | null;
  sex: Human['sex'] | null;
  snils: string | null;
  hasNoSnils: boolean;
  address: string | null;
  passport: Passport | null;
  birthCertificate: BirthCertificate | null;
  phone: string | null;
  email: string | null;
};

/** Without a fault; a passport is expected 90 days after the 14th birthday, until then the certificate does. */
export function faultlessCard(human: Human): Card {
  const { surname, firstName, patronymic, citizenship, foreignDocument, birthDate, sex, snils, address } =
    human;
  return {
    surname,
    firstName,
    patronymic,
    citizenship,
    foreignDocument,
    birthDate,
    sex,
    snils,
    address,
    hasNoPatronymic: patronymic === null,
    hasNoSnils: snils === null,
    passport: human.passport,
    birthCertificate: human.birthCertificate,
    phone: human.phone,
    email: human.email,
  };
}

function mistypedSnils(random: Random, snils: string): string {
  const at = random.integer(1, 8);
  const digit = (Number(snils[at]) + random.integer(1, 9)) % 10;
  const mistyped = snils.slice(0, at) + digit + snils.slice(at + 1);
  return snilsCheckDigits(mistyped.slice(0, 9)) === mistyped.slice(9)
    ? mistypedSnils(random, snils)
    : mistyped;
}

type Blur = readonly [weight: number, spoil: (card: Card, random: Random) => Partial<Card> | undefined];

const snilsBlurs: readonly Blur[] = [
  [30, (card) => (card.snils ? { snils: null } : undefined)],
  [9, (card, random) => (card.snils ? { snils: mistypedSnils(random, card.snils) } : undefined)],
  [3, (card) => (card.snils ? { snils: '00000000000' } : undefined)],
];
const adultBlurs: readonly Blur[] = [
  ...snilsBlurs,
  [24, () => ({ passport: null, foreignDocument: null })],
  [12, () => ({ birthDate: null })],
  [12, () => ({ phone: null, email: null })],
  [6, () => ({ sex: null })],
  [4, (card) => (card.patronymic ? { patronymic: null } : undefined)],
];
const studentBlurs: readonly Blur[] = [
  ...snilsBlurs,
  [28, () => ({ passport: null, birthCertificate: null, foreignDocument: null })],
  [18, () => ({ address: null })],
  [4, () => ({ sex: null })],
  [3, (card) => (card.patronymic ? { patronymic: null } : undefined)],
];

/** Takes away or spoils a field that must be filled, sometimes two: the card counts as unfilled afterwards. */
export function unfilledCard(card: Card, random: Random, role: 'adult' | 'student'): Card {
  const blurs = role === 'adult' ? adultBlurs : studentBlurs;
  const total = blurs.reduce((sum, [weight]) => sum + weight, 0);
  const drawOne = (): Partial<Card> => {
    let left = random.next() * total;
    const blur = blurs.find(([weight]) => (left -= weight) < 0);
    return blur?.[1](card, random) ?? drawOne();
  };
  const spoiled = { ...card, ...drawOne() };
  return random.chance(0.3) ? { ...spoiled, ...drawOne() } : spoiled;
}

const swappedLetters = (text: string, random: Random): string => {
  const at = random.integer(1, text.length - 2);
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
};
const withoutYo = (text: string): string => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
const spellings: Readonly<Record<string, string>> = {
  Наталья: 'Наталия',
  Наталия: 'Наталья',
  София: 'Софья',
  Софья: 'София',
  Даниил: 'Данил',
  Данил: 'Даниил',
  Рафаил: 'Рафаэль',
};

/** A filled card that differs from the truth all the same: another spelling, a slip, an old passport. */
export function slippedCard(run: Run, card: Card, random: Random): Card {
  const kind = random.next();
  const spelling = spellings[card.firstName];
  if (spelling && kind < 0.5) return { ...card, firstName: spelling };
  if (kind < 0.3) return { ...card, surname: swappedLetters(card.surname, random) };
  if (kind < 0.5 && card.patronymic) return { ...card, patronymic: swappedLetters(card.patronymic, random) };
  if (kind < 0.75 && card.birthDate) return { ...card, birthDate: slippedDate(run, card.birthDate, random) };
  if (card.passport && ageOn(card.birthDate ?? run.today, run.today) > 24) {
    return { ...card, passport: formerPassport(run, random, card.passport) };
  }
  return card.phone ? { ...card, phone: run.numbers.nextPhone() } : card;
}

/** Day and month swapped where the calendar allows it, else a day off. */
function slippedDate(run: Run, date: string, random: Random): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const swapped = `${year}-${day}-${month}`;
  if (Number(day) <= 12 && day !== month && swapped < run.today) return swapped;
  return addDays(date, random.pick([-10, -1, 1]));
}

/** Every second registrar types е for ё; the door folds it, a careless search does not. */
export const withPlainYe = (card: Card): Card => ({
  ...card,
  surname: withoutYo(card.surname),
  firstName: withoutYo(card.firstName),
  patronymic: card.patronymic === null ? null : withoutYo(card.patronymic),
});

/** The card of one human being as a second registrar typed it: what a duplicate looks like. */
export function repeatedCard(run: Run, human: Human, random: Random): Card {
  const card = withPlainYe(faultlessCard(human));
  const phone = card.phone && random.chance(0.5) ? run.numbers.nextPhone() : card.phone;
  const snils = random.chance(0.45) ? null : card.snils;
  const repeated = { ...card, phone, snils, hasNoSnils: false };
  if (random.chance(0.15)) return { ...repeated, patronymic: null, hasNoPatronymic: false };
  if (random.chance(0.25)) return slippedCard(run, repeated, random);
  return random.chance(0.15) ? { ...repeated, birthDate: null } : repeated;
}

/** Puts a card into the register. @returns the id of the new person. */
export function writeCard(run: Run, card: Card): number {
  const { sheets } = run;
  const id = sheets.nextId('person');
  const now = recordedAt(run);
  sheets.add('person', {
    id,
    surname: card.surname,
    first_name: card.firstName,
    patronymic: card.patronymic,
    has_no_patronymic: card.hasNoPatronymic,
    birth_date: card.birthDate,
    sex: card.sex,
    citizenship: card.citizenship,
    snils: card.snils,
    has_no_snils: card.hasNoSnils,
    address: card.address,
    created_at: now,
    updated_at: now,
  });
  writeDocuments(run, id, card);
  for (const [kind, value] of [
    ['phone', card.phone],
    ['email', card.email],
  ] as const) {
    if (value === null) continue;
    sheets.add('contact', {
      id: sheets.nextId('contact'),
      person_id: id,
      kind,
      value,
      confirmed_at: null,
      visible_to_staff: true,
    });
  }
  return id;
}

function writeDocuments(run: Run, personId: number, card: Card): void {
  const { passport, birthCertificate, foreignDocument } = card;
  const add = (kind: string, number: string, more: Partial<Passport>) =>
    run.sheets.add('identity_document', {
      id: run.sheets.nextId('identity_document'),
      person_id: personId,
      kind,
      series: more.series ?? null,
      number,
      issued_on: more.issuedOn ?? null,
      issued_by: more.issuedBy ?? null,
      department_code: more.departmentCode ?? null,
      created_at: recordedAt(run),
    });
  if (passport) add('passport', passport.number, passport);
  if (birthCertificate) add('birth_certificate', birthCertificate.number, birthCertificate);
  const isAdult = card.birthDate === null || ageOn(card.birthDate, run.today) >= 18;
  if (foreignDocument) add(isAdult ? 'foreign_passport' : 'foreign_birth_certificate', foreignDocument, {});
}
