import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#platform/secrets/secrets.ts';

/** The place of a row in an export, as its key tells; that the key is ours is another question. */
export interface RowPlace {
  readonly exportId: number;
  readonly ordinal: number;
  readonly signature: string;
}

const signatureBytes = 10;

/** Letters and digits, with a letter in front: nothing that a spreadsheet would take for a number, a date or a formula. */
const shape = /^k([0-9]{1,15})x([0-9]{1,7})x([0-9a-f]{20})$/u;

export function readRowKey(text: string): RowPlace | null {
  const [, exportId, ordinal, signature] = shape.exec(text.trim().toLowerCase()) ?? [];
  if (exportId === undefined || ordinal === undefined || signature === undefined) return null;
  return { exportId: Number(exportId), ordinal: Number(ordinal), signature };
}

/**
 * The keys of the rows of one export. Nobody without the secret of the server can make one, so that a row can't be given to
 * another person, nor taken into another export or organization.
 */
export function rowKeys(secrets: Secrets, organizationId: number, exportId: number) {
  const key = secrets.keyedHash('batch-export', `${organizationId} ${exportId}`);
  const sign = (ordinal: number, personId: number) =>
    createHmac('sha256', key).update(`${ordinal} ${personId}`).digest().subarray(0, signatureBytes);
  return {
    keyOf: (ordinal: number, personId: number): string =>
      `k${exportId}x${ordinal}x${sign(ordinal, personId).toString('hex')}`,
    isOurs: ({ ordinal, signature }: RowPlace, personId: number): boolean =>
      timingSafeEqual(Buffer.from(signature, 'hex'), sign(ordinal, personId)),
  };
}
