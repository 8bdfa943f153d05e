import type { CardKind } from './people.ts';

// Lists that the client needs as values: without the schemas, whose library a parent's phone should not have to load.

/** What a card can be asked to say. */
export const cardRequirements = [
  'surname',
  'firstName',
  'patronymic',
  'birthDate',
  'sex',
  'snils',
  'passport',
  'birthCertificate',
  'contact',
  'address',
  'personalDataConsent',
  'guardian',
  'child',
] as const;
type Field = (typeof cardRequirements)[number];

const notOfKind: Readonly<Record<CardKind, readonly Field[]>> = {
  employee: ['birthCertificate', 'guardian', 'child'],
  student: ['child'],
  guardian: ['birthCertificate', 'guardian'],
};
/** What can be asked for on a card of a kind. */
export const requirementsOf = (kind: CardKind): Field[] =>
  cardRequirements.filter((field) => !notOfKind[kind].includes(field));

/** What looks wrong on a card: a closed list. An error is wrong by itself, a warning may be so in life. */
export const findingSeverities = {
  name_not_cyrillic: 'error',
  name_has_digits: 'error',
  name_malformed: 'warning',
  birth_date_in_future: 'error',
  birth_date_implausible: 'error',
  snils_placeholder: 'error',
  snils_checksum: 'error',
  snils_of_relative: 'error',
  snils_on_another_card: 'error',
  cards_differ: 'warning',
  passport_malformed: 'error',
  birth_certificate_malformed: 'error',
  issue_date_implausible: 'error',
  passport_year_disagrees: 'warning',
  passport_before_fourteen: 'warning',
  phone_malformed: 'warning',
  email_malformed: 'warning',
  phone_on_many_cards: 'warning',
  grade_disagrees_with_age: 'warning',
  parent_too_young: 'warning',
  confirmed_differs: 'warning',
} as const;
type Code = keyof typeof findingSeverities;
export const findingCodes = Object.keys(findingSeverities) as Code[]; // the keys of a literal are its type

/** A difference from what ЕСИА confirmed is settled where it is listed, field by field. */
export const isAcceptable = (code: Code): boolean => code !== 'confirmed_differs';
