import { AppError } from '#platform/errors/app-error.ts';

/** Where a page ends: what it is ordered by, the name, and the person who tells namesakes apart. */
export interface CardPlace {
  key: string;
  name: string;
  personId: number;
}

/** Reads the `next` of the page before. */
export function placeOf(after: string): CardPlace {
  const [key, name, personId] = listIn(after);
  if (typeof key === 'string' && typeof name === 'string' && Number.isSafeInteger(personId))
    return { key, name, personId: Number(personId) };
  throw new AppError('invalid', 'input_invalid', [{ field: '/after', code: 'field_format' }]);
}

function listIn(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
