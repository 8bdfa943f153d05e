import { createHash, randomBytes } from 'node:crypto';

/** A new secret for a cookie: 256 random bits. Only its hash is kept, so that a copy of the database opens nothing. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
