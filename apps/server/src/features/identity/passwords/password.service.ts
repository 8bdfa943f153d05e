import type { ChangePassword, OneTimeLink, RecoverPassword, SetPasswordByLink } from '@gorodok/contract';
import { changeOwnContacts, contactRepository, personRepository } from '#features/registry/people/index.ts';
import type { Identity } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { JobRunner } from '#platform/jobs/job-runner.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { accountRepository, foldLogin } from '../accounts/index.ts';
import { letterLanguage } from '../recipients/index.ts';
import { throttle, type ThrottleKey } from '../throttle/index.ts';
import { letters } from './letters.ts';
import { refuseWeakPassword, replacePassword } from './new-password.ts';
import { oneTimeLinkRepository } from './one-time-link.repository.ts';
import { passwordIsRight } from './password.hash.ts';
import { recoverPasswords } from './password.jobs.ts';
import {
  passwordAttempts,
  type Caller,
  type passwordSignInService,
  type SignInProgress,
} from './password-sign-in.service.ts';

const recoveries = (login: string, address: string): readonly ThrottleKey[] => [
  { of: `recovery of ${foldLogin(login)}`, limit: 3 },
  { of: `recovery from ${address}`, limit: 20 },
];
const ownPasswordAttempts = (accountId: number): ThrottleKey => ({
  of: `own password ${accountId}`,
  limit: 10,
});

export const passwordService = (
  {
    database,
    mailer,
    jobs,
    secrets,
  }: { database: Database; mailer: Mailer; jobs: JobRunner; secrets: Secrets },
  signIn: Pick<ReturnType<typeof passwordSignInService>, 'goOn'>,
) => {
  const db = database.kysely;

  /** Changes the own password, or sets a first one; the other sessions end. */
  async function change(identity: Identity, token: string, given: ChangePassword): Promise<void> {
    await refuseWrongPassword(identity.accountId, given.currentPassword, '/currentPassword');
    await refuseWeakPassword(db, identity.accountId, given.newPassword, '/newPassword');
    await db.transaction().execute(async (transaction) => {
      await replacePassword(transaction, mailer, {
        ...identity,
        password: given.newPassword,
        keepSession: token,
      });
      await recordAudit(transaction, identity, { action: 'password.changed' });
    });
  }

  /** Refuses who does not know the password of an account that has one; wrong ones are counted. */
  async function refuseWrongPassword(
    accountId: number,
    password: string | null,
    field: '/currentPassword' | '/password',
  ): Promise<void> {
    const { passwordHash } = await accountRepository(db).get(accountId);
    if (passwordHash === null) return;
    if (password === null)
      throw new AppError('invalid', 'input_invalid', [{ field, code: 'field_required' }]);
    const attempts = throttle(db, secrets);
    await attempts.enter([ownPasswordAttempts(accountId)]);
    if (!(await passwordIsRight(passwordHash, password)))
      throw new AppError('invalid', 'input_invalid', [{ field, code: 'password.wrong' }]);
    await attempts.forget([ownPasswordAttempts(accountId)]);
  }

  /** Whether there is such an account is told by nothing: the same answer, and the same job with or without somebody in it. */
  async function recover({ login }: RecoverPassword, address: string): Promise<void> {
    await throttle(db, secrets).enter(recoveries(login, address));
    const accounts = await accountRepository(db).listByLogin(login);
    await jobs.send(db, recoverPasswords, { accountIds: accounts.map(({ id }) => id) });
  }

  /** What the page of a link shows; a link that is used, over or made up reads the same. */
  async function describeLink(token: string): Promise<OneTimeLink> {
    const link = await getLink(db, token);
    const { firstName } = await personRepository(db).getName(link.personId);
    return {
      purpose: link.purpose,
      firstName,
      userName: link.userName,
      needsUserName: await needsUserName(db, link),
    };
  }

  /** Sets the password and goes on like a sign-in: a second factor that is on is asked for all the same. */
  async function setByLink(given: SetPasswordByLink, caller: Caller): Promise<SignInProgress> {
    const link = await getLink(db, given.token);
    if (link.purpose === 'email_confirmation') throw linkIsOver();
    await refuseWeakPassword(db, link.accountId, given.password, '/password');
    await db.transaction().execute(async (transaction) => {
      if (!(await oneTimeLinkRepository(transaction).take(given.token, ['invitation', 'password_recovery'])))
        throw linkIsOver();
      if (given.userName !== null && link.userName === null)
        await accountRepository(transaction).setUserName(link.accountId, given.userName);
      else if (await needsUserName(transaction, link))
        throw new AppError('invalid', 'input_invalid', [{ field: '/userName', code: 'field_required' }]);
      await takeAsConfirmed(transaction, link);
      await replacePassword(transaction, mailer, { ...link, password: given.password, keepSession: null });
      await recordAudit(
        transaction,
        { ...link, actor: null },
        { action: 'password.set_by_link', details: { purpose: link.purpose } },
      );
    });
    await openForOwner(link.userName ?? given.userName, link.email, caller.address);
    return signIn.goOn({ ...link, organizationId: null }, caller);
  }

  /** Whoever was locked out by wrong passwords, and holds the link, is let in again. */
  async function openForOwner(userName: string | null, email: string | null, address: string): Promise<void> {
    const keys = [userName, email].flatMap((login) =>
      login === null ? [] : passwordAttempts(login, address).slice(0, 2),
    );
    if (keys.length > 0) await throttle(db, secrets).forget(keys);
  }

  /** Takes the link of a letter as the proof that the address is the person's; it then signs in and recovers. */
  async function confirmEmail(token: string): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const link = await getLink(transaction, token);
      if (!link.email || !(await oneTimeLinkRepository(transaction).take(token, ['email_confirmation'])))
        throw linkIsOver();
      const before = await contactRepository(transaction).findConfirmedEmail(link.personId);
      await takeAsConfirmed(transaction, link);
      if (before && before !== link.email) {
        const language = await letterLanguage(transaction, link.personId);
        await mailer.send(transaction, letters.emailChanged(language, before));
      }
      await recordAudit(transaction, { ...link, actor: null }, { action: 'email.confirmed' });
    });
  }

  return { change, refuseWrongPassword, recover, describeLink, setByLink, confirmEmail };
};

type Link = NonNullable<Awaited<ReturnType<ReturnType<typeof oneTimeLinkRepository>['find']>>>;

async function getLink(db: Queryable, token: string): Promise<Link> {
  const link = await oneTimeLinkRepository(db).find(token);
  if (!link || link.blockedAt) throw linkIsOver();
  return link;
}

/** Whoever has the letter of a link owns the address that it went to: from now on it stands on the card as his own doing. */
async function takeAsConfirmed(transaction: Queryable, link: Link): Promise<void> {
  const { email } = link;
  if (email)
    await changeOwnContacts(transaction, { ...link, actor: null }, (contacts) =>
      contacts.confirmEmail(link.personId, email),
    );
}

const linkIsOver = () => new AppError('not_found', 'link.is_over');

/** Without a name and without an address of one's own there would be nothing to type at the door. */
async function needsUserName(db: Queryable, link: Link): Promise<boolean> {
  if (link.userName !== null || link.email !== null) return false;
  return (await contactRepository(db).findConfirmedEmail(link.personId)) === undefined;
}
