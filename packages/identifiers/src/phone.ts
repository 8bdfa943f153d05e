import type { Parsed, RawValue } from './parsed.ts';
import { accepted, refused } from './parsed.ts';
import { isMissing, isOneCharacterRepeated, plainText } from './text.ts';

/** A Russian phone number in the international writing: `+79825221773`. */
export type Phone = string;

// Area and network codes of Russia begin with these; 6 and 7 behind +7 are Kazakhstan's.
const russianCode = /^[3489]/u;

/**
 * A Russian phone in any usual writing, or the number a spreadsheet made of it.
 * Faults: value_missing, phone_format, phone_length, phone_several, phone_not_russian, phone_placeholder.
 */
export function parsePhone(raw: RawValue): Parsed<Phone> {
  if (isMissing(raw)) return refused('value_missing');
  const text = plainText(raw).replace(/^(?:тел|моб)[\s.:]*/iu, '');
  if (!/^[\d\s()+.,;/-]*\d[\s.,;]*$/u.test(text)) return refused('phone_format');
  const digits = text.replace(/\D/gu, '');
  if (digits.length >= 20 || /\d[^+]*\+/u.test(text)) return refused('phone_several');
  if (/[,;/]/u.test(text.replace(/[\s.,;]+$/u, ''))) return refused('phone_format');
  if (text.startsWith('+') && !/^[78]/u.test(digits) && digits.length !== 10)
    return refused('phone_not_russian');
  const hasCountryCode = digits.length === 11;
  if (hasCountryCode && !/^[78]/u.test(digits)) return refused('phone_not_russian');
  if (!hasCountryCode && digits.length !== 10) return refused('phone_length');
  const national = hasCountryCode ? digits.slice(1) : digits;
  if (isOneCharacterRepeated(national)) return refused('phone_placeholder');
  if (!russianCode.test(national)) return refused('phone_not_russian');
  return accepted(`+7${national}`, hasCountryCode ? [] : ['country_code_added']);
}

/** `+79825221773` → `+7 982 522-17-73`. Anything else comes back as it is. */
export function formatPhone(phone: Phone): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/u, '+7 $1 $2-$3-$4');
}
