import { createHash } from 'node:crypto';
import { sql } from 'kysely';

/** An entry as it is sealed: every value as text. */
export type SealedText = readonly (string | null)[];

/**
 * The values of an entry as text, in the order in which they are sealed: id, moment (seconds since 1970 with six
 * decimals), account, person, role, organization, action, kind and id of the subject, details. The moment does not depend on the time zone of the
 * connection; `jsonb` keeps keys in an order of its own and numbers digit by digit, so its text depends neither on the order
 * in which the keys were written nor on how a program reads numbers.
 */
export const sealedText = sql<SealedText>`array[
  entry.id::text,
  extract(epoch from entry.occurred_at)::text,
  entry.account_id::text, entry.person_id::text, entry.role, entry.organization_id::text,
  entry.action, entry.subject_kind, entry.subject_id::text, entry.details::text]`;

/** What the hash of the first entry follows. */
export const beginningOfChain: Buffer = Buffer.alloc(32);

/**
 * The hash of an entry: SHA-256 of the 32 bytes of the hash before it and of the canonical bytes of the entry. These are
 * the line `gorodok-audit-1`, then each value as its length in bytes (decimal), a colon, and its UTF-8; a null is `-`. The
 * lengths make them unambiguous: no text can look like the end of its field.
 */
export function chainHash(previous: Uint8Array, entry: SealedText): Buffer {
  const values = entry.map((value) => (value === null ? '-' : `${Buffer.byteLength(value)}:${value}`));
  return createHash('sha256')
    .update(previous)
    .update(`gorodok-audit-1\n${values.join('')}`)
    .digest();
}
