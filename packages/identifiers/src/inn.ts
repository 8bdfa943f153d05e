import { parseDigits, weightedSum } from './digits.ts';
import type { Parsed, RawValue } from './parsed.ts';
import { refused } from './parsed.ts';
import { isOneCharacterRepeated } from './text.ts';

/** ИНН, a taxpayer's number: 10 digits of an organisation, 12 of a person. */
export type Inn = string;

const organizationWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const eleventhDigitWeights = [7, ...organizationWeights];
const twelfthDigitWeights = [3, ...eleventhDigitWeights];

/**
 * The ИНН of an organisation to its 10 digits; branches share it and differ by КПП.
 * Faults: value_missing, inn_format, inn_length, inn_placeholder, inn_checksum.
 */
export function parseOrganizationInn(raw: RawValue): Parsed<Inn> {
  return parseInn(raw, 10, innCheckDigit);
}

/** The ИНН of a person, a sole trader too, to its 12 digits. Faults as for an organisation. */
export function parsePersonInn(raw: RawValue): Parsed<Inn> {
  return parseInn(raw, 12, personInnCheckDigits);
}

/** The 10th digit that belongs to the first nine of an organisation's ИНН. */
export function innCheckDigit(nineDigits: string): string {
  return checkDigit(nineDigits, organizationWeights);
}

/** The 11th and 12th digits that belong to the first ten of a person's ИНН. */
export function personInnCheckDigits(tenDigits: string): string {
  const eleventh = checkDigit(tenDigits, eleventhDigitWeights);
  return eleventh + checkDigit(tenDigits + eleventh, twelfthDigitWeights);
}

function parseInn(raw: RawValue, length: 10 | 12, checkDigitsOf: (body: string) => string): Parsed<Inn> {
  const digits = parseDigits(raw, {
    length,
    shortest: length - 1, // regions 01…09; no region has the code 00
    missing: 'value_missing',
    wrongSigns: 'inn_format',
    wrongLength: 'inn_length',
  });
  if (!digits.ok) return digits;
  if (isOneCharacterRepeated(digits.value)) return refused('inn_placeholder');
  const expected = checkDigitsOf(digits.value.slice(0, length === 10 ? 9 : 10));
  return digits.value.endsWith(expected) ? digits : refused('inn_checksum');
}

function checkDigit(digits: string, weights: readonly number[]): string {
  return String((weightedSum(digits, weights) % 11) % 10);
}
