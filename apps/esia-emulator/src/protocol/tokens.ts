import type { AccountSeed } from '../storage/account-seed.ts';
import type { TokenAlgorithm, TokenIssuer } from '../storage/token-issuer.ts';
import type { Grant } from './code-book.ts';
import { secondsOf, signJwt } from './jwt.ts';
import { scopeNames, scopeOfPerson } from './scopes.ts';

/** What tokens need of a grant. */
export type TokenGrant = Pick<Grant, 'clientId' | 'scope' | 'sessionId' | 'authTime' | 'method'>;

export const accessTokenSeconds = 3600;

/** The access token and, when the scope has `openid`, the id_token: claims as real ones of ЕСИА have them. */
export async function issueTokens(
  issuer: TokenIssuer,
  issuerName: string,
  grant: TokenGrant,
  account: AccountSeed,
  now: Date,
  algorithm: TokenAlgorithm = 'RS256',
): Promise<{ access_token: string; id_token?: string }> {
  const shared = {
    nbf: secondsOf(now),
    iat: secondsOf(now),
    exp: secondsOf(now) + accessTokenSeconds,
    iss: issuerName,
    'urn:esia:sid': grant.sessionId,
  };
  const accessToken = await signJwt(
    issuer,
    { sbt: 'access' },
    {
      ...shared,
      scope: scopeOfPerson(grant.scope, account.oid),
      client_id: grant.clientId,
      'urn:esia:sbj_id': account.oid,
    },
    algorithm,
  );
  if (!scopeNames(grant.scope).includes('openid')) return { access_token: accessToken };
  const idToken = await signJwt(
    issuer,
    { sbt: 'id' },
    {
      ...shared,
      aud: grant.clientId,
      sub: account.oid, // a JSON number at ЕСИА
      auth_time: grant.authTime,
      amr: grant.method,
      'urn:esia:amd': grant.method,
      'urn:esia:sbj': subjectClaims(account),
    },
    algorithm,
  );
  return { access_token: accessToken, id_token: idToken };
}

/** `urn:esia:sbj` of an id_token. */
function subjectClaims(account: AccountSeed): Record<string, unknown> {
  const levels = { confirmed: 'PR', child: 'KD', unconfirmed: 'P' } as const;
  return {
    'urn:esia:sbj:typ': 'P',
    // Absent, not false, for an account that is not confirmed.
    ...(account.level === 'unconfirmed' ? {} : { 'urn:esia:sbj:is_tru': true }),
    'urn:esia:sbj:oid': account.oid,
    'urn:esia:sbj:nam': `OID.${account.oid}`,
    'urn:esia:sbj:lvl': levels[account.level],
  };
}
