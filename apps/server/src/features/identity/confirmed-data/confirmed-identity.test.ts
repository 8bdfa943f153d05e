import { expect, test } from 'vitest';
import {
  confirmedFieldsOf,
  confirmedIdentityOf,
  differingFields,
  type ComparedCard,
  type ConfirmedIdentity,
} from './confirmed-identity.ts';

const passport = {
  kind: 'passport' as const,
  series: '7505',
  number: '123456',
  issuedOn: '2010-04-01',
  issuedBy: 'УМВД',
  departmentCode: '740-001',
};
const confirmed: ConfirmedIdentity = {
  surname: 'Ёлкина',
  firstName: 'Анна',
  patronymic: 'Сергеевна',
  birthDate: '1985-05-17',
  snils: '15000000100',
  document: passport,
};
const card = (fields: Partial<ComparedCard> = {}): ComparedCard => ({
  ...confirmed,
  documents: [passport],
  ...fields,
});

test('a card that says the same is confirmed whole, and nothing is a task', () => {
  expect(differingFields(confirmed, card({ surname: 'ЕЛКИНА' }))).toEqual([]);
  expect(confirmedFieldsOf(confirmed, card({ surname: 'ЕЛКИНА' }))).toHaveLength(6);
});

test('every field that differs becomes a task', () => {
  const other = card({
    surname: 'Соснина',
    patronymic: null,
    birthDate: null,
    snils: null,
    documents: [{ ...passport, number: '654321' }],
  });
  expect(differingFields(confirmed, other)).toEqual([
    'surname',
    'patronymic',
    'birth_date',
    'snils',
    'document',
  ]);
});

test('what ЕСИА does not tell is no task, nor a document of a kind that the card has none of', () => {
  const silent = { ...confirmed, patronymic: null, birthDate: null, snils: null, document: null };
  expect(differingFields(silent, card())).toEqual([]);
  expect(differingFields(confirmed, card({ documents: [{ ...passport, kind: 'other' }] }))).toEqual([]);
});

test('of the documents at ЕСИА the passport counts, and only one that ЕСИА has verified', () => {
  const person = {
    oid: 1,
    trusted: true,
    level: 'confirmed' as const,
    lastName: 'Ёлкина',
    firstName: 'Анна',
    middleName: null,
    birthDate: null,
    gender: null,
    snils: null,
  };
  const document = (type: string, verified: boolean) => ({
    type,
    series: '7505',
    number: '123456',
    issueDate: null,
    issuedBy: null,
    issueId: '740001',
    verified,
  });
  const documents = [document('RF_BRTH_CERT', true), document('RF_PASSPORT', true)];
  expect(confirmedIdentityOf({ ...person, documents }).document).toMatchObject({
    kind: 'passport',
    departmentCode: '740-001',
  });
  expect(confirmedIdentityOf({ ...person, documents: [document('RF_PASSPORT', false)] }).document).toBeNull();
});
