import { randomInt } from 'node:crypto';
import type { RecoveryCodes, SecondFactorSetUp } from '@gorodok/contract';
import type { Identity } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { accountRepository } from '../accounts/index.ts';
import {
  chooseObviousRole,
  listRoleChoices,
  newToken,
  rolesWithSecondFactor,
  sessionRepository,
} from '../sessions/index.ts';
import { throttle, type ThrottleKey } from '../throttle/index.ts';
import { secondFactorRepository } from './second-factor.repository.ts';
import { newSecret, setUpOf, stepOfCode } from './totp.ts';

const purpose = 'second-factor';
const recoveryCodeCount = 10;

/** Codes have six digits: ten tries in a quarter of an hour leave an attacker nothing to hope for. */
export const codeAttempts = (accountId: number): ThrottleKey => ({ of: `code ${accountId}`, limit: 10 });

export const secondFactorService = (database: Database, secrets: Secrets) => {
  const db = database.kysely;

  /** Shows a new secret; it guards nothing until a code has proved that the phone has it. */
  async function begin(identity: Identity): Promise<SecondFactorSetUp> {
    const secret = newSecret();
    const sealed = secrets.seal(purpose, identity.accountId, secret);
    if (!(await secondFactorRepository(db).begin(identity.accountId, sealed)))
      throw new AppError('conflict', 'second_factor.is_on');
    const { userName } = await accountRepository(db).get(identity.accountId);
    return setUpOf(secret, userName ?? String(identity.accountId));
  }

  /** Turns it on by a first code. The session goes on under a new token; the others that came by the password alone end. */
  async function confirm(
    identity: Identity,
    token: string,
    code: string,
  ): Promise<RecoveryCodes & { sessionToken: string }> {
    const { accountId, personId } = identity;
    return attempt(accountId, async (transaction) => {
      const factors = secondFactorRepository(transaction);
      const begun = await factors.find(accountId);
      if (!begun) throw new AppError('conflict', 'second_factor.not_begun');
      const step = await stepOfCode(secrets.open(purpose, accountId, begun.encryptedSecret), code.trim());
      if (step === undefined) throw wrongCode();
      if (!(await factors.confirm(accountId, begun.encryptedSecret, step)))
        throw new AppError('conflict', 'second_factor.is_on');
      const codes = await renewRecoveryCodes(transaction, accountId);
      const sessionToken = newToken();
      await sessionRepository(transaction).removeOthers(accountId, token);
      await sessionRepository(transaction).raise(token, sessionToken);
      if (!identity.actor) await chooseObviousRole(transaction, sessionToken, personId);
      await recordAudit(transaction, identity, { action: 'second_factor.turned_on' });
      return { codes, sessionToken };
    });
  }

  /** New codes in place of all the old ones. */
  async function renewCodes(identity: Identity, code: string): Promise<RecoveryCodes> {
    return attempt(identity.accountId, async (transaction) => {
      if (!(await takeCode(transaction, identity.accountId, code))) throw wrongCode();
      const codes = await renewRecoveryCodes(transaction, identity.accountId);
      await recordAudit(transaction, identity, { action: 'second_factor.codes_renewed' });
      return { codes };
    });
  }

  /** Turns it off by a last code; not where a role of the person wants it. */
  async function turnOff(identity: Identity, code: string): Promise<void> {
    await attempt(identity.accountId, async (transaction) => {
      if (await isRequired(transaction, identity.personId))
        throw new AppError('conflict', 'second_factor.required');
      if (!(await takeCode(transaction, identity.accountId, code))) throw wrongCode();
      await removeSecondFactor(transaction, identity.accountId);
      await recordAudit(transaction, identity, { action: 'second_factor.turned_off' });
    });
  }

  /** Does what a code is given for; wrong codes are counted, and forgotten with a right one. */
  async function attempt<Result>(
    accountId: number,
    work: (transaction: Queryable) => Promise<Result>,
  ): Promise<Result> {
    const attempts = throttle(db, secrets);
    await attempts.enter([codeAttempts(accountId)]);
    const result = await db.transaction().execute(work);
    await attempts.forget([codeAttempts(accountId)]);
    return result;
  }

  /** Whether the code is right; it is used up by that. Six digits of the app, or a recovery code. */
  async function takeCode(transaction: Queryable, accountId: number, code: string): Promise<boolean> {
    const factors = secondFactorRepository(transaction);
    const factor = await factors.find(accountId);
    if (!factor?.confirmedAt) return false;
    const plain = code.trim();
    const step = await stepOfCode(secrets.open(purpose, accountId, factor.encryptedSecret), plain);
    if (step !== undefined) return factors.takeStep(accountId, step);
    return factors.takeRecoveryCode(accountId, hashOf(accountId, plain));
  }

  async function renewRecoveryCodes(transaction: Queryable, accountId: number): Promise<string[]> {
    const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
    await secondFactorRepository(transaction).replaceRecoveryCodes(
      accountId,
      codes.map((code) => hashOf(accountId, code)),
    );
    return codes;
  }

  const hashOf = (accountId: number, code: string) =>
    secrets.keyedHash('recovery-code', `${accountId} ${code.toLowerCase().replace(/[\s-]/g, '')}`);

  return { begin, confirm, renewCodes, turnOff, takeCode };
};

/** Whether a role of the person opens by a password only together with a code. */
export async function isRequired(db: Queryable, personId: number): Promise<boolean> {
  const choices = await listRoleChoices(db, personId, 'password');
  return choices.some(({ role }) => rolesWithSecondFactor.includes(role));
}

/** Takes it off the account; sessions that it had raised are lowered again. */
export async function removeSecondFactor(transaction: Queryable, accountId: number): Promise<boolean> {
  const removed = await secondFactorRepository(transaction).remove(accountId);
  if (removed) await sessionRepository(transaction).lowerAll(accountId);
  return removed;
}

export const wrongCode = () =>
  new AppError('invalid', 'input_invalid', [{ field: '/code', code: 'second_factor.code_wrong' }]);

// Without letters and digits that are mistaken for one another on paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten signs of thirty-one: some 49 bits. */
function newRecoveryCode(): string {
  const part = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${part()}-${part()}`;
}
