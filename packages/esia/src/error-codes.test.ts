import { expect, test } from 'vitest';
import { oauthRefusal } from './error.ts';
import { describeEsiaCode, esiaErrorCodes } from './error-codes.ts';

const known = [
  ...'002 003 004 005 006 007 008 009 011 012 013 014 015 019 023 038 039 040 046 053 055 060 061 062 194'
    .split(' ')
    .map((number) => `ESIA-007${number}`),
  'ESIA-008010',
  ...'00 01 02 03 04 05 06 07 16 26 27'.split(' ').map((number) => `ESIA-0367${number}`),
  'ESIA-005013',
  'ESIA-005029',
];

test('every code that clients of ЕСИА have met is known, and no other', () => {
  expect(Object.keys(esiaErrorCodes).toSorted()).toEqual(known.toSorted());
});

test.each(known)('%s reaches the operator with a sentence on what to check', (code) => {
  const { oauthError, hint } = describeEsiaCode(code) ?? { oauthError: null, hint: '' };
  expect(hint).toMatch(/^\S+ .{10,}\.$/);
  const error = oauthRefusal(oauthError ?? 'invalid_request', `${code}: OAuthErrorEnum.something`);
  expect([error.code, error.hint]).toEqual([code, hint]);
});

test('a fault of ЕСИА itself is told from a refusal', () => {
  expect(oauthRefusal('server_error', 'ESIA-007007').kind).toBe('unavailable');
  expect(oauthRefusal('access_denied', 'ESIA-007004').kind).toBe('refused');
});

test('a code that nobody has met yet is passed on, and what ЕСИА wrote beside it is not', () => {
  const error = oauthRefusal('<script>', 'ESIA-009999: Иванов Иван');
  expect(error.code).toBe('ESIA-009999');
  expect(`${error.message} ${error.hint}`).not.toMatch(/script|Иванов/);
});
