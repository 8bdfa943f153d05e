import { expect, test } from 'vitest';
import { readBirthDate, readDocument, readEmail, readPhone, readSex, readSnils } from './numbers.ts';

test('a birth date is one number however it is written', () => {
  for (const typed of [
    '05.03.2009',
    '5.3.2009',
    '2009-03-05',
    '05/03/2009 г.',
    '2009 3 5',
    '20090305',
    '39877',
    '05.03.09',
  ])
    expect([typed, readBirthDate(typed)]).toEqual([typed, 20090305]);
});

test('what is typed to get past the field is no birth date', () => {
  for (const typed of ['', '01.01.1900', '11.11.1111', '00.00.0000', '31.12.1899', 'нет', '2009'])
    expect([typed, readBirthDate(typed)]).toEqual([typed, 0]);
});

test('СНИЛС with a slip is compared, and proves nobody another', () => {
  expect(readSnils('128-082-804 56')).toEqual({ number: 12808280456, isValid: true });
  expect(readSnils('128-082-804 57')).toEqual({ number: 12808280457, isValid: false });
});

test('a placeholder is no СНИЛС', () => {
  for (const typed of ['000-000-000 00', '111-111-111 45', '123-456-789 64', '12345', 'нет'])
    expect([typed, readSnils(typed).number]).toEqual([typed, 0]);
});

test('a document is what its number says, whatever kind stands beside', () => {
  expect(readDocument('Паспорт', 'III-ИВ', '604218').kind).toBe('birth_certificate');
  expect(readDocument('Свидетельство о рождении', '75 15', '604218')).toEqual({
    kind: 'passport',
    text: '7515604218',
  });
  expect(readDocument('паспорт', '', '7515 604218').text).toBe('7515604218');
  expect(readDocument('паспорт', '0000', '000000').text).toBe('');
});

test('a phone is its last ten digits', () => {
  for (const typed of [
    '+7 (982) 522-17-73',
    '8982 5221773',
    '982-522-17-73',
    '89825221773 мама',
    '89825221773, 83512000000',
  ])
    expect([typed, readPhone(typed)]).toEqual([typed, 9825221773]);
  for (const typed of ['нет', '0000000000', '112']) expect([typed, readPhone(typed)]).toEqual([typed, 0]);
});

test('an e-mail and a sex are read in any usual writing', () => {
  expect(readEmail(' Vera.K@Mail.RU ')).toBe('vera.k@mail.ru');
  expect(readEmail('нет')).toBe('');
  expect(['М', 'муж.', 'male'].map(readSex)).toEqual(['male', 'male', 'male']);
  expect(['жен', 'Ж', 'F', ''].map(readSex)).toEqual(['female', 'female', 'female', undefined]);
});
