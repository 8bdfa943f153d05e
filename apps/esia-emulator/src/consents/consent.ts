import { randomUUID } from 'node:crypto';
import { isMinor } from '../accounts/account.ts';
import type { Account } from '../accounts/account.ts';
import type { AccountDirectory } from '../storage/account-directory.ts';
import type { StateStore } from '../storage/state.ts';
import type { Permission } from './permissions.ts';

/** What stands in «Согласия и доверенности»: a parent's for a child's sign-in, or a person's own electronic consent. */
export interface Consent {
  id: string;
  clientId: string;
  /** Whose data or sign-in it is about. */
  subject: number;
  /** Who decided; a request to the parents has none yet. */
  giver: number | null;
  state: 'requested' | 'active' | 'declined' | 'withdrawn';
  requestedAt: string;
  decidedAt: string | null;
  expiresAt: string | null;
  /** What the system asked for in `permissions`; null for a parent's consent to a child's sign-in. */
  permission: Permission | null;
}

export interface ConsentBook {
  /** Whether this minor may enter the system today. */
  allowsSignIn(child: Account, clientId: string, now: Date): boolean;
  /** Puts a request into the cabinets of the parents; false when one stands there already. */
  requestSignIn(child: Account, clientId: string, now: Date): boolean;
  /** A person's own consent, given on the way into a system; it takes the place of an earlier one of the same type. */
  give(person: Account, clientId: string, permission: Permission, now: Date): void;
  /** Requests and consents that this person sees, newest first: of the children, and the own ones. */
  list(person: Account): Consent[];
  /** Decides a request; false when it is no longer one, or another family's. */
  decide(
    parent: Account,
    id: string,
    decision: 'active' | 'declined',
    until: Date | null,
    now: Date,
  ): boolean;
  /** Takes an active consent back; false when it is none, or somebody else's. */
  withdraw(person: Account, id: string, now: Date): boolean;
}

export function isActive({ state, expiresAt }: Consent, now: Date): boolean {
  return state === 'active' && expiresAt !== null && new Date(expiresAt) > now;
}

export function consentBook(state: StateStore, accounts: AccountDirectory): ConsentBook {
  const signInConsents = (child: Account, clientId: string) =>
    state.current.consents.filter(
      (consent) =>
        consent.subject === child.oid && consent.clientId === clientId && consent.permission === null,
    );
  /** A parent decides for a minor child only; from 18 on the person is nobody's to decide for. */
  const isTheirs = (person: Account, { subject, permission }: Consent, now: Date): boolean => {
    if (permission !== null) return subject === person.oid;
    const child = accounts.find(subject);
    return (
      person.kids.includes(subject) &&
      person.level === 'confirmed' &&
      child !== undefined &&
      isMinor(child, now)
    );
  };
  const find = (id: string, wanted: Consent['state']) =>
    state.current.consents.find((consent) => consent.id === id && consent.state === wanted);

  return {
    allowsSignIn(child, clientId, now) {
      const known = signInConsents(child, clientId);
      if (known.some((consent) => isActive(consent, now))) return true;
      // What the accounts file grants holds until a parent says otherwise here.
      if (known.some(({ state }) => state === 'withdrawn' || state === 'declined')) return false;
      return (child.parentConsents ?? []).some(
        (granted) => granted.clientId === clientId && now <= new Date(`${granted.until}T23:59:59Z`),
      );
    },

    requestSignIn(child, clientId, now) {
      if (signInConsents(child, clientId).some((consent) => consent.state === 'requested')) return false;
      state.change(({ consents }) => {
        consents.push({
          id: randomUUID(),
          clientId,
          subject: child.oid,
          giver: null,
          state: 'requested',
          requestedAt: now.toISOString(),
          decidedAt: null,
          expiresAt: null,
          permission: null,
        });
      });
      return true;
    },

    give(person, clientId, permission, now) {
      const expires = new Date(now.getTime() + permission.expiresInMinutes * 60_000);
      const isReplaced = (known: Consent) =>
        known.state === 'active' &&
        known.subject === person.oid &&
        known.clientId === clientId &&
        known.permission?.type === permission.type;
      state.change(({ consents }) => {
        for (const known of consents.filter(isReplaced)) {
          known.state = 'withdrawn';
          known.decidedAt = now.toISOString();
        }
        consents.push({
          id: randomUUID(),
          clientId,
          subject: person.oid,
          giver: person.oid,
          state: 'active',
          requestedAt: now.toISOString(),
          decidedAt: now.toISOString(),
          expiresAt: expires.toISOString(),
          permission,
        });
      });
    },

    list: (person) =>
      state.current.consents
        .filter(({ subject, permission }) =>
          permission === null ? person.kids.includes(subject) : subject === person.oid,
        )
        .toReversed(),

    decide(parent, id, decision, until, now) {
      const consent = find(id, 'requested');
      if (!consent || !isTheirs(parent, consent, now)) return false;
      state.change(() => {
        consent.state = decision;
        consent.giver = parent.oid;
        consent.decidedAt = now.toISOString();
        consent.expiresAt = decision === 'active' ? (until?.toISOString() ?? null) : null;
      });
      return true;
    },

    withdraw(person, id, now) {
      const consent = find(id, 'active');
      if (!consent || !isTheirs(person, consent, now)) return false;
      state.change(() => {
        consent.state = 'withdrawn';
        consent.decidedAt = now.toISOString();
      });
      return true;
    },
  };
}
