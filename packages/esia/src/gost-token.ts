import { UnsecuredJWT } from 'jose';
import type { JWTClaimVerificationOptions, JWTPayload } from 'jose';
import type { GostPublicKey } from './gost-key.ts';
import { verifyGostDigest } from './gost-signature.ts';
import { isObject } from './json.ts';
import { streebog256 } from './streebog.ts';

/** The signature of a token is wrong, or it is no token. The message names the failed check and no value. */
class TokenRefusal extends Error {}

/**
 * Checks a token that ЕСИА signed by ГОСТ, which jose does not know: the signature here, its claims by jose, so that both kinds of
 * tokens are judged by the same rules.
 * @throws an error whose message names the failed check and no value of a claim.
 */
export function verifyGostToken(
  token: string,
  { curve, point }: GostPublicKey,
  claims: JWTClaimVerificationOptions,
): { protectedHeader: Record<string, unknown>; payload: JWTPayload } {
  const parts = token.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  const protectedHeader = readHeader(header);
  if (parts.length !== 3 || !protectedHeader) throw new TokenRefusal('not a compact token');
  if (protectedHeader['alg'] !== 'GOST3410_2012_256')
    throw new TokenRefusal('"alg" does not fit the certificate');
  if (protectedHeader['crit'] !== undefined) throw new TokenRefusal('unknown critical header');
  const digest = streebog256(Buffer.from(`${header}.${payload}`, 'ascii'));
  const bytes = Buffer.from(signature, 'base64url');
  // Which of the two orders of bytes ЕСИА's own signer uses in tokens is not published; neither is easier to forge.
  if (![bytes, bytes.toReversed()].some((order) => verifyGostDigest(digest, order, point, curve)))
    throw new TokenRefusal('signature verification failed');
  const unsecured = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
  return { protectedHeader, payload: UnsecuredJWT.decode(unsecured, claims).payload };
}

function readHeader(text: string): Record<string, unknown> | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return isObject(header) ? header : undefined;
  } catch {
    return undefined;
  }
}
