import { ageOn } from '@gorodok/identifiers';
import type { AccountSeed } from '../storage/account-seed.ts';

/** An account as the emulator keeps it: what its file says of it, and what has happened to it since. */
export interface Account extends AccountSeed {
  /** Of a password chosen here; then the one of the file counts no more. */
  passwordHash?: string;
  /** The person's data were held against the registries and did not stand there. */
  checkFailed?: boolean;
  /** A code that proves the identity and goes by registered letter. */
  postalCode?: PostalCode;
  /** SHA-256 of the test key that stands for an electronic signature. */
  signatureKeyHash?: string;
}

export interface PostalCode {
  codeHash: string;
  address: string;
  /** The number by which the post follows the letter: 14 digits. */
  trackNumber: string;
  /** ISO times, as everything in the state file. */
  sentAt: string;
  failedAttempts: number;
}

/** What the account allows, as people know it. */
export type AccountLevel = 'simplified' | 'standard' | 'confirmed' | 'child';

export function levelOf(account: Account): AccountLevel {
  if (account.level !== 'unconfirmed') return account.level;
  return account.standard === true ? 'standard' : 'simplified';
}

export const levelNames: Readonly<Record<AccountLevel, string>> = {
  simplified: 'Упрощённая',
  standard: 'Стандартная',
  confirmed: 'Подтверждённая',
  child: 'Детская',
};

/** Whether a parent's consent is needed for this person: a child's account, or less than 18 years by what ЕСИА knows. */
export function isMinor(account: Account, now: Date): boolean {
  if (account.birthDate === null) return account.level === 'child';
  return ageOn(account.birthDate, dayOf(now)) < 18;
}

/** The day as `YYYY-MM-DD`. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** How much of what an account can hold it holds, in per cent. */
export function completeness(account: Account): number {
  const { phone, email } = account.login;
  const known = [
    true, // the name
    account.birthDate !== null,
    account.gender !== null,
    account.birthPlace !== undefined,
    account.snils !== null,
    account.documents.length > 0,
    phone !== undefined,
    email !== undefined,
    (account.addresses ?? []).length > 0,
    account.level === 'confirmed' || account.level === 'child',
  ];
  return Math.round((known.filter(Boolean).length / known.length) * 100);
}

export function fullName({ lastName, firstName, middleName }: Account): string {
  return [lastName, firstName, middleName].filter(Boolean).join(' ');
}
