import * as fc from 'fast-check';
import type { IdentifierFault, IdentifierWarning } from './codes.ts';
import type { Parsed } from './parsed.ts';

/** The value of what was accepted, with its warnings; the fault of what was refused. */
export function outcome<Value>(
  parsed: Parsed<Value>,
): { value: Value; warnings: readonly IdentifierWarning[] } | IdentifierFault {
  return parsed.ok ? { value: parsed.value, warnings: parsed.warnings } : parsed.code;
}

/** The canonical value, or the fault: for cases where warnings are not the point. */
export function valueOf<Value>(parsed: Parsed<Value>): Value | IdentifierFault {
  return parsed.ok ? parsed.value : parsed.code;
}

/** Digits of a given length, zeros in front among them. */
export function digitsOf(length: number): fc.Arbitrary<string> {
  return fc.string({
    unit: fc.constantFrom(...'0123456789'.split('')),
    minLength: length,
    maxLength: length,
  });
}

/** A slip of the hand: which digit is typed wrong, and by how much (1…9, modulo 10). */
export function slipWithin(length: number): fc.Arbitrary<{ at: number; by: number }> {
  return fc.record({ at: fc.nat({ max: length - 1 }), by: fc.integer({ min: 1, max: 9 }) });
}

/** The digits with that one slip in them. */
export function withSlip(digits: string, slip: { at: number; by: number }): string {
  const wrong = (Number(digits[slip.at]) + slip.by) % 10;
  return digits.slice(0, slip.at) + String(wrong) + digits.slice(slip.at + 1);
}
