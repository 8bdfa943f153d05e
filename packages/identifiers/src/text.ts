import type { RawValue } from './parsed.ts';

// Soft hyphens, zero-width signs and byte order marks come along when people copy from web pages and PDF files.
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
const minusSign = /\u2212/gu;
const typedPlainly = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A raw value as text: composed letters (й in one sign), no invisible signs, every kind of dash as a hyphen, every
 * run of spaces as one, trimmed. A fractional or unsafe number keeps its sign of being one («1.5», «1e+21»).
 */
export function plainText(raw: RawValue): string {
  if (raw === null || raw === undefined || raw instanceof Date) return '';
  const text = String(raw);
  // Most numbers and dates are typed with nothing to mend.
  if (typedPlainly.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(minusSign, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether there is nothing at all to parse. A Date is something, though never a number or a name. */
export function isMissing(raw: RawValue): boolean {
  return !(raw instanceof Date) && plainText(raw) === '';
}

/** Whether all the characters are the same: «00000000000», «1111». */
export function isOneCharacterRepeated(text: string): boolean {
  if (text === '') return false;
  for (let place = 1; place < text.length; place++) if (text[place] !== text[0]) return false;
  return true;
}
