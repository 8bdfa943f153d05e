import { randomUUID } from 'node:crypto';
import type { SignInFailureReason, SignInRefusal } from '@gorodok/contract';
import { EsiaError, readCallback, type EsiaPerson } from '@gorodok/esia';
import { consentRepository } from '#features/registry/consents/index.ts';
import { organizationExists } from '#features/registry/organizations/index.ts';
import type { Identify, Identity } from '#platform/actor/actor.ts';
import { recordAudit } from '#platform/audit/record.ts';
import type { Database, Queryable } from '#platform/database/database.ts';
import { AppError } from '#platform/errors/app-error.ts';
import { accountRepository } from '../accounts/index.ts';
import { confirmedDataRepository } from '../confirmed-data/index.ts';
import {
  hashToken,
  listRoleChoices,
  newToken,
  openSession,
  sessionRepository,
  type Device,
} from '../sessions/index.ts';
import { signInFailureRepository, type NewSignInFailure } from '../sign-in-failures/index.ts';
import { admit } from './admission.ts';
import type { IdentityProvider, OneSignIn } from './identity-provider.ts';
import { linkAccount } from './linking.ts';
import { outcomeOf } from './sign-in.policy.ts';
import { signInRequestRepository } from './sign-in-request.repository.ts';

export type SignInResult = { sessionToken: string } | { linked: true } | { refused: true };

/** Who comes back from ЕСИА: the browser that began, the session that is open in it, and what the browser calls itself. */
export interface Returning {
  browserSecret: string | undefined;
  sessionToken: string | undefined;
  device: Device;
}

