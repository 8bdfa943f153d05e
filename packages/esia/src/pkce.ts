import { createHash, randomBytes } from 'node:crypto';

/** A secret of one sign-in: its hash goes with the browser, the secret itself with the exchange of the code (RFC 7636). */
export interface PkcePair {
  codeVerifier: string;
  /** Of the method S256. */
  codeChallenge: string;
}

export function createPkcePair(): PkcePair {
  const codeVerifier = randomBytes(32).toString('base64url');
  return { codeVerifier, codeChallenge: codeChallengeOf(codeVerifier) };
}

/** The hash that belongs to a verifier, by the method S256. */
export function codeChallengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier, 'ascii').digest('base64url');
}
