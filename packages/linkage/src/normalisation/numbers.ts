// Numbers and dates of a card, as far as they can be read; what cannot is not known rather than wrong.
import {
  parseBirthCertificate,
  parseDate,
  parsePassport,
  parsePhone,
  parseSnils,
} from '@gorodok/identifiers';
import type { DocumentKind, Sex } from '../card.ts';

export interface PersonNumber {
  readonly number: number;
  readonly isValid: boolean;
}

const usualSnils = /^\d{3}[ -]?\d{3}[ -]?\d{3}[ -]?\d{2}$/;

const none: PersonNumber = { number: 0, isValid: false };

/** СНИЛС: with a slip in it still 11 digits to compare, but never proof that two people differ. */
export function readSnils(raw: string): PersonNumber {
  if (raw === '') return none;
  // Written as on the card or as 11 digits: the parser gets the digits alone, which it reads fastest.
  const snils = parseSnils(usualSnils.test(raw) ? raw.replace(/\D/gu, '') : raw);
  if (snils.ok) {
    const number = Number(snils.value);
    return snils.warnings.includes('snils_looks_like_sample') ? none : { number, isValid: true };
  }
  if (snils.code !== 'snils_checksum') return none;
  return { number: Number(raw.replace(/\D/gu, '')), isValid: false };
}

const placeholderDates = new Set([
  19000101, 19010101, 11111111, 19111111, 20000000, 18991230, 18991231, 19040101,
]);

/** 31.01.2009 in any usual writing, as 20090131. */
export function readBirthDate(raw: string): number {
  if (raw === '') return 0;
  const date = ofNumbers(raw) || ofParsed(raw);
  const year = Math.floor(date / 10000);
  return placeholderDates.has(date) || year < 1905 || year > 2100 ? 0 : date;
}

function ofParsed(raw: string): number {
  const date = parseDate(/^\d{5}$/u.test(raw) ? Number(raw) : raw);
  return date.ok ? Number(date.value.replaceAll('-', '')) : 0;
}

/** Three numbers with whatever between them, the year before or behind; of two digits it is one of the last hundred years. */
function ofNumbers(raw: string): number {
  const parts = /^\s*(\d{1,4})[^\d]+(\d{1,2})[^\d]+(\d{1,4})(?:\D.*)?$/u.exec(raw);
  const packed = parts ?? /^\s*(\d{4})(\d{2})(\d{2})\s*$/u.exec(raw);
  if (!packed) return 0;
  const [one, month, other] = [Number(packed[1]), Number(packed[2]), Number(packed[3])];
  const yearFirst = (packed[1]?.length ?? 0) > 2;
  const written = yearFirst ? one : other;
  const year = written < 30 ? 2000 + written : written < 100 ? 1900 + written : written;
  const day = yearFirst ? other : one;
  // 07/25/2009 has no month 25: day and month stand the American way round.
  const [theMonth, theDay] = month > 12 && day <= 12 ? [day, month] : [month, day];
  return theMonth >= 1 && theMonth <= 12 && theDay >= 1 && theDay <= 31
    ? year * 10000 + theMonth * 100 + theDay
    : 0;
}

export interface ReadDocument {
  readonly kind: DocumentKind | undefined;
  readonly text: string;
}

const noDocument: ReadDocument = { kind: undefined, text: '' };

/** A document by what its number looks like: the kind that stands beside is often that of the one before. */
export function readDocument(kind: string, series: string, number: string): ReadDocument {
  if (number === '' && series === '') return noDocument;
  // Letters are on certificates only: most documents are parsed once.
  const isCertificate = /\p{L}/u.test(series);
  const passport = isCertificate ? undefined : parsePassport({ series, number });
  if (passport?.ok) return { kind: 'passport', text: passport.value.series + passport.value.number };
  const certificate = parseBirthCertificate({ series, number });
  if (certificate.ok)
    return { kind: 'birth_certificate', text: certificate.value.series + certificate.value.number };
  if (passport?.code.endsWith('placeholder') || certificate.code.endsWith('placeholder')) return noDocument;
  const text = (series + number).toUpperCase().replace(/[^\p{L}\d]/gu, '');
  if (text.length < 5 || /^(.)\1*$/u.test(text)) return noDocument;
  return { kind: kindOf(kind, text), text: Buffer.from(text).toString() };
}

function kindOf(kind: string, text: string): DocumentKind {
  if (/свид|birth|certificate|^\s*сор/iu.test(kind)) return 'birth_certificate';
  if (/паспорт|passport/iu.test(kind) && /^\d+$/u.test(text)) return 'passport';
  return 'other';
}

/** The last ten digits of a phone; of several in one box the first. */
export function readPhone(raw: string): number {
  if (raw === '') return 0;
  const phone = parsePhone(raw);
  if (phone.ok) return Number(phone.value.slice(2));
  const digits = raw.replace(/\D/gu, '');
  const national = digits.length > 10 ? digits.replace(/^[78]/u, '').slice(0, 10) : digits;
  return national.length < 6 || /^(\d)\1*$/u.test(national) ? 0 : Number(national);
}

export function readEmail(raw: string): string {
  const email = raw.toLowerCase().replace(/\s+|^mailto:/gu, '');
  return /^[^@]+@[^@]+\.[^@]+$/u.test(email) ? Buffer.from(email).toString() : '';
}

export function readSex(raw: string): Sex | undefined {
  const letter = raw.trim().charAt(0).toLowerCase();
  if (letter === 'м' || letter === 'm' || letter === '1') return 'male';
  return letter === 'ж' || letter === 'f' || letter === 'w' || letter === '2' ? 'female' : undefined;
}
