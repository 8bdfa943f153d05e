import type { CardDocument, CardKind, PersonFields } from '@gorodok/contract';
import { describe, expect, test } from 'vitest';
import { missingFields, type CardFacts } from './completeness.policy.ts';

const today = '2026-11-24';
const passport: CardDocument = {
  kind: 'passport',
  series: '7504',
  number: '123456',
  issuedOn: null,
  issuedBy: null,
  departmentCode: null,
};
const certificate: CardDocument = {
  ...passport,
  kind: 'birth_certificate',
  series: 'IV-ЕР',
  number: '311895',
};
const fields: PersonFields = {
  surname: 'Ким',
  firstName: 'Анна',
  patronymic: { value: 'Олеговна', absent: false },
  birthDate: '1985-05-17',
  sex: 'female',
  citizenship: 'RUS',
  snils: { value: '12808280456', absent: false },
  address: 'ул. Мира, 5',
  residenceAddress: null,
};
const full = (kind: CardKind, changes: Partial<PersonFields> = {}, documents = [passport]): CardFacts => ({
  kind,
  fields: { ...fields, ...changes },
  documents,
  hasContact: true,
  hasPersonalDataConsent: true,
  hasRelatives: true,
});
const lacks = (facts: CardFacts) =>
  missingFields(facts, today).map(({ field, weight }) => (weight === 'mandatory' ? field : `(${field})`));

test.each(['employee', 'student', 'guardian'] as const)('a full card of kind %s lacks nothing', (kind) => {
  expect(lacks(full(kind))).toEqual([]);
});

test.each([
  [
    'employee',
    ['patronymic', 'birthDate', 'sex', 'snils', 'passport', 'contact', 'personalDataConsent', '(address)'],
  ],
  [
    'student',
    [
      'patronymic',
      'birthDate',
      'sex',
      'snils',
      'birthCertificate',
      'address',
      'personalDataConsent',
      'guardian',
      '(contact)',
    ],
  ],
  [
    'guardian',
    [
      'patronymic',
      'birthDate',
      'sex',
      'snils',
      'passport',
      'contact',
      'personalDataConsent',
      'child',
      '(address)',
    ],
  ],
] as const)('a card of kind %s that has a name alone lacks the rest', (kind, missing) => {
  const empty = { value: null, absent: false };
  const facts: CardFacts = {
    ...full(kind, { patronymic: empty, birthDate: null, sex: null, snils: empty, address: null }, []),
    hasContact: false,
    hasPersonalDataConsent: false,
    hasRelatives: false,
  };
  expect(lacks(facts).toSorted()).toEqual(missing.toSorted());
});

test('«нет отчества» and «СНИЛС отсутствует» count as filled in', () => {
  const absent = { value: null, absent: true };
  expect(lacks(full('employee', { patronymic: absent, snils: absent }))).toEqual([]);
});

test('what is formally wrong does not count', () => {
  const snils = { value: '12808280457', absent: false };
  expect(lacks(full('employee', { snils, birthDate: '1900-01-01' }, [{ ...passport, number: '1' }]))).toEqual(
    ['birthDate', 'snils', 'passport'],
  );
});

describe('the document of a student goes with the age', () => {
  test.each([
    ['2015-05-05', [certificate], []],
    ['2015-05-05', [], ['birthCertificate']],
    ['2012-11-24', [certificate], []], // fourteen today
    ['2012-08-27', [certificate], []], // 89 days after the birthday
    ['2012-08-26', [certificate], ['passport']], // and 90
    ['2012-08-26', [passport], []],
    ['2009-01-01', [certificate], ['passport']],
  ])('born on %s, %j', (birthDate, documents, missing) => {
    expect(lacks(full('student', { birthDate }, documents))).toEqual(missing);
  });

  test('a foreign citizen may have any other document', () => {
    const other = { ...passport, kind: 'other' as const, series: null, number: 'ВНЖ 12' };
    expect(lacks(full('employee', { citizenship: 'KAZ' }, [other]))).toEqual([]);
    expect(lacks(full('employee', {}, [other]))).toEqual(['passport']);
  });
});

test('a student who has come of age needs no guardian', () => {
  expect(lacks({ ...full('student', { birthDate: '2008-11-24' }), hasRelatives: false })).toEqual([]);
  expect(lacks({ ...full('student', { birthDate: '2008-11-25' }), hasRelatives: false })).toEqual([
    'guardian',
  ]);
});
