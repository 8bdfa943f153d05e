import { parseEmail, parsePhone, parseSnils } from '@gorodok/identifiers';
import type { Account } from '../accounts/account.ts';
import type { AccountSeed } from './account-seed.ts';

/** The accounts in memory, found by number or by what people type at the sign-in page. */
export interface AccountDirectory {
  find(oid: number): Account | undefined;
  /** Accounts that this phone, e-mail or СНИЛС may mean: eleven digits can be a phone and a СНИЛС at once. */
  listByLogin(typed: string): Account[];
  /** The account whose own СНИЛС this is, whether it signs in by it or not. */
  findBySnils(snils: string): Account | undefined;
  listParents(oid: number): Account[];
  /** Adds an account, or replaces the one of this number. */
  put(account: Account): void;
  /** A number that no account has. */
  nextOid(): number;
  /** The accounts of «Кем войти», in the order of the file. */
  readonly featured: readonly Account[];
}

/** Numbers of people who register themselves begin here, far from those of files. */
const firstOwnOid = 1_900_000_001;

export function accountDirectory(accounts: readonly Account[]): AccountDirectory {
  const byOid = new Map<number, Account>();
  const byLogin = new Map<string, number>();
  const bySnils = new Map<string, number>();
  const parentsOf = new Map<number, Set<number>>();

  const find = (oid: number | undefined) => (oid === undefined ? undefined : byOid.get(oid));
  const remove = ({ oid, login, snils, kids }: Account) => {
    for (const key of loginKeys(login)) if (byLogin.get(key) === oid) byLogin.delete(key);
    if (snils !== null && bySnils.get(snils) === oid) bySnils.delete(snils);
    for (const kid of kids) parentsOf.get(kid)?.delete(oid);
  };
  const put = (account: Account) => {
    const before = byOid.get(account.oid);
    if (before) remove(before);
    byOid.set(account.oid, account);
    for (const key of loginKeys(account.login)) byLogin.set(key, account.oid);
    if (account.snils !== null) bySnils.set(account.snils, account.oid);
    for (const kid of account.kids) {
      const parents = parentsOf.get(kid) ?? new Set();
      parentsOf.set(kid, parents.add(account.oid));
    }
  };
  for (const account of accounts) put(account);

  return {
    find,
    listByLogin(typed) {
      const keys = loginKeys({ phone: typed, email: typed, snils: typed });
      return [...new Set(keys.flatMap((key) => find(byLogin.get(key)) ?? []))];
    },
    findBySnils: (snils) => find(bySnils.get(snils)),
    listParents: (oid) => [...(parentsOf.get(oid) ?? [])].flatMap((parent) => find(parent) ?? []),
    put,
    nextOid() {
      let oid = firstOwnOid;
      for (const known of byOid.keys()) if (known >= oid) oid = known + 1;
      return oid;
    },
    get featured() {
      return accounts.flatMap(({ oid, featured }) => (featured === true ? (find(oid) ?? []) : []));
    },
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
