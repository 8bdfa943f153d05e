import type { PasswordSignIn, SignInByPassword, SignInFailureReason } from '@gorodok/contract';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { accountRepository, foldLogin } from '../accounts/index.ts';
import {
  codeAttempts,
  secondFactorRepository,
  wrongCode,
  type secondFactorService,
} from '../second-factor/index.ts';
import { listRoleChoices, newToken, openSession, sessionRepository, type Device } from '../sessions/index.ts';
import { signInFailureRepository } from '../sign-in-failures/index.ts';
import { throttle, type ThrottleKey } from '../throttle/index.ts';
import { isOutOfDate, hashPassword, passwordIsRight } from './password.hash.ts';
import { refusalOfPassword } from './password-sign-in.policy.ts';
import { passwordStepRepository } from './password-step.repository.ts';

/** Whence somebody tries: the address counts attempts, the device is shown in the list of sessions. */
export interface Caller {
  address: string;
  device: Device;
  /** The session that the browser had before; it ends with the new one. */
  previousToken: string | undefined;
}

/** How far a sign-in has come: in, with the token of the session; or on to the code, with a token for that alone. */
export type SignInProgress = PasswordSignIn & { token: string };

interface Person {
  accountId: number;
  personId: number;
  organizationId: number | null;
}

/**
 * Five wrong passwords lock one name for one address, so that nobody is locked out by a stranger elsewhere; many for one name
 * or from one address lock these. ЕСИА stands apart from all of this.
 */
export const passwordAttempts = (
  login: string,
  address: string,
): readonly [ThrottleKey, ThrottleKey, ThrottleKey] => [
  { of: `login ${foldLogin(login)} from ${address}`, limit: 5 },
  { of: `login ${foldLogin(login)}`, limit: 30 },
  { of: `from ${address}`, limit: 100 },
];

export const passwordSignInService = (
  database: Database,
  secrets: Secrets,
  secondFactor: ReturnType<typeof secondFactorService>,
) => {
  const db = database.kysely;
  const attempts = throttle(db, secrets);

  /** The first step. An unknown name costs the same work, and reads the same, as a wrong password. */
  async function signIn(given: SignInByPassword, caller: Caller): Promise<SignInProgress> {
    const keys = passwordAttempts(given.login, caller.address);
    await attempts.enter(keys);
    const found = await accountRepository(db).listByLogin(given.login);
    const account = found.length === 1 ? found[0] : undefined;
    const right = await passwordIsRight(account?.passwordHash ?? null, given.password);
    if (!account?.passwordHash || !right) throw new AppError('invalid', 'sign_in.credentials_wrong');
    const [ofPair, ofLogin, ofAddress] = keys;
    await attempts.forget([ofPair, ofLogin]);
    await attempts.giveBack([ofAddress]);
    if (isOutOfDate(account.passwordHash)) {
      const renewed = await hashPassword(given.password);
      await accountRepository(db).rehashPassword(account.id, account.passwordHash, renewed);
    }
    return goOn(
      { accountId: account.id, personId: account.personId, organizationId: given.organizationId },
      caller,
    );
  }

  /** The second step: the code, once, with the token that the first step gave. */
  async function giveCode(
    stepToken: string | undefined,
    code: string,
    caller: Caller,
  ): Promise<SignInProgress> {
    const step = stepToken ? await passwordStepRepository(db).find(stepToken) : undefined;
    if (!stepToken || !step) throw new AppError('conflict', 'sign_in.step_expired');
    await attempts.enter([codeAttempts(step.accountId)]);
    const progress = await db.transaction().execute(async (transaction) => {
      if (!(await secondFactor.takeCode(transaction, step.accountId, code))) throw wrongCode();
      if (!(await passwordStepRepository(transaction).take(stepToken)))
        throw new AppError('conflict', 'sign_in.step_expired');
      return letIn(transaction, step, caller, true);
    });
    await attempts.forget([codeAttempts(step.accountId)]);
    return settled(progress);
  }

  /** What follows a password that is right, also one that was set just now by a one-time link. */
  async function goOn(person: Person, caller: Caller): Promise<SignInProgress> {
    const progress = await db.transaction().execute(async (transaction) => {
      if (!(await secondFactorRepository(transaction).isOn(person.accountId)))
        return letIn(transaction, person, caller, false);
      // Why the door stays shut is told before the code is asked for: the code would change nothing.
      const reason = await refuse(transaction, person);
      if (reason) return { reason };
      const token = newToken();
      await passwordStepRepository(transaction).open({ token, ...person });
      return { state: 'code_needed' as const, token };
    });
    return settled(progress);
  }

  return { signIn, giveCode, goOn };
};

/** Opens the session; or keeps why not, for the administrator, since it is known who stands there. */
async function letIn(
  transaction: Queryable,
  person: Person,
  { device, previousToken }: Caller,
  secondFactor: boolean,
): Promise<SignInProgress | { reason: SignInFailureReason }> {
  const reason = await refuse(transaction, person);
  if (reason) return { reason };
  const { accountId, personId } = person;
  const token = await openSession(transaction, { ...person, signedInBy: 'password', secondFactor, device });
  if (previousToken) await sessionRepository(transaction).remove(previousToken);
  await recordAudit(
    transaction,
    { accountId, personId, actor: null },
    { action: 'sign_in.succeeded', details: { by: 'password', secondFactor } },
  );
  return { state: 'signed_in', token };
}

async function refuse(
  transaction: Queryable,
  { accountId, personId, organizationId }: Person,
): Promise<SignInFailureReason | null> {
  const { blockedAt } = await accountRepository(transaction).openForUpdate(personId);
  const choices = await listRoleChoices(transaction, personId, 'esia');
  const open = await listRoleChoices(transaction, personId, 'password');
  const reason = refusalOfPassword({ blocked: blockedAt !== null, choices, open, organizationId });
  if (!reason) return null;
  const id = await signInFailureRepository(transaction).add({
    reason,
    organizationId: organizationId ?? choices[0]?.organizationId ?? null,
    nearestPersonIds: [personId],
  });
  await recordAudit(
    transaction,
    { accountId, personId, actor: null },
    {
      action: 'sign_in.refused',
      subject: { kind: 'sign_in_failure', id },
      details: { reason, by: 'password' },
    },
  );
  return reason;
}

/** A refusal is thrown when it is kept: an error inside the transaction would undo that. */
function settled(progress: SignInProgress | { reason: SignInFailureReason }): SignInProgress {
  if ('reason' in progress) throw new AppError('forbidden', `sign_in.${progress.reason}`);
  return progress;
}
