import { X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyOptions } from 'jose';
import { protocolError } from './error.ts';
import { gostKeyOfCertificate, type GostPublicKey } from './gost-key.ts';
import { verifyGostToken } from './gost-token.ts';

/** ЕСИА's levels as far as a token tells them: it does not distinguish simplified from standard accounts. */
export type EsiaLevel = 'confirmed' | 'child' | 'unconfirmed';

/** The tokens of one sign-in, checked. */
export interface EsiaTokens {
  /** ЕСИА's lasting number of the person. */
  oid: number;
  level: EsiaLevel;
  /** Whether ЕСИА vouches for the identity (`is_tru`). */
  trusted: boolean;
  /** ЕСИА's session (`urn:esia:sid`), the same in both tokens. */
  sessionId: string;
  accessToken: string;
  idToken: string;
  /** Given when the sign-in asked for `offline` access; works once. */
  refreshToken: string | null;
  /** When the access token ends. */
  expiresAt: Date;
}

/** The tokens as they came, before any check. */
export interface TokenAnswer {
  accessToken: string;
  idToken: string;
  refreshToken: string | null;
}

export interface TokenExpectations {
  issuer: string;
  clientId: string;
  key: TokenKey;
  now: Date;
}

/** The key that checks tokens; with it goes the only algorithm it may be used for. */
export type TokenKey =
  | { algorithm: 'RS256'; key: KeyObject }
  | { algorithm: 'GOST3410_2012_256'; key: GostPublicKey };

const leewaySeconds = 60;

/**
 * Binds the algorithm to the configured certificate, so that the header of a token cannot choose it.
 * @throws EsiaError `protocol` for a certificate whose key we cannot check tokens with.
 */
export function tokenKey(certificatePem: string): TokenKey {
  const certificate = new X509Certificate(certificatePem);
  const gost = gostKeyOfCertificate(certificate.raw);
  if (gost) return { algorithm: 'GOST3410_2012_256', key: gost };
  const key = publicKeyOf(certificate);
  if (key?.asymmetricKeyType === 'rsa') return { algorithm: 'RS256', key };
  throw protocolError(
    'The certificate for checking tokens is neither of RSA nor of GOST R 34.10-2012 (256 bits)',
    'Configure the certificate from esia.zip that fits the algorithm chosen on the technology portal.',
  );
}

/** node:crypto throws for a key of an algorithm that it does not know. */
function publicKeyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch {
    return undefined;
  }
}

/**
 * Checks both tokens of an answer and that they speak of the same person and session.
 * @throws EsiaError `protocol` naming the check that failed.
 */
export async function checkTokens(answer: TokenAnswer, expected: TokenExpectations): Promise<EsiaTokens> {
  const access = await checkAccessToken(answer.accessToken, expected);
  const id = await verify('id_token', answer.idToken, expected, { audience: expected.clientId });
  const use = id.protectedHeader['sbt'];
  if (use === 'access' || use === 'authorization_code') throw wrong('id_token', 'sbt');
  // `sub` is a JSON number at ЕСИА, against the letter of OpenID Connect; a string is taken too.
  if (String(id.payload.sub) !== String(access.oid)) throw wrong('id_token', 'sub');
  if (id.payload['urn:esia:sid'] !== access.sessionId) throw wrong('id_token', 'urn:esia:sid');
  return { ...access, ...readSubject(id.payload['urn:esia:sbj']), ...answer };
}

/**
 * Checks what came for a refresh token. ЕСИА need not send an id_token with it: then what the first one said of the person holds on,
 * and the new access token has to be the same person's.
 * @throws EsiaError `protocol` naming the check that failed.
 */
export async function checkRefreshedTokens(
  before: EsiaTokens,
  answer: Omit<TokenAnswer, 'idToken'> & { idToken: string | null },
  expected: TokenExpectations,
): Promise<EsiaTokens> {
  const { idToken, accessToken, refreshToken } = answer;
  const tokens =
    idToken === null
      ? { ...before, ...(await checkAccessToken(accessToken, expected)), accessToken, refreshToken }
      : await checkTokens({ idToken, accessToken, refreshToken }, expected);
  if (tokens.oid !== before.oid) throw wrong('access token', 'urn:esia:sbj_id');
  return tokens;
}

async function checkAccessToken(
  token: string,
  expected: TokenExpectations,
): Promise<Pick<EsiaTokens, 'oid' | 'sessionId' | 'expiresAt'>> {
  const { protectedHeader, payload } = await verify('access token', token, expected, {});
  // Known from real tokens: sbt "access" in the access token; a token for one use must not pass for another.
  if (protectedHeader['sbt'] !== 'access') throw wrong('access token', 'sbt');
  if (payload['client_id'] !== expected.clientId) throw wrong('access token', 'client_id');
  const oid = payload['urn:esia:sbj_id'];
  if (typeof oid !== 'number' || !Number.isSafeInteger(oid) || oid <= 0)
    throw wrong('access token', 'urn:esia:sbj_id');
  const sessionId = payload['urn:esia:sid'];
  if (typeof sessionId !== 'string' || sessionId === '') throw wrong('access token', 'urn:esia:sid');
  const expiresAt = new Date((payload.exp ?? 0) * 1000); // `exp` is a required claim of verify()
  return { oid, sessionId, expiresAt };
}

async function verify(
  name: string,
  token: string,
  expected: TokenExpectations,
  options: { audience?: string },
): Promise<{ protectedHeader: Record<string, unknown>; payload: JWTPayload }> {
  const claims: JWTVerifyOptions = {
    ...options,
    issuer: expected.issuer,
    requiredClaims: ['iss', 'nbf', 'exp'],
    clockTolerance: leewaySeconds,
    currentDate: expected.now,
  };
  try {
    const { algorithm, key } = expected.key;
    if (algorithm === 'GOST3410_2012_256') return verifyGostToken(token, key, claims);
    const { protectedHeader, payload } = await jwtVerify(token, key, { ...claims, algorithms: [algorithm] });
    return { protectedHeader: { ...protectedHeader }, payload };
  } catch (error) {
    // The message of jose names the failed check and never the values of claims.
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw protocolError(
      `The ${name} of ЕСИА is not acceptable: ${reason}`,
      'Check the configured token certificate (ЕСИА replaces it about once a year), the issuer, the mnemonic and the clock.',
    );
  }
}

function wrong(token: string, claim: string) {
  return protocolError(
    `The ${token} of ЕСИА is not acceptable: unexpected ${claim}`,
    'The two tokens do not fit together or are not meant for this system: check the mnemonic and the stand.',
  );
}

// `is_tru` is absent, not false, for an account that is not confirmed.
function readSubject(subject: unknown): { level: EsiaLevel; trusted: boolean } {
  const claims =
    typeof subject === 'object' && subject !== null
      ? new Map(Object.entries(subject))
      : new Map<string, unknown>();
  const trusted = claims.get('urn:esia:sbj:is_tru') === true;
  const level: unknown = claims.get('urn:esia:sbj:lvl');
  if (level === 'KD') return { level: 'child', trusted };
  return { level: trusted && (level === 'PR' || level === undefined) ? 'confirmed' : 'unconfirmed', trusted };
}
