import { createHash, randomUUID } from 'node:crypto';
import type { TokenIssuer } from '../storage/token-issuer.ts';
import { readJwt, secondsOf, signJwt } from './jwt.ts';

/** What a person allowed one system by signing in. */
export interface Grant {
  oid: number;
  clientId: string;
  scope: string;
  redirectUri: string;
  sessionId: string;
  /** Seconds since 1970. */
  authTime: number;
}

/** Codes are tokens themselves, as at ЕСИА, valid for 240 seconds and for one exchange. */
export interface CodeBook {
  issue(grant: Grant, state: string, now: Date): Promise<string>;
  /** The grant of a code, or why there is none. */
  read(code: string, now: Date): Promise<Grant | 'unreadable' | 'expired' | 'used'>;
  /** Returns false when the code was exchanged before. */
  use(code: string, now: Date): boolean;
}

const lifetimeSeconds = 240;

export function codeBook(issuer: TokenIssuer, issuerName: string): CodeBook {
  // Used codes until they expire anyway; kept as hashes, so that memory holds no working code.
  const used = new Map<string, number>();
  const keyOf = (code: string) => createHash('sha256').update(code).digest('base64url');

  return {
    issue: async (grant, state, now) => {
      const claims = {
        nbf: secondsOf(now),
        iat: secondsOf(now),
        exp: secondsOf(now) + lifetimeSeconds,
        jti: randomUUID(), // two sign-ins within a second must not yield the same code
        iss: issuerName,
        scope: grant.scope,
        auth_time: grant.authTime,
        auth_mthd: 'PWD',
        client_id: grant.clientId,
        'urn:esia:sid': grant.sessionId,
        'urn:esia:client:state': state,
        'urn:esia:sbj': { 'urn:esia:sbj:typ': 'P', 'urn:esia:sbj:oid': grant.oid },
        params: { redirect_uri: grant.redirectUri },
      };
      return signJwt(issuer, { sbt: 'authorization_code', 'x5t#St256': issuer.thumbprint }, claims);
    },

    async read(code, now) {
      const token = await readJwt(issuer, code, 'authorization_code');
      if (token === null) return 'unreadable';
      if (token.number('exp') <= secondsOf(now)) return 'expired';
      if (used.has(keyOf(code))) return 'used';
      return {
        oid: token.nested('urn:esia:sbj').number('urn:esia:sbj:oid'),
        clientId: token.text('client_id'),
        scope: token.text('scope'),
        redirectUri: token.nested('params').text('redirect_uri'),
        sessionId: token.text('urn:esia:sid'),
        authTime: token.number('auth_time'),
      };
    },

    use(code, now) {
      const seconds = secondsOf(now);
      for (const [key, expires] of used) if (expires < seconds) used.delete(key);
      if (used.has(keyOf(code))) return false;
      used.set(keyOf(code), seconds + lifetimeSeconds);
      return true;
    },
  };
}
