import { createHash, randomUUID } from 'node:crypto';
import type { StateStore } from '../storage/state.ts';
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
  method: SignInMethod;
  /** Whether a refresh token is to be given. */
  offline: boolean;
  /** `code_challenge` with its method, where the request had one. */
  challenge: string;
}

/** `amr` of the tokens: a password, or an electronic signature. */
export type SignInMethod = 'PWD' | 'DS';

/** Codes are tokens themselves, as at ЕСИА, valid for 240 seconds and for one exchange. */
export interface CodeBook {
  issue(grant: Grant, state: string, now: Date): Promise<string>;
  /** The grant of a code, or why there is none. */
  read(code: string, now: Date): Promise<Grant | 'unreadable' | 'expired' | 'used'>;
  /** Returns false when the code was exchanged before. */
  use(code: string, now: Date): boolean;
}

const lifetimeSeconds = 240;

export function codeBook(issuer: TokenIssuer, issuerName: string, state: StateStore): CodeBook {
  // Used codes until they expire anyway; kept as hashes, so that no file holds a working code.
  const isUsed = (key: string) => state.current.usedCodes.some(([known]) => known === key);
  const keyOf = (code: string) => createHash('sha256').update(code).digest('base64url');

  return {
    issue: async (grant, requestState, now) => {
      const claims = {
        nbf: secondsOf(now),
        iat: secondsOf(now),
        exp: secondsOf(now) + lifetimeSeconds,
        jti: randomUUID(), // two sign-ins within a second must not yield the same code
        iss: issuerName,
        scope: grant.scope,
        auth_time: grant.authTime,
        auth_mthd: grant.method,
        client_id: grant.clientId,
        'urn:esia:sid': grant.sessionId,
        'urn:esia:client:state': requestState,
        'urn:esia:sbj': { 'urn:esia:sbj:typ': 'P', 'urn:esia:sbj:oid': grant.oid },
        params: {
          redirect_uri: grant.redirectUri,
          access_type: grant.offline ? 'offline' : 'online',
          code_challenge: grant.challenge,
        },
      };
      return signJwt(issuer, { sbt: 'authorization_code', 'x5t#St256': issuer.thumbprint }, claims);
    },

    async read(code, now) {
      const token = await readJwt(issuer, code, 'authorization_code');
      if (token === null) return 'unreadable';
      if (token.number('exp') <= secondsOf(now)) return 'expired';
      if (isUsed(keyOf(code))) return 'used';
      const parameters = token.nested('params');
      return {
        oid: token.nested('urn:esia:sbj').number('urn:esia:sbj:oid'),
        clientId: token.text('client_id'),
        scope: token.text('scope'),
        redirectUri: parameters.text('redirect_uri'),
        offline: parameters.text('access_type') === 'offline',
        challenge: parameters.text('code_challenge'),
        method: token.text('auth_mthd') === 'DS' ? 'DS' : 'PWD',
        sessionId: token.text('urn:esia:sid'),
        authTime: token.number('auth_time'),
      };
    },

    use(code, now) {
      const seconds = secondsOf(now);
      const key = keyOf(code);
      if (isUsed(key)) return false;
      state.change((stored) => {
        const living = stored.usedCodes.filter(([, expires]) => expires >= seconds);
        stored.usedCodes = [...living, [key, seconds + lifetimeSeconds]];
      });
      return true;
    },
  };
}
