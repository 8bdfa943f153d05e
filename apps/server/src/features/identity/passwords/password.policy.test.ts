import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPasswordFault, type KnownOfPerson } from './password.policy.ts';

const person: KnownOfPerson = {
  surname: 'Ёлкина',
  firstName: 'Анна',
  patronymic: 'Сергеевна',
  birthDate: '1985-05-17',
  userName: 'elkina.a',
  email: 'anya.elkina@example.com',
};
const faultOf = (password: string) => findPasswordFault(password, person);

test.each([
  ['кот', 'password.too_short'],
  ['1234567', 'password.too_short'],
  ['12345678', 'password.too_common'],
  ['Password123', 'password.too_common'],
  ['йцукенгш', 'password.too_common'],
  ['аааааааа', 'password.too_common'],
  ['Елкина1985', 'password.too_obvious'],
  ['elkina17051985', 'password.too_obvious'],
  ['tkrbyf123', 'password.too_obvious'],
  ['17.05.1985', 'password.too_obvious'],
  ['Анна-Сергеевна', 'password.too_obvious'],
  ['elkina.a1', 'password.too_obvious'],
])('%s is refused: %s', (password, fault) => expect(faultOf(password)).toBe(fault));

test.each(['лиловый верблюд', 'correct horse', 'Zk7#pQw9', 'анна варит кисель'])(
  '%s may be taken',
  (password) => expect(faultOf(password)).toBeNull(),
);

test('no short password is ever taken, and no input breaks the check', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (password) => {
      const fault = faultOf(password);
      if (Array.from(password.normalize('NFC')).length < 8) expect(fault).toBe('password.too_short');
    }),
  );
});
