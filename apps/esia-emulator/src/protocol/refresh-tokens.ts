import { createHash, randomUUID } from 'node:crypto';
import type { StateStore } from '../storage/state.ts';
import { secondsOf } from './jwt.ts';
import type { TokenGrant } from './tokens.ts';

/** A refresh token as it is kept: the token itself stands nowhere. */
export interface StoredRefreshToken {
  hash: string;
  /** Seconds since 1970. */
  expires: number;
  grant: RefreshGrant;
}

export type RefreshGrant = TokenGrant & { oid: number; redirectUri: string };

/** Refresh tokens are UUIDs, as at ЕСИА, and work once. */
export interface RefreshTokens {
  issue(grant: RefreshGrant, now: Date): string;
  find(token: string, now: Date): RefreshGrant | undefined;
  /** Uses the token up; false when it was used before. */
  use(token: string): boolean;
  /** Ends what a person has given a system, as the withdrawal of a consent does. */
  revoke(oid: number, clientId: string): void;
}

/** Not published; thirty days are our choice. */
const lifetimeSeconds = 30 * 24 * 3600;

export function refreshTokens(state: StateStore): RefreshTokens {
  const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
  const keep = (holds: (token: StoredRefreshToken) => boolean, more: StoredRefreshToken[] = []) =>
    state.change((stored) => {
      stored.refreshTokens = [...stored.refreshTokens.filter(holds), ...more];
    });
  return {
    issue({ oid, redirectUri, clientId, scope, sessionId, authTime, method }, now) {
      const token = randomUUID();
      const grant = { oid, redirectUri, clientId, scope, sessionId, authTime, method };
      const expires = secondsOf(now) + lifetimeSeconds;
      keep((known) => known.expires > secondsOf(now), [{ hash: hashOf(token), expires, grant }]);
      return token;
    },
    find: (token, now) =>
      state.current.refreshTokens.find(
        ({ hash, expires }) => hash === hashOf(token) && expires > secondsOf(now),
      )?.grant,
    use(token) {
      const before = state.current.refreshTokens.length;
      keep(({ hash }) => hash !== hashOf(token));
      return state.current.refreshTokens.length < before;
    },
    revoke: (oid, clientId) => keep(({ grant }) => grant.oid !== oid || grant.clientId !== clientId),
  };
}
