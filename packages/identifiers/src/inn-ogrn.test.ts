import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { innCheckDigit, parseOrganizationInn, parsePersonInn, personInnCheckDigits } from './inn.ts';
import { ogrnCheckDigit, parseOgrn, parseOgrnip } from './ogrn.ts';
import { digitsOf, outcome, slipWithin, valueOf, withSlip } from './testing.ts';

const varied = (digits: string) => new Set(digits).size > 1;
const organizationInn = digitsOf(9)
  .map((body) => body + innCheckDigit(body))
  .filter(varied);
const personInn = digitsOf(10)
  .map((body) => body + personInnCheckDigits(body))
  .filter(varied);
const registerNumber = (length: number) =>
  digitsOf(length - 1)
    .map((body) => body + ogrnCheckDigit(body))
    .filter(varied);

test('of the organisations that a regional document lists, two are listed with a wrong ИНН', () => {
  for (const wrong of ['7455007076', '7440006906'])
    expect(valueOf(parseOrganizationInn(wrong))).toBe('inn_checksum');
  const right =
    '7404024641 7425006636 7427006864 7455023766 7407005630 7446029673 7436003884 7422023168 7422023136 7422023143 ' +
    '7422023150 7437004457 7437004150 7440006535 7442006361 7443006325 7443007777 7443004737 7424030957';
  for (const inn of right.split(' ')) expect(valueOf(parseOrganizationInn(inn))).toBe(inn);
});

test('every valid ИНН and ОГРН passes', () => {
  fc.assert(fc.property(organizationInn, (inn) => valueOf(parseOrganizationInn(inn)) === inn));
  fc.assert(fc.property(personInn, (inn) => valueOf(parsePersonInn(inn)) === inn));
  fc.assert(fc.property(registerNumber(13), (ogrn) => valueOf(parseOgrn(ogrn)) === ogrn));
  fc.assert(fc.property(registerNumber(15), (ogrnip) => valueOf(parseOgrnip(ogrnip)) === ogrnip));
});

// No weight is divisible by the modulus 11, so a slip always changes the remainder; only the remainders 10 and 0 share
// the check digit 0. Such a slip must therefore leave that digit 0, and a slip in the check digit itself is caught.
test('every slip in one digit of an ИНН is caught, save where the check digit is 0', () => {
  fc.assert(
    fc.property(organizationInn, slipWithin(10), (inn, slip) => {
      const mayEscape = slip.at < 9 && inn.endsWith('0');
      expect(mayEscape || !parseOrganizationInn(withSlip(inn, slip)).ok).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a slip in a person's ИНН must deceive both check digits, so both are 0", () => {
  fc.assert(
    fc.property(personInn, slipWithin(12), (inn, slip) => {
      const mayEscape = slip.at < 10 && inn.endsWith('00');
      expect(mayEscape || !parsePersonInn(withSlip(inn, slip)).ok).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

// Powers of ten are never divisible by 11 or 13; the remainders 10 and 0 (and with 13: 11 and 1, 12 and 2) collide.
test('a slip in an ОГРН or ОГРНИП is caught, save where remainders share a digit', () => {
  fc.assert(
    fc.property(registerNumber(13), slipWithin(13), (ogrn, slip) => {
      const mayEscape = slip.at < 12 && ogrn.endsWith('0');
      expect(mayEscape || !parseOgrn(withSlip(ogrn, slip)).ok).toBe(true);
    }),
  );
  fc.assert(
    fc.property(registerNumber(15), slipWithin(15), (ogrnip, slip) => {
      const mayEscape = slip.at < 14 && /[012]$/u.test(ogrnip);
      expect(mayEscape || !parseOgrnip(withSlip(ogrnip, slip)).ok).toBe(true);
    }),
  );
});

test('a number of the wrong kind, a placeholder or text is refused with its reason', () => {
  expect(valueOf(parseOrganizationInn('500100732259'))).toBe('inn_length');
  expect(valueOf(parsePersonInn('500100732259'))).toBe('500100732259');
  expect(valueOf(parseOrganizationInn('0000000000'))).toBe('inn_placeholder');
  expect(valueOf(parseOrganizationInn('б/н'))).toBe('inn_format');
  expect(valueOf(parseOrganizationInn(undefined))).toBe('value_missing');
  expect(valueOf(parseOgrn('1027700132195'))).toBe('1027700132195');
  expect(valueOf(parseOgrn('1027700132196'))).toBe('ogrn_checksum');
  expect(valueOf(parseOgrn('0000000000000'))).toBe('ogrn_placeholder');
  expect(valueOf(parseOgrnip('315745600001230'))).toBe('315745600001230');
  expect(valueOf(parseOgrnip('1027700132195'))).toBe('ogrn_length');
});

test('the zero of regions 01 to 09 is restored', () => {
  const inn = `027701001${innCheckDigit('027701001')}`;
  expect(outcome(parseOrganizationInn(Number(inn)))).toEqual({
    value: inn,
    warnings: ['leading_zeros_restored'],
  });
});
