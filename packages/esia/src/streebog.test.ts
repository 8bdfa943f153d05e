import { expect, test } from 'vitest';
import { streebog256 } from './streebog.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('the first example of RFC 6986 (63 digits) has the printed hash', () => {
  const message = Buffer.from('012345678901234567890123456789012345678901234567890123456789012');
  expect(hex(streebog256(message))).toBe('9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500');
});

test('the second example of RFC 6986 (72 letters of Windows-1251, more than one block) has the printed hash', () => {
  const message = Buffer.from(
    'd1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb',
    'hex',
  );
  expect(message).toHaveLength(72);
  expect(hex(streebog256(message))).toBe('9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50');
});

test('an empty message has the hash that OpenSSL prints for it', () => {
  expect(hex(streebog256(new Uint8Array()))).toBe(
    '3f539a213e97c802cc229d474c6aa32a825a360b2a933a949fd925208d9ce1bb',
  );
});

test('a message that fills a block exactly is not the same as one a byte shorter', () => {
  expect(hex(streebog256(new Uint8Array(64)))).not.toBe(hex(streebog256(new Uint8Array(63))));
});
