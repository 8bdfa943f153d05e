import type { IdentifierFault } from './codes.ts';
import type { Parsed, RawValue } from './parsed.ts';
import { accepted, refused } from './parsed.ts';
import { isMissing, plainText } from './text.ts';

interface DigitsRule {
  /** How many digits the identifier has. */
  readonly length: number;
  /** The fewest digits that are taken for an identifier whose leading zeros a spreadsheet dropped. */
  readonly shortest: number;
  readonly missing: IdentifierFault;
  readonly wrongSigns: IdentifierFault;
  readonly wrongLength: IdentifierFault;
}

/**
 * The digits of an identifier of fixed length, whatever usual separators stand between them. Leading zeros are
 * restored only where nothing but digits was written, since only then can a spreadsheet have dropped them.
 */
export function parseDigits(raw: RawValue, rule: DigitsRule): Parsed<string> {
  if (isMissing(raw)) return refused(rule.missing);
  const text = plainText(raw);
  if (!/^[\d\s.-]+$/u.test(text) || !/^\d.*\d$|^\d$/u.test(text)) return refused(rule.wrongSigns);
  if (typeof raw === 'number' && !Number.isSafeInteger(raw)) return refused(rule.wrongSigns);
  const digits = text.replace(/\D/gu, '');
  if (digits.length === rule.length) return accepted(digits);
  const wasNumber = digits === text && digits.length >= rule.shortest && digits.length < rule.length;
  if (!wasNumber) return refused(rule.wrongLength);
  return accepted(digits.padStart(rule.length, '0'), ['leading_zeros_restored']);
}

/** Σ digit · weight over the weights given, from the first digit on. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}
