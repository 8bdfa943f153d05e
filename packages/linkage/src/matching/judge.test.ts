import { expect, test } from 'vitest';
import type { Card } from '../card.ts';
import { aParent, aStudent, verdictOf } from '../testing-cards.ts';
import type { Veto } from './vetoes.ts';

const without: Partial<Card> = { snils: '', documentSeries: '', documentNumber: '', phone: '', address: '' };

test('two cards of a student with the same number and name are certain', () => {
  expect(verdictOf(aStudent(), aStudent({ organizationId: '90', phone: '', address: '' }))).toMatchObject({
    zone: 'certain',
    vetoes: [],
  });
});

test('a name and a birth date alone are probable: namesakes of one day exist', () => {
  expect(verdictOf(aStudent(), aStudent({ ...without, organizationId: '' })).zone).toBe('probable');
});

test('a slip in the number, in the surname and in the date at once leaves it one student', () => {
  const slips = aStudent({ lastName: 'Кашаров', snils: '157-402-693 62', birthDate: '05.14.2012' });
  expect(verdictOf(aStudent(), slips).zone).toBe('certain');
});

test('a certificate replaced by a passport at 14 speaks against nothing', () => {
  const older = aStudent({ documentSeries: '7526', documentNumber: '118204' });
  expect(verdictOf(aStudent(), older)).toMatchObject({ zone: 'certain', vetoes: [] });
});

test('a woman who married is found by her birth date and phone', () => {
  expect(verdictOf(aParent(), aParent({ lastName: 'Зырянова' })).zone).not.toBe(undefined);
  expect(verdictOf(aParent(), aParent({ lastName: 'Зырянова' })).score).toBeGreaterThan(0);
});

test('who agrees in nothing is not worth a look', () => {
  expect(verdictOf(aStudent(), aParent({ phone: '', address: '' })).zone).toBeUndefined();
});

const twin = aStudent({ firstName: 'Марк', snils: '203-518-774 44', documentNumber: '604219' });

test.each<[string, Card, Card, Veto]>([
  ['twins', aStudent(), twin, 'different_first_names'],
  [
    'twins with names that look alike',
    aStudent({ firstName: 'Алина' }),
    aStudent({ firstName: 'Алёна' }),
    'different_first_names',
  ],
  [
    'a twin with the number of the other',
    aStudent(),
    { ...twin, snils: '157-402-639 62' },
    'number_of_somebody_else',
  ],
  [
    'siblings',
    aStudent(),
    aStudent({ firstName: 'Полина', middleName: 'Игоревна', birthDate: '02.02.2014' }),
    'different_first_names',
  ],
  [
    'spouses',
    aParent(),
    aParent({ lastName: 'Кошаров', firstName: 'Игорь', middleName: 'Павлович' }),
    'different_first_names',
  ],
  [
    'father and son of one name',
    aParent({
      lastName: 'Кошаров',
      firstName: 'Матвей',
      middleName: 'Матвеевич',
      birthDate: '01.04.1985',
      sex: 'м',
    }),
    aParent({
      lastName: 'Кошаров',
      firstName: 'Матвей',
      middleName: 'Матвеевич',
      birthDate: '14.05.2006',
      sex: 'м',
    }),
    'generation_apart',
  ],
  [
    'a student and a parent of the same name without a date',
    aStudent(),
    aStudent({ role: 'parent', birthDate: '' }),
    'child_and_adult',
  ],
  [
    'namesakes',
    aParent(),
    aParent({ birthDate: '19.06.1991', phone: '', address: '' }),
    'different_birth_dates',
  ],
  ['two valid numbers', aStudent(), aStudent({ snils: '203-518-774 44' }), 'different_person_numbers'],
  [
    'two birth certificates',
    aStudent(),
    aStudent({ documentNumber: '911403' }),
    'different_birth_certificates',
  ],
])('%s are never certain', (_, one, other, veto) => {
  const verdict = verdictOf(one, other);
  expect(verdict.vetoes).toContain(veto);
  expect(verdict.zone).not.toBe('certain');
});

test('twins, siblings and spouses are not even probable', () => {
  expect(verdictOf(aStudent(), twin).zone).not.toBe('probable');
  expect(verdictOf(aStudent(), { ...twin, snils: '157-402-639 62' }).zone).not.toBe('probable');
  expect(verdictOf(aParent(), aParent({ firstName: 'Ольга', middleName: 'Ильинична' })).zone).not.toBe(
    'probable',
  );
});

test('a parent is never its own child', () => {
  const child = aStudent();
  const parent = aStudent({ role: 'parent', childCardId: child.cardId });
  expect(verdictOf(child, parent)).toMatchObject({ zone: 'possible', vetoes: ['parent_and_own_child'] });
});

test('a phone, an address and a surname in common make no person of two', () => {
  expect(
    verdictOf(aParent(), aParent({ firstName: 'Зинаида', middleName: 'Львовна', birthDate: '' })).zone,
  ).not.toBe('probable');
});
