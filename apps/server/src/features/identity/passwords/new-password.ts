import { contactRepository, personRepository } from '#features/registry/people/index.ts';
import type { Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import { accountRepository } from '../accounts/index.ts';
import { letterLanguage } from '../recipients/index.ts';
import { sessionRepository } from '../sessions/index.ts';
import { letters } from './letters.ts';
import { oneTimeLinkRepository } from './one-time-link.repository.ts';
import { hashPassword } from './password.hash.ts';
import { findPasswordFault } from './password.policy.ts';
import { passwordStepRepository } from './password-step.repository.ts';

/** Refuses a password that would be guessed; names the field of the form that it stands in. */
export async function refuseWeakPassword(
  db: Queryable,
  accountId: number,
  password: string,
  field: '/password' | '/newPassword',
): Promise<void> {
  const account = await accountRepository(db).get(accountId);
  const person = await personRepository(db).getIdentity(account.personId);
  const email = await contactRepository(db).findConfirmedEmail(account.personId);
  const fault = findPasswordFault(password, {
    ...person,
    userName: account.userName,
    email: email ?? null,
  });
  if (fault) throw new AppError('invalid', 'input_invalid', [{ field, code: fault }]);
}

/** Keeps the new password; ends every session but the one named, every sign-in under way, and every link that could set another one. */
export async function replacePassword(
  transaction: Queryable,
  mailer: Mailer,
  account: { accountId: number; personId: number; password: string; keepSession: string | null },
): Promise<void> {
  const { accountId, personId, password, keepSession } = account;
  await accountRepository(transaction).setPassword(accountId, await hashPassword(password));
  await sessionRepository(transaction).removeOthers(accountId, keepSession);
  await passwordStepRepository(transaction).removeOf(accountId);
  await oneTimeLinkRepository(transaction).forgetThoseForPasswords(accountId);
  const email = await contactRepository(transaction).findConfirmedEmail(personId);
  if (email)
    await mailer.send(
      transaction,
      letters.passwordChanged(await letterLanguage(transaction, personId), email),
    );
}
