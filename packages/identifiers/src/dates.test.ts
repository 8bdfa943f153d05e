import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { ageOn, findBirthDateFault, isPlausibleBirthDate, parseDate } from './dates.ts';
import { valueOf } from './testing.ts';

const machineZone = process.env['TZ'];
afterEach(() => {
  if (machineZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = machineZone;
});

test('a day is read as people write it', () => {
  for (const raw of [
    '11.08.1987',
    '11.8.1987',
    ' 11.08.1987 г.',
    '11,08,1987',
    '1987-08-11',
    '1987-08-11T00:00:00',
    32000,
  ])
    expect(valueOf(parseDate(raw))).toBe('1987-08-11');
});

test('a day that never was, or cannot be told, is refused', () => {
  for (const raw of ['31.02.2014', '00.01.2014', '01.13.2014', '29.02.2013', 60])
    expect(valueOf(parseDate(raw))).toBe('date_impossible');
  for (const raw of ['2014', 2014]) expect(valueOf(parseDate(raw))).toBe('date_year_only');
  expect(valueOf(parseDate('11.08.87'))).toBe('date_two_digit_year');
  for (const raw of ['11/08/1987', 'август', 11081987, -1, 0, Number.NaN, new Date(Number.NaN), true])
    expect(valueOf(parseDate(raw))).toBe('date_format');
  expect(valueOf(parseDate(''))).toBe('value_missing');
});

test('spreadsheets count their days from 1900 or from 1904', () => {
  expect(valueOf(parseDate(1))).toBe('1900-01-01');
  expect(valueOf(parseDate(59))).toBe('1900-02-28');
  expect(valueOf(parseDate(61))).toBe('1900-03-01');
  expect(valueOf(parseDate(31635.75))).toBe('1986-08-11');
  expect(valueOf(parseDate(30173, { date1904: true }))).toBe('1986-08-11');
  expect(valueOf(parseDate(0, { date1904: true }))).toBe('1904-01-01');
});

test('a Date from a spreadsheet is the same day in every time zone', () => {
  for (const zone of ['UTC', 'Asia/Kamchatka', 'Asia/Yekaterinburg', 'America/New_York']) {
    process.env['TZ'] = zone;
    expect(valueOf(parseDate(new Date(1986, 7, 11)))).toBe('1986-08-11');
    expect(valueOf(parseDate(new Date(Date.UTC(1986, 7, 11))))).toBe('1986-08-11');
    expect(valueOf(parseDate(new Date(1905, 11, 31)))).toBe('1905-12-31'); // offsets had seconds then
  }
});

test('both writings of any day are read as the same day', () => {
  const day = fc.date({ min: new Date('1905-10-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (moment) => {
      const iso = moment.toISOString().slice(0, 10);
      const serial = Math.floor(moment.getTime() / 86_400_000) + 25_569;
      expect(valueOf(parseDate(iso))).toBe(iso);
      expect(valueOf(parseDate(iso.split('-').toReversed().join('.')))).toBe(iso);
      expect(valueOf(parseDate(serial))).toBe(iso);
    }),
  );
});

test('a birth date is doubted where no living person could have it', () => {
  const today = '2026-11-22';
  expect(findBirthDateFault('1900-01-01', today)).toBe('birth_date_placeholder');
  expect(findBirthDateFault('2026-11-23', today)).toBe('birth_date_in_future');
  expect(findBirthDateFault('1910-05-05', today)).toBe('birth_date_too_early');
  expect(isPlausibleBirthDate('2026-11-22', today)).toBe(true);
  expect(isPlausibleBirthDate('1930-05-05', today)).toBe(true);
  expect(isPlausibleBirthDate('1900-01-01', today)).toBe(false);
});

test('a person grows older on the birthday', () => {
  expect(ageOn('2012-11-22', '2026-11-21')).toBe(13);
  expect(ageOn('2012-11-22', '2026-11-22')).toBe(14);
  expect([ageOn('2012-02-29', '2026-02-28'), ageOn('2012-02-29', '2026-03-01')]).toEqual([13, 14]);
});
