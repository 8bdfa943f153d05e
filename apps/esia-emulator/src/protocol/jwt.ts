import { CompactSign, compactVerify } from 'jose';
import type { TokenIssuer } from '../storage/token-issuer.ts';

/** The time as tokens hold it. */
export function secondsOf(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

/** Signs with the issuer's key. Claims are written as they are: ЕСИА's `sub` is a number, which JWT libraries refuse. */
export async function signJwt(
  issuer: TokenIssuer,
  header: Record<string, string>,
  claims: Record<string, unknown>,
): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ ver: 1, typ: 'JWT', ...header, alg: 'RS256' })
    .sign(issuer.privateKey);
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
    const { payload, protectedHeader } = await compactVerify(token, issuer.publicKey, {
      algorithms: ['RS256'],
    });
    return protectedHeader['sbt'] === use
      ? claimsOf(JSON.parse(Buffer.from(payload).toString('utf8')))
      : null;
  } catch {
    return null; // not a token of ours, in whatever way
  }
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
