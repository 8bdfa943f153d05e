import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSnils, maskSnils, parseSnils, snilsCheckDigits } from './snils.ts';
import { digitsOf, outcome, slipWithin, valueOf, withSlip } from './testing.ts';

const account = digitsOf(9).filter((digits) => Number(digits) > 1_001_998 && new Set(digits).size > 1);
const validSnils = account.map((digits) => digits + snilsCheckDigits(digits));

test('a number is read in every usual writing', () => {
  for (const writing of [
    '128-082-804 56',
    '128 082 804 56',
    '12808280456',
    '128–082–804–56',
    ' 128-082-80456\u00A0',
  ])
    expect(outcome(parseSnils(writing))).toEqual({ value: '12808280456', warnings: [] });
  expect(valueOf(parseSnils('076 676 578 28'))).toBe('07667657828');
  expect(valueOf(parseSnils(13568469499))).toBe('13568469499');
});

test('zeros that a spreadsheet dropped are restored, and said so', () => {
  const restored = (value: string) => ({ value, warnings: ['leading_zeros_restored'] });
  expect(outcome(parseSnils(5357066257))).toEqual(restored('05357066257'));
  expect(outcome(parseSnils('5357066257'))).toEqual(restored('05357066257'));
  expect(outcome(parseSnils(540992126))).toEqual(restored('00540992126'));
  expect(valueOf(parseSnils('535-706-62 57'))).toBe('snils_length'); // somebody typed it so: a digit is missing
});

test('what was typed only to fill the field is refused, even with fitting check digits', () => {
  for (const typed of ['000-000-000 00', 0, 11111111145, '111-111-111 45', '000-000-001 01', '99999999999'])
    expect(valueOf(parseSnils(typed))).toBe('snils_placeholder');
});

test('an example from a form is accepted with a doubt', () => {
  expect(outcome(parseSnils('112-233-445 95'))).toEqual({
    value: '11223344595',
    warnings: ['snils_looks_like_sample'],
  });
});

test('up to 001-001-998 the check digits say nothing', () => {
  expect(outcome(parseSnils('000-000-600 06'))).toEqual({
    value: '00000060006',
    warnings: ['snils_checksum_not_applicable'],
  });
  expect(valueOf(parseSnils('001-001-998 99'))).toBe('00100199899');
  expect(valueOf(parseSnils('001-001-999 99'))).toBe('snils_checksum');
});

test('anything else is refused with its reason', () => {
  expect(valueOf(parseSnils(null))).toBe('value_missing');
  expect(valueOf(parseSnils('  '))).toBe('value_missing');
  expect(valueOf(parseSnils('нет'))).toBe('snils_format');
  expect(valueOf(parseSnils(-12808280456))).toBe('snils_format');
  expect(valueOf(parseSnils(12808280456.5))).toBe('snils_format');
  expect(valueOf(parseSnils('1,28083E+10'))).toBe('snils_format');
  expect(valueOf(parseSnils('128-082-804'))).toBe('snils_length');
  expect(valueOf(parseSnils('128-082-804 567'))).toBe('snils_length');
  expect(valueOf(parseSnils('185-535-308 79'))).toBe('snils_checksum');
});

test('every valid number passes, and reading what was formatted gives it back', () => {
  fc.assert(
    fc.property(validSnils, (snils) => {
      expect(valueOf(parseSnils(snils))).toBe(snils);
      expect(valueOf(parseSnils(formatSnils(snils)))).toBe(snils);
      expect(valueOf(parseSnils(Number(snils)))).toBe(snils);
    }),
  );
});

// A slip in a digit of weight w changes the sum by at most 81 < 101, hence the remainder; only the remainders 100 and
// 0 share the check digits 00. They differ by one, so that the slip must be of one in the digit of weight 1.
test('every slip in one digit is caught, save between the remainders that both give 00', () => {
  fc.assert(
    fc.property(validSnils, slipWithin(11), (snils, slip) => {
      const typed = withSlip(snils, slip);
      fc.pre(Number(typed.slice(0, 9)) > 1_001_998);
      const step = Math.abs(Number(typed[slip.at]) - Number(snils[slip.at]));
      const escapes =
        slip.at === 8 && step === 1 && typed.endsWith('00') && snilsCheckDigits(typed.slice(0, 9)) === '00';
      expect(parseSnils(typed).ok).toBe(escapes);
    }),
    { numRuns: 2000 },
  );
});

test('the slip that escapes does exist', () => {
  expect(valueOf(parseSnils('123-460-000 00'))).toBe('12346000000');
  expect(valueOf(parseSnils('123-460-001 00'))).toBe('12346000100');
});

test('a mask shows its owner enough and others too little', () => {
  expect(maskSnils('12808280456')).toBe('***-***-*04 56');
  expect(maskSnils('broken')).toBe('***-***-*** **');
});
