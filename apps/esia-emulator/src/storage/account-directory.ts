import { parseEmail, parsePhone, parseSnils } from '@gorodok/identifiers';
import type { AccountSeed } from './account-seed.ts';

/** The accounts in memory, found by number or by what people type at the sign-in page. */
export interface AccountDirectory {
  find(oid: number): AccountSeed | undefined;
  /** Accounts that this phone, e-mail or СНИЛС may mean: eleven digits can be a phone and a СНИЛС at once. */
  listByLogin(typed: string): AccountSeed[];
  /** The accounts of «Кем войти», in the order of the file. */
  readonly featured: readonly AccountSeed[];
}

export function accountDirectory(accounts: readonly AccountSeed[]): AccountDirectory {
  const byOid = new Map(accounts.map((account) => [account.oid, account]));
  const byLogin = new Map(
    accounts.flatMap((account) => loginKeys(account.login).map((key) => [key, account])),
  );
  return {
    find: (oid) => byOid.get(oid),
    listByLogin(typed) {
      const keys = loginKeys({ phone: typed, email: typed, snils: typed });
      return [...new Set(keys.flatMap((key) => byLogin.get(key) ?? []))];
    },
    featured: accounts.filter((account) => account.featured === true),
  };
}

/** One key for each login that can be read, whatever its writing: «8 (900) 123-45-67» and «+7 900 …» are one phone. */
export function loginKeys({ phone, email, snils }: AccountSeed['login']): string[] {
  const readings = [
    ['phone', parsePhone(phone)],
    ['email', parseEmail(email)],
    ['snils', parseSnils(snils)],
  ] as const;
  return readings.flatMap(([kind, reading]) => (reading.ok ? [`${kind} ${reading.value}`] : []));
}
