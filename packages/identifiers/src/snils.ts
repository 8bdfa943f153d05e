import { parseDigits, weightedSum } from './digits.ts';
import type { IdentifierWarning } from './codes.ts';
import type { Parsed, RawValue } from './parsed.ts';
import { accepted, refused } from './parsed.ts';
import { isOneCharacterRepeated, plainText } from './text.ts';

/** СНИЛС, the number of a personal pension account: 11 digits, the last two of them check digits. */
export type Snils = string;

const weights = [9, 8, 7, 6, 5, 4, 3, 2, 1];

// Check digits are defined only above this number (the Pension Fund's rules of issue). The examples of ЕСИА's test
// stand live below it, so the range is not refused as a whole.
const lastWithoutChecksum = 1_001_998;

// Typed to satisfy a mandatory field: 000-000-001 01, 000-000-000 02.
const lastPlaceholder = 99;

const samples = new Set(['123456789', '112233445']);

/**
 * A СНИЛС in any usual writing, or as the number a spreadsheet made of it, to its 11 digits.
 * Faults: value_missing, snils_format, snils_length, snils_placeholder, snils_checksum.
 */
export function parseSnils(raw: RawValue): Parsed<Snils> {
  if (/^0[0\s-]*$/u.test(plainText(raw))) return refused('snils_placeholder');
  const digits = parseDigits(raw, {
    length: 11,
    shortest: 9, // what is left of the lowest number that has check digits, 001-001-999 with two zeros dropped
    missing: 'value_missing',
    wrongSigns: 'snils_format',
    wrongLength: 'snils_length',
  });
  if (!digits.ok) return digits;
  const account = digits.value.slice(0, 9);
  const number = Number(account);
  if (number <= lastPlaceholder || isOneCharacterRepeated(account)) return refused('snils_placeholder');
  const warnings: IdentifierWarning[] = [...digits.warnings];
  if (number <= lastWithoutChecksum) warnings.push('snils_checksum_not_applicable');
  else if (snilsCheckDigits(account) !== digits.value.slice(9)) return refused('snils_checksum');
  if (samples.has(account)) warnings.push('snils_looks_like_sample');
  return accepted(digits.value, warnings);
}

/** The two check digits of a number of nine: weights 9…1, modulo 101, where 100 is written 00. */
export function snilsCheckDigits(account: string): string {
  const remainder = weightedSum(account, weights) % 101;
  return String(remainder % 100).padStart(2, '0');
}

/** `12808280456` → `128-082-804 56`. Anything that is not 11 digits comes back as it is. */
export function formatSnils(snils: Snils): string {
  return snils.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/u, '$1-$2-$3 $4');
}

/**
 * `12808280456` → `***-***-*04 56`: enough for its owner to recognise, too little to look anyone up. Anything that
 * is not 11 digits is hidden whole.
 */
export function maskSnils(snils: Snils): string {
  return /^\d{11}$/u.test(snils) ? `***-***-*${snils.slice(7, 9)} ${snils.slice(9)}` : '***-***-*** **';
}
