import { createHash } from 'node:crypto';
import type { AccountDirectory } from '../storage/account-directory.ts';
import type { Account } from '../accounts/account.ts';
import { isPasswordOf } from '../accounts/password.ts';
import type { Throttle } from './throttle.ts';

export type SignInOutcome = { account: Account } | 'wrong' | 'too_many_attempts';

/** Finds the account for what was typed; a wrong login and a wrong password look the same. */
export function signInByPassword(
  accounts: AccountDirectory,
  attempts: Throttle,
  typed: { login: string; password: string },
  now: Date,
): SignInOutcome {
  const candidates = accounts.listByLogin(typed.login);
  // An unknown login is counted too, under what was typed, so that the answers do not tell which logins exist.
  const keys =
    candidates.length > 0
      ? candidates.map((account) => `oid ${account.oid}`)
      : [`typed ${digest(typed.login).toString('hex')}`];
  if (keys.some((key) => attempts.isClosed(key, now))) return 'too_many_attempts';
  const account = candidates.find((candidate) => isPasswordOf(candidate, typed.password));
  for (const key of keys) {
    if (account) attempts.reset(key);
    else attempts.countFailure(key, now);
  }
  return account ? { account } : 'wrong';
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
