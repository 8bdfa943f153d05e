import type { Account } from '../accounts/account.ts';
import { accountDirectory } from './account-directory.ts';
import type { AccountDirectory } from './account-directory.ts';
import type { AccountSeed } from './account-seed.ts';
import type { StateStore } from './state.ts';

/** The accounts of the file with what has happened to them here, which is kept. */
export interface AccountBook extends AccountDirectory {
  /** Adds or replaces an account, and writes it down. */
  save(account: Account): void;
}

export function accountBook(state: StateStore, seeds: readonly AccountSeed[]): AccountBook {
  const changed = new Map(state.current.accounts.map((account) => [account.oid, account]));
  const ofFile = seeds.map((seed) => changed.get(seed.oid) ?? seed);
  const inFile = new Set(seeds.map(({ oid }) => oid));
  const own = state.current.accounts.filter(({ oid }) => !inFile.has(oid));
  const directory = accountDirectory([...ofFile, ...own]);
  return Object.assign(directory, {
    save(account: Account) {
      directory.put(account);
      state.change((stored) => {
        stored.accounts = [...stored.accounts.filter(({ oid }) => oid !== account.oid), account];
      });
    },
  });
}
