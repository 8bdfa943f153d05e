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
  /** When the access token ends. */
  expiresAt: Date;
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
export async function checkTokens(
  answer: { accessToken: string; idToken: string },
  expected: TokenExpectations,
): Promise<EsiaTokens> {
  const access = await verify('access token', answer.accessToken, expected, {});
  // Known from real tokens: sbt "access" in the access token; a token for one use must not pass for another.
  if (access.protectedHeader['sbt'] !== 'access') throw wrong('access token', 'sbt');
  if (access.payload['client_id'] !== expected.clientId) throw wrong('access token', 'client_id');
  const id = await verify('id_token', answer.idToken, expected, { audience: expected.clientId });
  const use = id.protectedHeader['sbt'];
  if (use === 'access' || use === 'authorization_code') throw wrong('id_token', 'sbt');

  const oid = access.payload['urn:esia:sbj_id'];
  if (typeof oid !== 'number' || !Number.isSafeInteger(oid) || oid <= 0)
    throw wrong('access token', 'urn:esia:sbj_id');
  // `sub` is a JSON number at ЕСИА, against the letter of OpenID Connect; a string is taken too.
  if (String(id.payload.sub) !== String(oid)) throw wrong('id_token', 'sub');
  const sessionId = access.payload['urn:esia:sid'];
  if (typeof sessionId !== 'string' || sessionId === '') throw wrong('access token', 'urn:esia:sid');
  if (id.payload['urn:esia:sid'] !== sessionId) throw wrong('id_token', 'urn:esia:sid');

  return {
    oid,
    ...readSubject(id.payload['urn:esia:sbj']),
    sessionId,
    ...answer,
    expiresAt: new Date((access.payload.exp ?? 0) * 1000), // `exp` is a required claim of verify()
  };
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
