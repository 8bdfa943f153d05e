import type { IdentifierFault } from './codes.ts';
import type { Parsed, RawValue } from './parsed.ts';
import { accepted, refused } from './parsed.ts';
import { isMissing, plainText } from './text.ts';

interface DateOptions {
  /** The workbook counts days from 1904 (old Excel for Mac), as its properties tell. */
  readonly date1904?: boolean;
}

/**
 * A day as people and spreadsheets write it, to `YYYY-MM-DD`: dd.MM.yyyy, yyyy-MM-dd (a time behind it is dropped),
 * an Excel serial number, or a Date at midnight, local or UTC. Slashes are refused: 03/04 is April to one, March to
 * another. Faults: value_missing, date_format, date_two_digit_year, date_year_only, date_impossible.
 */
export function parseDate(raw: RawValue, options: DateOptions = {}): Parsed<string> {
  if (isMissing(raw)) return refused('value_missing');
  if (raw instanceof Date) return fromDate(raw);
  if (typeof raw === 'number') return fromSerial(raw, options.date1904 === true);
  return fromText(plainText(raw));
}

/** Full years from birth to a day, both `YYYY-MM-DD`; who was born on 29 February grows older on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

const oldestAge = 110;
const placeholders = new Set(['1899-12-30', '1899-12-31', '1900-01-01', '1904-01-01']); // day nought of spreadsheets

/** Why no living person can be born on that day, as seen today (both `YYYY-MM-DD`); undefined if one can. */
export function findBirthDateFault(birthDate: string, today: string): IdentifierFault | undefined {
  if (placeholders.has(birthDate)) return 'birth_date_placeholder';
  if (birthDate > today) return 'birth_date_in_future';
  if (ageOn(birthDate, today) > oldestAge) return 'birth_date_too_early';
  return undefined;
}

/** A day as `parseDate` reads it, on which a living person can be born, as seen today. Faults: those of both. */
export function parseBirthDate(raw: RawValue, today: string): Parsed<string> {
  const day = parseDate(raw);
  const code = day.ok ? findBirthDateFault(day.value, today) : undefined;
  return code ? refused(code) : day;
}

/** Whether a living person can be born on that day, as seen today (both `YYYY-MM-DD`). */
export function isPlausibleBirthDate(birthDate: string, today: string): boolean {
  return findBirthDateFault(birthDate, today) === undefined;
}

function fromText(text: string): Parsed<string> {
  const withoutYearMark = text.replace(/ ?(?:г\.?|года)$/iu, '');
  const russian = /^(\d{1,2})[., ] ?(\d{1,2})[., ] ?(\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/u.exec(
    withoutYearMark,
  );
  if (russian?.[3]?.length === 2) return refused('date_two_digit_year');
  if (russian) return fromParts(Number(russian[3]), Number(russian[2]), Number(russian[1]));
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/u.exec(text);
  if (iso) return fromParts(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  return refused(/^(?:19|20)\d{2}$/u.test(withoutYearMark) ? 'date_year_only' : 'date_format');
}

function fromParts(year: number, month: number, day: number): Parsed<string> {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // unlike Date.UTC it does not move the years 0…99 to 1900
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year > 0 && year <= 9999 ? accepted(isoDay(year, month, day)) : refused('date_impossible');
}

const millisecondsInDay = 86_400_000;
const lastSerialYear = 2199; // beyond it a number is something else, such as 11081987

/**
 * Excel's count of days. In the 1900 system day 60 is 29.02.1900, which never was, so that days before it count
 * from another start. A number that is a year of our time would be a day of 1905 and is taken for the year it is.
 */
function fromSerial(serial: number, date1904: boolean): Parsed<string> {
  const days = Math.floor(serial);
  if (Number.isInteger(serial) && serial >= 1900 && serial <= 2099) return refused('date_year_only');
  if (!Number.isFinite(serial) || days < (date1904 ? 0 : 1)) return refused('date_format');
  if (!date1904 && days === 60) return refused('date_impossible');
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(start + days * millisecondsInDay);
  const tooLate = Number.isNaN(date.getTime()) || date.getUTCFullYear() > lastSerialYear;
  return tooLate ? refused('date_format') : fromUtc(date);
}

/** Spreadsheet readers put a day either at midnight UTC or at midnight of the machine's zone, by their options. */
function fromDate(date: Date): Parsed<string> {
  if (Number.isNaN(date.getTime())) return refused('date_format');
  if (date.getTime() % millisecondsInDay === 0) return fromUtc(date);
  return fromParts(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

function fromUtc(date: Date): Parsed<string> {
  return fromParts(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function isoDay(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
