import type { ChooseRole, Session } from '@gorodok/contract';
import { consentRepository } from '#features/registry/consents/index.ts';
import { fullName, personRepository } from '#features/registry/people/index.ts';
import type { Identity } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { listRoleChoices } from './role-choices.read.ts';
import { obviousChoice, sessionHours } from './session.policy.ts';
import { findIdentity, sessionRepository } from './session.repository.ts';

/** The version of the consent's text that is shown; a new text gets a new version. */
const consentTextVersion = '2026-11';

const anonymous: Session = { state: 'anonymous', person: null, actor: null, choices: [] };

export const sessionService = (database: Database) => {
  const db = database.kysely;

  /** How far the sign-in of a token has come; without a valid one, anonymous. */
  async function describe(token: string | undefined): Promise<Session> {
    const identity = token ? await findIdentity(database.pool, token) : null;
    if (!token || !identity) return anonymous;
    const person = await personRepository(db).getName(identity.personId);
    const known = {
      person: { id: person.id, displayName: fullName(person) },
      choices: await listRoleChoices(db, person.id),
    };
    if (!(await consentRepository(db).isGiven(person.id, 'esia_exchange'))) {
      return { ...known, state: 'consent_needed', actor: null, choices: [] };
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
      if (!(await consentRepository(transaction).isGiven(identity.personId, 'esia_exchange'))) {
        throw new AppError('forbidden', 'consent_needed');
      }
      const choices = await listRoleChoices(transaction, identity.personId);
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

  return {
    describe,
    chooseRole,
    giveConsent,
    identify: (token: string) => findIdentity(database.pool, token),
    end: (token: string) => sessionRepository(db).remove(token),
  };
};

/** Takes the role that needs no question, if there is one: the only one in the organization picked before signing in. */
export async function chooseObviousRole(
  transaction: Parameters<typeof sessionRepository>[0],
  token: string,
  personId: number,
): Promise<void> {
  const session = await sessionRepository(transaction).findWantedOrganization(token);
  const choice = obviousChoice(
    await listRoleChoices(transaction, personId),
    session?.wantedOrganizationId ?? null,
  );
  if (choice) await sessionRepository(transaction).actAs(token, choice, sessionHours(choice.role));
}
