import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEmail } from './email.ts';
import { formatPhone, parsePhone } from './phone.ts';
import { digitsOf, outcome, valueOf } from './testing.ts';

test('a phone is read in every usual writing', () => {
  expect(valueOf(parsePhone('8 965 566 13 10'))).toBe('+79655661310');
  expect(valueOf(parsePhone(79127741161))).toBe('+79127741161');
  expect(valueOf(parsePhone('+7(937)050-08-85'))).toBe('+79370500885');
  expect(valueOf(parsePhone('8 (351) 263‑00‑11'))).toBe('+73512630011');
  expect(valueOf(parsePhone('тел. 8-912-774-11-61;'))).toBe('+79127741161');
  for (const raw of [9825221773, '982 522-17-73'])
    expect(outcome(parsePhone(raw))).toEqual({ value: '+79825221773', warnings: ['country_code_added'] });
});

test('what is no Russian number is refused with its reason', () => {
  expect(valueOf(parsePhone(''))).toBe('value_missing');
  expect(valueOf(parsePhone('нет'))).toBe('phone_format');
  expect(valueOf(parsePhone('89127741161 мама'))).toBe('phone_format');
  expect(valueOf(parsePhone('2-63-00'))).toBe('phone_length');
  expect(valueOf(parsePhone('8912774116'))).toBe('+78912774116'); // ten digits are a whole number, whatever was meant
  expect(valueOf(parsePhone('89127741161, 89222185262'))).toBe('phone_several');
  expect(valueOf(parsePhone('+375 29 123-45-67'))).toBe('phone_not_russian');
  expect(valueOf(parsePhone('+7 701 123 45 67'))).toBe('phone_not_russian');
  expect(valueOf(parsePhone('8 999 999-99-99'))).toBe('phone_placeholder');
});

test('a phone that was formatted reads back the same', () => {
  expect(formatPhone('+79825221773')).toBe('+7 982 522-17-73');
  fc.assert(
    fc.property(fc.constantFrom('3', '4', '8', '9'), digitsOf(9), (code, rest) => {
      fc.pre(new Set(code + rest).size > 1);
      const phone = `+7${code}${rest}`;
      expect(outcome(parsePhone(formatPhone(phone)))).toEqual({ value: phone, warnings: [] });
    }),
  );
});

test('an address is read in lower case', () => {
  expect(valueOf(parseEmail(' Shcherbinina.Eva@Rambler.RU '))).toBe('shcherbinina.eva@rambler.ru');
  expect(valueOf(parseEmail('mailto:biryukov_va@rambler.ru'))).toBe('biryukov_va@rambler.ru');
  expect(valueOf(parseEmail('school-7@edu.xn--p1ai'))).toBe('school-7@edu.xn--p1ai');
});

test('what no mail would reach is refused', () => {
  for (const raw of ['нет', 'маma@mail.ru']) expect(valueOf(parseEmail(raw))).toBe('email_not_latin');
  for (const raw of [
    'mail.ru',
    'a@b',
    'a b@mail.ru',
    'a..b@mail.ru',
    'a.@mail.ru',
    'a@mail,ru',
    'a@-mail.ru',
    '@mail.ru',
    5,
  ])
    expect(valueOf(parseEmail(raw))).toBe('email_format');
  expect(valueOf(parseEmail(null))).toBe('value_missing');
});
