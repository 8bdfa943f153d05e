import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBirthCertificate, parseBirthCertificate } from './birth-certificate.ts';
import { formatPassport, parseDepartmentCode, parsePassport } from './passport.ts';
import { digitsOf, outcome, valueOf } from './testing.ts';

test('a passport is read from two cells or from one', () => {
  const passport = { series: '6604', number: '912949', issueDate: null, departmentCode: null };
  for (const raw of [
    { series: 6604, number: 912949 },
    { series: '66 04', number: '912949' },
    { series: '66 04 912949' },
    { series: '', number: '6604 № 912949' },
    { number: 6604912949 },
  ])
    expect(outcome(parsePassport(raw))).toEqual({ value: passport, warnings: [] });
});

test('zeros that a spreadsheet dropped from a passport are restored', () => {
  expect(outcome(parsePassport({ series: 304, number: 4019, departmentCode: 20003 }))).toEqual({
    value: { series: '0304', number: '004019', issueDate: null, departmentCode: '020-003' },
    warnings: ['leading_zeros_restored'],
  });
});

test('an issue year far from the series is a doubt, not a fault', () => {
  const issued = (issueDate: string) => {
    const parsed = parsePassport({ series: '7504', number: '123456', issueDate });
    return parsed.ok ? parsed.warnings : parsed.code;
  };
  expect(issued('15.03.2004')).toEqual([]);
  expect(issued('15.03.2006')).toEqual([]);
  expect(issued('15.03.2016')).toEqual(['passport_year_disagrees']);
  expect(issued('15.03.2001')).toEqual(['passport_year_disagrees']);
  expect(issued('31.02.2004')).toBe('date_impossible');
});

test('a half-filled or wrong passport is refused with the field at fault', () => {
  expect(valueOf(parsePassport({}))).toBe('value_missing');
  expect(valueOf(parsePassport({ number: '912949' }))).toBe('passport_series_missing');
  expect(valueOf(parsePassport({ series: '6604' }))).toBe('passport_number_missing');
  expect(valueOf(parsePassport({ series: 'IV-ЕР', number: '912949' }))).toBe('passport_series_format');
  expect(valueOf(parsePassport({ series: '6604', number: '12' }))).toBe('passport_number_format');
  expect(valueOf(parsePassport({ series: '6604', number: '000000' }))).toBe('passport_placeholder');
  expect(valueOf(parsePassport({ series: '6604', number: '912949', departmentCode: '12' }))).toBe(
    'passport_department_code_format',
  );
  expect(valueOf(parseDepartmentCode('740 001'))).toBe('740-001');
});

test('a passport that was formatted reads back the same', () => {
  fc.assert(
    fc.property(digitsOf(4), digitsOf(6), (series, number) => {
      fc.pre(Number(number) > 0 && new Set(series + number).size > 1);
      const value = { series, number, issueDate: null, departmentCode: null };
      expect(outcome(parsePassport({ series: formatPassport(value) }))).toEqual({ value, warnings: [] });
    }),
  );
});

test('a birth certificate is read however its series was typed', () => {
  const series = (raw: string) => outcome(parseBirthCertificate({ series: raw, number: 311895 }));
  const certificate = { series: 'IV-ЕР', number: '311895' };
  for (const raw of ['IV-ЕР', 'iv-ер', 'IV ЕР', 'IVЕР', 'IV – ЕР', 'Ⅳ-ЕР'])
    expect(series(raw)).toEqual({ value: certificate, warnings: [] });
  for (const raw of ['IV-EP', 'ІV-ЕР', '1V-ЕР', 'IУ-ЕР'])
    expect(series(raw)).toEqual({ value: certificate, warnings: ['lookalike_letters_corrected'] });
  expect(series('Ш-ИВ')).toMatchObject({ value: { series: 'III-ИВ' } });
  expect(series('ХІ-ИВ')).toMatchObject({ value: { series: 'XI-ИВ' } });
});

test('a wrong birth certificate is refused with the field at fault', () => {
  expect(valueOf(parseBirthCertificate({}))).toBe('value_missing');
  expect(valueOf(parseBirthCertificate({ number: 311895 }))).toBe('birth_certificate_series_missing');
  expect(valueOf(parseBirthCertificate({ series: 'IV-ЕР' }))).toBe('birth_certificate_number_missing');
  expect(valueOf(parseBirthCertificate({ series: 'IV-ЕР', number: '3118957' }))).toBe(
    'birth_certificate_number_format',
  );
  expect(valueOf(parseBirthCertificate({ series: 'IV-ЕР', number: '000000' }))).toBe(
    'birth_certificate_placeholder',
  );
  for (const series of ['IIII-ЕР', 'VX-ЕР', 'ЕР', 'IV', 'IV-ER', '6604', 'IV-Е1'])
    expect(valueOf(parseBirthCertificate({ series, number: 311895 }))).toBe(
      'birth_certificate_series_format',
    );
});

test('a birth certificate that was formatted reads back the same', () => {
  const numerals = fc.constantFrom('I', 'II', 'III', 'IV', 'V', 'VI', 'VIII', 'IX', 'X', 'XIV', 'XL', 'XCIX');
  const letter = fc.constantFrom(...'АБВГДЕЖИКЛМНОПРСТУФХЦЧШЩЭЮЯ'.split(''));
  fc.assert(
    fc.property(numerals, letter, letter, digitsOf(6), (roman, first, second, number) => {
      fc.pre(Number(number) > 0);
      const value = { series: `${roman}-${first}${second}`, number };
      expect(outcome(parseBirthCertificate({ series: formatBirthCertificate(value) }))).toEqual({
        value,
        warnings: [],
      });
    }),
  );
});
