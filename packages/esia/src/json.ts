// ЕСИА leaves fields out rather than sending null, and its schemas change quietly: everything is read with these.

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A trimmed non-empty string, or null. */
export function readText(source: JsonObject, name: string): string | null {
  const value = source[name];
  if (typeof value !== 'string') return null;
  return value.trim() === '' ? null : value.trim();
}

/** `dd.MM.yyyy` as `YYYY-MM-DD`, or null. */
export function readDate(source: JsonObject, name: string): string | null {
  const parts = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(readText(source, name) ?? '');
  return parts ? `${parts[3]}-${parts[2]}-${parts[1]}` : null;
}

/** The digits of a number written with dashes and spaces, or null when there are none. */
export function readDigits(source: JsonObject, name: string): string | null {
  const digits = (readText(source, name) ?? '').replaceAll(/\D/g, '');
  return digits === '' ? null : digits;
}