export const signInService = (database: Database, esia: IdentityProvider, identify: Identify) => {
  const db = database.kysely;

  async function open(organizationId: number | null, linkAccountId: number | null) {
    const browserSecret = newToken();
    const state = randomUUID();
    const browserHash = hashToken(browserSecret);
    await signInRequestRepository(db).open({ state, browserHash, organizationId, linkAccountId });
    return { browserSecret, address: await esia.authorizationUrl({ state, browserSecret }) };
  }

  /** Begins a sign-in at ЕСИА. The browser keeps the secret, the address carries only the state bound to it. */
  async function start(organizationId: number | null): Promise<{ browserSecret: string; address: URL }> {
    if (organizationId !== null && !(await organizationExists(db, organizationId))) {
      throw new AppError('not_found', 'organization.not_found');
    }
    return open(organizationId, null);
  }

  /** Begins the linking of an account of ЕСИА to the one that is signed in. */
  const startLinking = (identity: Identity) =>
    open(identity.actor?.organizationId ?? null, identity.accountId);

  /** Takes ЕСИА's answer: a session, or a refusal that is kept with its reason. */
  async function finish(
    query: Record<string, string | undefined>,
    { browserSecret, sessionToken, device }: Returning,
  ): Promise<SignInResult> {
    const request =
      browserSecret === undefined
        ? undefined
        : await signInRequestRepository(db).take(uuidOrNone(query['state']), hashToken(browserSecret));
    // Begun in another browser, too long ago, or answered already: there is nothing to go on with and nothing to keep.
    if (!request || browserSecret === undefined) return { refused: true };
    if (request.linkAccountId !== null)
      return finishLinking({ ...request, browserSecret, query, sessionToken });
    const person = await readPerson(esia, query, { state: request.state, browserSecret });
    return db.transaction().execute(async (transaction) => {
      const result =
        'reason' in person
          ? { failure: { reason: person.reason } }
          : await admit(transaction, person, request.organizationId);
      if ('failure' in result) {
        await keepFailure(transaction, request, result.failure);
        return { refused: true as const };
      }
      const newSessionToken = await openSession(transaction, {
        ...result,
        organizationId: request.organizationId,
        signedInBy: 'esia',
        secondFactor: false,
        device,
      });
      // What was open in this browser before, perhaps somebody else's, ends: it must not be come back to.
      if (sessionToken) await sessionRepository(transaction).remove(sessionToken);
      await recordAudit(
        transaction,
        { ...result, actor: null },
        { action: 'sign_in.succeeded', details: { by: 'esia' } },
      );
      return { sessionToken: newSessionToken };
    });
  }

  /** The same person must still be signed in who began. */
  async function finishLinking(answer: {
    state: string;
    browserSecret: string;
    organizationId: number | null;
    linkAccountId: number | null;
    query: Record<string, string | undefined>;
    sessionToken: string | undefined;
  }): Promise<SignInResult> {
    const { sessionToken } = answer;
    const identity = sessionToken ? await identify(sessionToken) : null;
    if (!sessionToken || identity?.accountId !== answer.linkAccountId || !identity) return { refused: true };
    const person = await readPerson(esia, answer.query, answer);
    return db.transaction().execute(async (transaction) => {
      const { accountId, personId } = identity;
      const result =
        'reason' in person
          ? { failure: { reason: person.reason, nearestPersonIds: [personId] } }
          : await linkAccount(transaction, person, { accountId, personId, sessionToken });
      if ('linked' in result) return result;
      if (result.failure.reason === 'parental_consent_missing')
        await accountRepository(transaction).noteParentalConsentMissing(accountId);
      await keepFailure(transaction, answer, result.failure);
      return { refused: true as const };
    });
  }

  /** Ends the link. The way in stays: the next sign-in through ЕСИА finds the card anew. */
  async function unlink(identity: Identity): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      if (!(await accountRepository(transaction).unlink(identity.accountId))) return; // a second click
      await recordAudit(transaction, identity, {
        action: 'esia.unlinked',
        subject: { kind: 'person', id: identity.personId },
      });
    });
  }

  /** What this browser's last refused sign-in came to, in words that tell nothing about anybody's card. */
  async function explainRefusal(browserSecret: string | undefined): Promise<SignInRefusal> {
    const refusal = browserSecret
      ? await signInRequestRepository(db).findRefusal(hashToken(browserSecret))
      : undefined;
    if (!refusal) {
      return {
        outcome: 'expired',
        reference: null,
        organizationName: null,
        organizationPhone: null,
        occurredAt: null,
        opensOn: null,
        linking: false,
        otherOrganizations: [],
      };
    }
    const outcome = outcomeOf(refusal.reason as SignInFailureReason); // the table's own constraint holds the same list
    const [ownPersonId] = outcome === 'choose_other_organization' ? refusal.nearestPersonIds : [];
    const choices = ownPersonId === undefined ? [] : await listRoleChoices(db, ownPersonId, 'esia');
    return {
      outcome,
      reference: refusal.id,
      organizationName: refusal.organizationName,
      organizationPhone: refusal.organizationPhone,
      occurredAt: refusal.occurredAt.toISOString(),
      opensOn: refusal.opensOn,
      linking: refusal.linkAccountId !== null,
      otherOrganizations: [
        ...new Map(choices.map((choice) => [choice.organizationId, choice.organizationName])),
      ].map(([id, name]) => ({ id, name })),
    };
  }

  /** A person who does not consent to the exchange is let out again; the link to ЕСИА, and what ЕСИА said, go with the session. */
  async function declineConsent(
    identity: Identity,
    sessionToken: string,
    browserSecret: string | undefined,
  ): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      const session = await sessionRepository(transaction).find(sessionToken);
      await accountRepository(transaction).unlink(identity.accountId);
      await confirmedDataRepository(transaction).forget(identity.personId);
      const withdrawn = await consentRepository(transaction).isWithdrawn(identity.personId, 'esia_exchange');
      await sessionRepository(transaction).remove(sessionToken);
      const failureId = await signInFailureRepository(transaction).add({
        organizationId: session?.wantedOrganizationId ?? null,
        reason: withdrawn ? 'consent_withdrawn' : 'consent_declined',
      });
      if (browserSecret)
        await signInRequestRepository(transaction).noteFailureOfBrowser(hashToken(browserSecret), failureId);
      await recordAudit(transaction, identity, {
        action: 'consent.declined',
        details: { purpose: 'esia_exchange' },
      });
    });
  }

  return { start, startLinking, unlink, finish, explainRefusal, declineConsent };
};

/** What ЕСИА answers for a minor whose parent has not consented. Of adults it is not known to say so. */
const noPermission = 'ESIA-007019';

/** The person at ЕСИА, or why there is none: it refused, or it can't be reached or understood. */
async function readPerson(
  esia: IdentityProvider,
  query: Record<string, string | undefined>,
  signIn: OneSignIn,
): Promise<EsiaPerson | { reason: SignInFailureReason }> {
  try {
    return await esia.readPerson(readCallback(query).code, signIn);
  } catch (error) {
    if (!(error instanceof EsiaError)) throw error;
    if (error.code === noPermission) return { reason: 'parental_consent_missing' };
    return {
      reason: error.kind === 'refused' ? 'identity_provider_refused' : 'identity_provider_unavailable',
    };
  }
}

async function keepFailure(
  transaction: Queryable,
  request: { state: string; organizationId: number | null },
  failure: Omit<NewSignInFailure, 'organizationId'>,
): Promise<void> {
  const id = await signInFailureRepository(transaction).add({
    ...failure,
    organizationId: request.organizationId,
  });
  await signInRequestRepository(transaction).noteFailure(request.state, id);
  await recordAudit(transaction, null, {
    action: 'sign_in.refused',
    subject: { kind: 'sign_in_failure', id },
    details: { reason: failure.reason },
  });
}

const uuidOrNone = (text: string | undefined): string =>
  text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
    ? text
    : '00000000-0000-0000-0000-000000000000';
