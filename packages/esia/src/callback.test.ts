import { expect, test } from 'vitest';
import { readCallback } from './callback.ts';
import { EsiaError } from './error.ts';

const errorOf = (query: Record<string, string | undefined>) => {
  try {
    readCallback(query);
  } catch (error) {
    if (error instanceof EsiaError) return error;
    throw error;
  }
  return undefined;
};

test('a person who signed in comes back with a code and the state', () => {
  expect(readCallback({ code: 'abc', state: '3f0a', extra: 'x' })).toEqual({ code: 'abc', state: '3f0a' });
});

test('a person who declined is a refusal with the code of ЕСИА and a hint', () => {
  const error = errorOf({ error: 'access_denied', error_description: 'ESIA-007004: отказ', state: '3f0a' });
  expect(error).toMatchObject({
    kind: 'refused',
    code: 'ESIA-007004',
    hint: expect.stringContaining('declined'),
  });
});

test('an overloaded ЕСИА is unavailable, not refusing', () => {
  expect(errorOf({ error: 'temporarily_unavailable', error_description: 'ESIA-007008' })?.kind).toBe(
    'unavailable',
  );
});

test('free text from the address bar does not get into the error', () => {
  const error = errorOf({ error: '<b>Иванов</b>', error_description: 'Иванов Иван' });
  expect(`${error?.message} ${error?.hint}`).not.toMatch(/Иванов/);
});

test('a query that is neither breaks the protocol', () => {
  expect(errorOf({})?.kind).toBe('protocol');
  expect(errorOf({ code: 'abc' })?.kind).toBe('protocol');
  expect(errorOf({ code: 'a'.repeat(9000), state: '3f0a' })?.kind).toBe('protocol');
});
