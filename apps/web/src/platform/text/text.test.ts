import { expect, test } from 'vitest';
import { addDays, addMonths, formatDay, formatMonth, formatSpan, formatWeekday, isDay } from './dates.ts';
import { shownPhone, shownSnils } from './identifiers.ts';
import { formatNumber } from './numbers.ts';

test('a day is written out with its month, without the abbreviation of the word year', () => {
  expect(formatDay('2026-11-22', 'ru')).toBe('22 ноября 2026');
  expect(formatDay('2026-11-22', 'en')).toBe('22 November 2026');
  expect(formatWeekday('2026-11-22', 'ru')).toBe('воскресенье');
  expect(formatMonth('2026-11', 'ru')).toBe('ноябрь 2026');
});

test('a week names its month once, and both months where it reaches into the next', () => {
  expect(formatSpan('2026-11-16', '2026-11-21', 'ru')).toBe('16–21 ноября 2026');
  expect(formatSpan('2026-11-30', '2026-12-05', 'ru')).toBe('30 ноября – 5 декабря 2026');
  expect(formatSpan('2026-12-28', '2027-01-02', 'ru')).toBe('28 декабря 2026 – 2 января 2027');
});

test('leafing goes over the ends of months and years', () => {
  expect(addDays('2026-12-28', 7)).toBe('2027-01-04');
  expect(addDays('2026-03-02', -7)).toBe('2026-02-23');
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
});

test('a mistyped day in the address is no day', () => {
  expect(['2026-11-22', '2026-02-30', '22.11.2026', '', undefined].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('long numbers are set with thin spaces, years and small numbers without', () => {
  expect(formatNumber(400000)).toBe('400\u202F000');
  expect(formatNumber(1234567)).toBe('1\u202F234\u202F567');
  expect(formatNumber(2026)).toBe('2026');
});

test('a СНИЛС and a phone are grouped for reading; what is written otherwise is left alone', () => {
  expect([shownSnils('11223344595'), shownSnils('Иванова')]).toEqual(['112-233-445 95', 'Иванова']);
  expect([shownPhone('+79131234567'), shownPhone('2-11-34')]).toEqual(['+7 913 123-45-67', '2-11-34']);
});
