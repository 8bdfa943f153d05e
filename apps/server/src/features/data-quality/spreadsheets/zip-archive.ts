import { inflateRawSync } from 'node:zlib';
import type { UnreadableFile } from './spreadsheet.ts';

const maximumUnpacked = 100 * 1024 * 1024;
const maximumEntries = 2_000;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const stored = 0;
const deflated = 8;

/**
 * Why a zip archive is not to be unpacked, or null. What the entries claim about their size is not believed: each is inflated
 * here once, up to the limit (APPNOTE.TXT of PKWARE, 4.3).
 */
export function findArchiveFault(bytes: Buffer): UnreadableFile | null {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endSignature)
    return 'import.file_damaged';
  const count = bytes.readUInt16LE(end + 10);
  if (count > maximumEntries) return 'import.file_unpacks_too_large';
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  let left = maximumUnpacked;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) return 'import.file_damaged';
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) return 'import.file_encrypted';
    const size = unpackedSize(bytes, at, left);
    if (size === null) return 'import.file_damaged';
    left -= size;
    if (left < 0) return 'import.file_unpacks_too_large';
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names.some((name) => name.startsWith('xl/')) ? null : 'import.file_not_spreadsheet';
}

/** The true size of an entry; beyond `limit` any greater number. Null: the entry can't be unpacked. */
function unpackedSize(bytes: Buffer, entry: number, limit: number): number | null {
  const method = bytes.readUInt16LE(entry + 10);
  const packedSize = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== localSignature) return null;
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packedSize > bytes.length) return null;
  if (method === stored) return packedSize;
  if (method !== deflated) return null;
  try {
    return inflateRawSync(bytes.subarray(start, start + packedSize), { maxOutputLength: limit + 1 }).length;
  } catch (error) {
    const tooLarge = error instanceof RangeError; // ERR_BUFFER_TOO_LARGE
    return tooLarge ? limit + 1 : null;
  }
}
