import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EmulatorParts } from '../emulator-parts.ts';
import type { Account } from './account.ts';

/**
 * Stands for an electronic signature: a key of 24 letters and digits that «Удостоверяющий центр» gives out, since no browser here
 * has a means of cryptography. It signs in, and it proves an identity at once.
 */
export function issueSignatureKey(parts: EmulatorParts, account: Account): string {
  const key = `${account.oid}-${randomBytes(12).toString('hex')}`;
  parts.accounts.save({ ...account, signatureKeyHash: hashOf(key) });
  return key;
}

/** The account whose test key this is. */
export function findAccountByKey(parts: EmulatorParts, key: string): Account | undefined {
  const typed = key.trim();
  const account = parts.accounts.find(Number(typed.split('-')[0]));
  return account && isKeyOf(account, typed) ? account : undefined;
}

export function isKeyOf({ signatureKeyHash }: Account, key: string): boolean {
  if (signatureKeyHash === undefined) return false;
  return timingSafeEqual(Buffer.from(hashOf(key.trim())), Buffer.from(signatureKeyHash));
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
