import { parseDigits } from './digits.ts';
import type { Parsed, RawValue } from './parsed.ts';
import { refused } from './parsed.ts';
import { isOneCharacterRepeated } from './text.ts';

/** ОГРН, a number in the state register: 13 digits of an organisation, 15 (ОГРНИП) of a sole trader. */
export type Ogrn = string;

/**
 * The ОГРН of an organisation to its 13 digits.
 * Faults: value_missing, ogrn_format, ogrn_length, ogrn_placeholder, ogrn_checksum.
 */
export function parseOgrn(raw: RawValue): Parsed<Ogrn> {
  return parseRegisterNumber(raw, 13);
}

/** The ОГРНИП of a sole trader to its 15 digits. Faults as for an organisation. */
export function parseOgrnip(raw: RawValue): Parsed<Ogrn> {
  return parseRegisterNumber(raw, 15);
}

/** The last digit that belongs to the first 12 (ОГРН: modulo 11) or 14 digits (ОГРНИП: modulo 13). */
export function ogrnCheckDigit(body: string): string {
  const modulus = body.length === 12 ? 11 : 13;
  return String((Number(body) % modulus) % 10); // 14 digits stay below 2^53
}

function parseRegisterNumber(raw: RawValue, length: 13 | 15): Parsed<Ogrn> {
  const digits = parseDigits(raw, {
    length,
    shortest: length, // the first digit, the kind of entry, is never 0
    missing: 'value_missing',
    wrongSigns: 'ogrn_format',
    wrongLength: 'ogrn_length',
  });
  if (!digits.ok) return digits;
  if (isOneCharacterRepeated(digits.value)) return refused('ogrn_placeholder');
  return digits.value.endsWith(ogrnCheckDigit(digits.value.slice(0, -1))) ? digits : refused('ogrn_checksum');
}
