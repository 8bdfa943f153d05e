import type { IdentifierFault, IdentifierWarning } from './codes.ts';

/**
 * What every parser answers: the value in its one canonical writing, with what was mended on the way, or the
 * reason for refusal. Neither ever quotes the raw value, so an answer may be logged.
 */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value; readonly warnings: readonly IdentifierWarning[] }
  | { readonly ok: false; readonly code: IdentifierFault };

/** What a form field, a JSON body or a spreadsheet cell may hold. */
export type RawValue = string | number | boolean | Date | null | undefined;

export function accepted<Value>(value: Value, warnings: Iterable<IdentifierWarning> = []): Parsed<Value> {
  return { ok: true, value, warnings: [...new Set(warnings)] };
}

export function refused(code: IdentifierFault): { readonly ok: false; readonly code: IdentifierFault } {
  return { ok: false, code };
}
