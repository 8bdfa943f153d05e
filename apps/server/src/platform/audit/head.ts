import { sign, verify, type KeyObject } from 'node:crypto';
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Strict } from '@gorodok/contract';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';

/** The end of the chain at some moment. Kept away from the database, it tells of a chain that was cut off or made anew. */
export const ChainHead = Strict({
  /** Number of the last entry sealed; the first has 1, so it is also the number of entries. */
  sequence: Type.Integer({ minimum: 1 }),
  hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  sealedAt: Type.String(),
  /** How many entries were sealed since the head before. */
  entries: Type.Integer({ minimum: 1 }),
  /** Ed25519 of the text of `signedText`, Base64. */
  signature: Type.Optional(Type.String()),
});
export type ChainHead = Static<typeof ChainHead>;

/** Where heads go: a line of JSON each, at the end of a file; signed where there is a key (PEM, Ed25519). */
export interface HeadFile {
  path: string;
  signingKey: KeyObject | null;
}

export async function appendHead({ path, signingKey }: HeadFile, head: ChainHead): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const signature = signingKey && sign(null, signedText(head), signingKey).toString('base64');
  await appendFile(path, `${JSON.stringify({ ...head, ...(signature && { signature }) })}\n`);
}

/** The head of a line; null when the line is none. */
export function parseHead(line: string): ChainHead | null {
  try {
    const head: unknown = JSON.parse(line);
    return Value.Check(ChainHead, head) ? head : null;
  } catch {
    return null;
  }
}

export function isSignedBy(head: ChainHead, key: KeyObject): boolean {
  return (
    head.signature !== undefined && verify(null, signedText(head), key, Buffer.from(head.signature, 'base64'))
  );
}

const signedText = ({ sequence, hash, sealedAt, entries }: ChainHead) =>
  Buffer.from(`gorodok-audit-head-1\n${sequence}\n${hash}\n${sealedAt}\n${entries}\n`);
