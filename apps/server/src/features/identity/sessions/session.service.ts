import type { ChooseRole, OwnSession, Session, SignInWay } from '@gorodok/contract';
import { consentRepository } from '#features/registry/consents/index.ts';
import { fullName, personRepository } from '#features/registry/people/index.ts';
import type { Identity } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { listRoleChoices } from './role-choices.read.ts';
import type { Device } from './device.ts';
import { lacksSecondFactor, obviousChoice, sessionHours } from './session.policy.ts';
import { findIdentity, sessionRepository, type SessionIdentity } from './session.repository.ts';
import { newToken } from './session.token.ts';

/** The version of the consent's text that is shown; a new text gets a new version. */
const consentTextVersion = '2026-11';

const anonymous: Session = { state: 'anonymous', person: null, actor: null, choices: [], signedInBy: null };

export const sessionService = (database: Database) => {
  const db = database.kysely;

  /** How far the sign-in of a token has come; without a valid one, anonymous. */
  async function describe(token: string | undefined): Promise<Session> {
    const identity = token ? await findIdentity(database.pool, token) : null;
    if (!token || !identity) return anonymous;
    const person = await personRepository(db).getName(identity.personId);
    const known = {
      person: { id: person.id, displayName: fullName(person) },
      choices: await listRoleChoices(db, person.id, identity.signedInBy),
      signedInBy: identity.signedInBy,
    };
    if (await lacksConsent(db, identity)) {
      return { ...known, state: 'consent_needed', actor: null, choices: [] };
    }
    if (lacksSecondFactor(identity, known.choices)) {
      return { ...known, state: 'second_factor_needed', actor: null, choices: [] };
    }
    const { actor } = identity;
    const current = known.choices.find(
      (choice) => choice.role === actor?.role && choice.organizationId === actor.organizationId,
    );
    return current
      ? { ...known, state: 'active', actor: current }
      : { ...known, state: 'role_needed', actor: null };
  }

  /** Acts from now on in a role that the person holds; else `session.role_not_yours`. */
  async function chooseRole(token: string, identity: Identity, wanted: ChooseRole): Promise<Session> {
    await db.transaction().execute(async (transaction) => {
      const session = await sessionRepository(transaction).find(token);
      if (!session) throw new AppError('not_signed_in', 'not_signed_in');
      if (await lacksConsent(transaction, { ...identity, ...session })) {
        throw new AppError('forbidden', 'consent_needed');
      }
      const choices = await listRoleChoices(transaction, identity.personId, session.signedInBy);
      if (lacksSecondFactor(session, choices)) throw new AppError('forbidden', 'second_factor.needed');
      const choice = choices.find(
        ({ role, organizationId }) => role === wanted.role && organizationId === wanted.organizationId,
      );
      if (!choice) throw new AppError('forbidden', 'session.role_not_yours');
      await sessionRepository(transaction).actAs(token, choice, sessionHours(choice.role));
      await recordAudit(
        transaction,
        { ...identity, actor: { ...identity, ...choice } },
        { action: 'session.role_chosen' },
      );
    });
    return describe(token);
  }

  /** Records the consent and goes on to the role, which is chosen at once where there is nothing to ask. */
  async function giveConsent(token: string, identity: Identity): Promise<Session> {
    await db.transaction().execute(async (transaction) => {
      await consentRepository(transaction).give(identity.personId, 'esia_exchange', consentTextVersion);
      await recordAudit(transaction, identity, {
        action: 'consent.given',
        subject: { kind: 'person', id: identity.personId },
        details: { purpose: 'esia_exchange', textVersion: consentTextVersion },
      });
      await chooseObviousRole(transaction, token, identity.personId);
    });
    return describe(token);
  }

  /** Where the person is signed in, this browser first. */
  async function listOwn(token: string, identity: Identity): Promise<OwnSession[]> {
    const rows = await sessionRepository(db).listOwn(identity.accountId, token);
    return rows.map(({ role, organizationName, createdAt, lastSeenAt, ...session }) => ({
      ...session,
      startedAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      actor: role && organizationName ? { role, organizationName } : null,
    }));
  }

  async function endOwn(identity: Identity, id: number): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      if (!(await sessionRepository(transaction).removeOwn(identity.accountId, id)))
        throw new AppError('not_found', 'session.not_found');
      await recordAudit(transaction, identity, { action: 'session.ended', details: { count: 1 } });
    });
  }

  async function endOthers(token: string, identity: Identity): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const count = await sessionRepository(transaction).removeOthers(identity.accountId, token);
      await recordAudit(transaction, identity, { action: 'session.ended', details: { count } });
    });
  }

  return {
    listOwn,
    endOwn,
    endOthers,
    describe,
    chooseRole,
    giveConsent,
    identify: (token: string) => findIdentity(database.pool, token),
    end: (token: string) => sessionRepository(db).remove(token),
  };
};

/** Takes the role that needs no question, if there is one: the only one in the organization picked before signing in. */
export async function chooseObviousRole(
  transaction: Queryable,
  token: string,
  personId: number,
): Promise<void> {
  const session = await sessionRepository(transaction).find(token);
  if (!session) return;
  const choices = await listRoleChoices(transaction, personId, session.signedInBy);
  if (lacksSecondFactor(session, choices)) return;
  const choice = obviousChoice(choices, session.wantedOrganizationId);
  if (choice) await sessionRepository(transaction).actAs(token, choice, sessionHours(choice.role));
}

/** Opens a session for somebody who has proved who he is, always under a new token; acts at once where nothing has to be asked. */
export async function openSession(
  transaction: Queryable,
  person: {
    accountId: number;
    personId: number;
    organizationId: number | null;
    signedInBy: SignInWay;
    secondFactor: boolean;
    device: Device;
  },
): Promise<string> {
  const token = newToken();
  await sessionRepository(transaction).create({
    token,
    accountId: person.accountId,
    wantedOrganizationId: person.organizationId,
    hours: sessionHours(null),
    signedInBy: person.signedInBy,
    secondFactor: person.secondFactor,
    device: person.device,
  });
  if (!(await lacksConsent(transaction, person)))
    await chooseObviousRole(transaction, token, person.personId);
  return token;
}

/** Only a sign-in through ЕСИА exchanges anything with it, so only that needs the consent. */
const lacksConsent = async (
  db: Queryable,
  { personId, signedInBy }: Pick<SessionIdentity, 'personId' | 'signedInBy'>,
): Promise<boolean> =>
  signedInBy === 'esia' && !(await consentRepository(db).isGiven(personId, 'esia_exchange'));
