import { assert, date, property } from 'fast-check';
import { expect, test } from 'vitest';
import { formatTimestamp, parseTimestamp, signedMessage } from './signed-message.ts';

const request = {
  clientId: 'SCHOOL',
  scope: 'openid fullname',
  timestamp: '2026.11.22 08:00:00 +0000',
  state: '3f0a',
  redirectUri: 'https://school.example/callback',
};

test('the values are signed in the order of v2, without separators', () => {
  expect(signedMessage(request)).toBe(
    'SCHOOLopenid fullname2026.11.22 08:00:00 +00003f0ahttps://school.example/callback',
  );
});

test('organisation scopes stand after the scope, the code stands last', () => {
  expect(signedMessage({ ...request, scopeOrg: 'org_inn', code: 'CODE' })).toBe(
    'SCHOOLopenid fullnameorg_inn2026.11.22 08:00:00 +00003f0ahttps://school.example/callbackCODE',
  );
});

test('any moment is read back to the second', () => {
  assert(
    property(date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (moment) => {
      const read = parseTimestamp(formatTimestamp(moment));
      expect(read?.getTime()).toBe(Math.floor(moment.getTime() / 1000) * 1000);
    }),
  );
});

test('a time in Челябинск is the same moment; a time without an offset is no time', () => {
  expect(parseTimestamp('2026.11.22 13:00:00 +0500')).toEqual(new Date('2026-11-22T08:00:00Z'));
  expect(parseTimestamp('2026.11.22 13:00:00')).toBeNull();
  expect(parseTimestamp('2026.13.22 13:00:00 +0500')).toBeNull();
});
