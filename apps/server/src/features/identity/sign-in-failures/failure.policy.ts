import {
  confirmedFields,
  type CardDocument,
  type ConfirmedField,
  type FieldDifference,
  type SignInFailureReason,
  type SignInRepair,
} from '@gorodok/contract';
import { maskSnils } from '@gorodok/identifiers';
import {
  agrees,
  cardValue,
  shownValue,
  type ComparedCard,
  type ConfirmedIdentity,
} from '../confirmed-data/index.ts';

/** What a failed sign-in keeps of the data that ЕСИА gave. */
export interface GivenColumns {
  givenSurname: string | null;
  givenFirstName: string | null;
  givenPatronymic: string | null;
  givenBirthDate: string | null;
  givenSnils: string | null;
  givenDocument: unknown;
}

/** Null where ЕСИА gave nothing to compare: it refused itself, or the person's card was found and its data are no matter. */
export function givenIdentity(row: GivenColumns): ConfirmedIdentity | null {
  if (row.givenSurname === null || row.givenFirstName === null || row.givenBirthDate === null) return null;
  return {
    surname: row.givenSurname,
    firstName: row.givenFirstName,
    patronymic: row.givenPatronymic,
    birthDate: row.givenBirthDate,
    snils: row.givenSnils,
    document: row.givenDocument as CardDocument | null, // written by the repository alone
  };
}

/** Field by field what ЕСИА gave and what the card says; СНИЛС masked on both sides, since equal or not is what counts. */
export function compare(given: ConfirmedIdentity, card: ComparedCard): FieldDifference[] {
  return confirmedFields
    .filter((field) => field !== 'document' || given.document !== null)
    .map((field) => ({
      field,
      given: shown(field, shownValue(field, given)),
      inCard: shown(field, cardValue(field, given, card)),
      agrees: agrees(field, given, card) ?? shownValue(field, given) === cardValue(field, given, card),
    }));
}

const shown = (field: ConfirmedField, value: string | null) =>
  field === 'snils' && value !== null ? maskSnils(value) : value;

/** Reasons that a card with ЕСИА's data would mend. A number in a stranger's card, or two cards, are never mended by writing more. */
const mendedByData: readonly SignInFailureReason[] = [
  'person_not_found',
  'snils_missing_in_card',
  'snils_differs',
  'birth_date_differs',
  'name_differs',
  'document_differs',
];

/** Which fields of the card may be taken over from ЕСИА. */
export const fieldsToTakeOver = (
  reason: SignInFailureReason,
  differences: readonly FieldDifference[],
): ConfirmedField[] =>
  mendedByData.includes(reason)
    ? differences.flatMap(({ field, given, agrees }) => (agrees || given === null ? [] : [field]))
    : [];

const repairsOfReason: Partial<Record<SignInFailureReason, readonly SignInRepair[]>> = {
  person_not_found: ['create_guardian', 'create_employee'],
  guardian_not_linked: ['link_child'],
  parental_consent_missing: ['send_memo'],
  blocked: ['unblock'],
  linked_to_another_account: ['unlink'],
};

/** What can be done in one click beside taking data over. */
export const repairsFor = (reason: SignInFailureReason): readonly SignInRepair[] =>
  repairsOfReason[reason] ?? [];
