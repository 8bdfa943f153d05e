import { CompactSign, compactVerify } from 'jose';
import type { TokenAlgorithm, TokenIssuer } from '../storage/token-issuer.ts';

/** The time as tokens hold it. */
export function secondsOf(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

/** Signs with the issuer's key. Claims are written as they are: ЕСИА's `sub` is a number, which JWT libraries refuse. */
export async function signJwt(
  issuer: TokenIssuer,
  header: Record<string, string>,
  claims: Record<string, unknown>,
  algorithm: TokenAlgorithm = 'RS256',
): Promise<string> {
  if (algorithm === 'GOST3410_2012_256') return signByGost(issuer, header, claims);
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ ver: 1, typ: 'JWT', ...header, alg: 'RS256' })
    .sign(issuer.privateKey);
}

/** jose knows no ГОСТ. */
async function signByGost(
  { gost }: TokenIssuer,
  header: Record<string, string>,
  claims: Record<string, unknown>,
): Promise<string> {
  const signed = [{ ver: 1, typ: 'JWT', ...header, alg: gost.algorithm }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = await gost.sign(Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

/** The claims of one of our own tokens; a claim of another type than asked for reads as 0, '' or nothing. */
export interface Claims {
  number(name: string): number;
  text(name: string): string;
  nested(name: string): Claims;
}

/** The claims of a token that this issuer signed for this use (`sbt`), or null. Times are for the caller to judge. */
export async function readJwt(issuer: TokenIssuer, token: string, use: string): Promise<Claims | null> {
  try {
    const { payload, protectedHeader } =
      readByGost(issuer, token) ?? (await compactVerify(token, issuer.publicKey, { algorithms: ['RS256'] }));
    return protectedHeader['sbt'] === use
      ? claimsOf(JSON.parse(Buffer.from(payload).toString('utf8')))
      : null;
  } catch {
    return null; // not a token of ours, in whatever way
  }
}

/** A token that our ГОСТ key has signed; undefined for any other. */
function readByGost({ gost }: TokenIssuer, token: string) {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const isOurs = gost.verify(Buffer.from(`${header}.${payload}`), Buffer.from(signature, 'base64url'));
  if (!isOurs) return undefined;
  const protectedHeader: Record<string, unknown> = JSON.parse(
    Buffer.from(header, 'base64url').toString('utf8'),
  );
  return { protectedHeader, payload: Buffer.from(payload, 'base64url') };
}

function claimsOf(source: unknown): Claims {
  const claims = new Map<string, unknown>(
    Object.entries(typeof source === 'object' && source !== null ? source : {}),
  );
  return {
    number: (name) => {
      const value = claims.get(name);
      return typeof value === 'number' ? value : 0;
    },
    text: (name) => {
      const value = claims.get(name);
      return typeof value === 'string' ? value : '';
    },
    nested: (name) => claimsOf(claims.get(name)),
  };
}
