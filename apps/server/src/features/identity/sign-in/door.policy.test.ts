import { expect, test } from 'vitest';
import { decideAtDoor, type Candidate, type Visitor } from './door.policy.ts';

const visitor: Visitor = {
  surname: 'Ёлкина',
  firstName: 'Анна',
  patronymic: 'Сергеевна',
  birthDate: '1985-05-17',
  snils: '15000000150',
  document: null,
  documentNumbers: ['7505123456'],
};
const card = (fields: Partial<Candidate>): Candidate => ({ ...visitor, personId: 1, ...fields });
const decide = (...candidates: Candidate[]) => decideAtDoor(visitor, candidates);

// Row by row the table «Вход: исходы» of docs/glossary.md.
test('СНИЛС and first name and birth date equal: in', () => {
  expect(decide(card({}))).toEqual({ admitted: true, personId: 1 });
});

test('case, ё, spaces and hyphens are no difference', () => {
  expect(decide(card({ surname: 'ЕЛКИНА', patronymic: ' сергеевна ', snils: null }))).toMatchObject({
    admitted: true,
  });
});

test('a surname or patronymic that differs lets in', () => {
  expect(decide(card({ surname: 'Соснина', patronymic: null }))).toEqual({ admitted: true, personId: 1 });
});

test('a birth date that differs with the whole name equal lets in', () => {
  expect(decide(card({ birthDate: '1985-05-18' }))).toMatchObject({ admitted: true });
});

test('a birth date that the card lacks is one that differs', () => {
  expect(decide(card({ birthDate: null }))).toMatchObject({ admitted: true });
  expect(decide(card({ birthDate: null, patronymic: 'Петровна' }))).toMatchObject({
    reason: 'birth_date_differs',
  });
});

test('birth date and surname differ: birth_date_differs', () => {
  expect(decide(card({ birthDate: '1985-05-18', surname: 'Соснина' }))).toMatchObject({
    admitted: false,
    reason: 'birth_date_differs',
  });
});

test("another first name with the same birth date, as a twin's number: name_differs", () => {
  expect(decide(card({ firstName: 'Яна' }))).toMatchObject({
    admitted: false,
    reason: 'name_differs',
    nearest: [1],
  });
});

test('beside the owner of the number stands the card of the own name, into which the number may belong', () => {
  const twin = card({ personId: 2, firstName: 'Яна' });
  expect(decide(twin, card({ snils: null }))).toMatchObject({ reason: 'name_differs', nearest: [2, 1] });
});

test('another first name and birth date: snils_belongs_to_another_card', () => {
  expect(decide(card({ firstName: 'Пётр', birthDate: '2013-02-03' }))).toMatchObject({
    reason: 'snils_belongs_to_another_card',
  });
});

test('several people with the СНИЛС: several_cards_match', () => {
  expect(decide(card({}), card({ personId: 2 }))).toMatchObject({
    reason: 'several_cards_match',
    nearest: [1, 2],
  });
});

test('no СНИЛС in the card, name, birth date and document equal: in', () => {
  expect(decide(card({ snils: null }))).toEqual({ admitted: true, personId: 1 });
});

test('a number in the card that can be nobody’s counts as none', () => {
  expect(decide(card({ snils: '11111111111' }))).toEqual({ admitted: true, personId: 1 });
  expect(decide(card({ snils: '15000000199', documentNumbers: [] }))).toMatchObject({
    reason: 'snils_missing_in_card',
  });
});

test('no СНИЛС and no document in the card: snils_missing_in_card', () => {
  expect(decide(card({ snils: null, documentNumbers: [] }))).toMatchObject({
    reason: 'snils_missing_in_card',
  });
});

test('no СНИЛС in the card and another document: document_differs', () => {
  expect(decide(card({ snils: null, documentNumbers: ['7505000000'] }))).toMatchObject({
    reason: 'document_differs',
  });
});

test('several such cards without СНИЛС: several_cards_match', () => {
  expect(decide(card({ snils: null }), card({ personId: 2, snils: null }))).toMatchObject({
    reason: 'several_cards_match',
  });
});

test('another valid number in the card of the same name and birth date: snils_differs', () => {
  expect(decide(card({ snils: '15000000251' }))).toMatchObject({ reason: 'snils_differs' });
});

test('nothing of these: person_not_found, and no card is named', () => {
  expect(decide()).toEqual({ admitted: false, reason: 'person_not_found', nearest: [] });
  expect(decide(card({ snils: null, birthDate: '1990-01-01' }))).toMatchObject({
    reason: 'person_not_found',
  });
});

test('an account of ЕСИА without СНИЛС never matches cards without СНИЛС by that', () => {
  const withoutSnils = { ...visitor, snils: null, birthDate: '1999-09-09' };
  expect(decideAtDoor(withoutSnils, [card({ snils: null })])).toMatchObject({ reason: 'person_not_found' });
});
