/** A value of DER (ITU-T X.690) with its tag; `bytes` is the value as a whole, `content` what is inside. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly bytes: Uint8Array;
}

export const derTags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  sequence: 0x30,
} as const;

/**
 * The values that stand one after another in the bytes.
 * @throws RangeError where they are cut off or have an indefinite length, which DER does not know.
 */
export function readDer(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let start = 0; start < bytes.length;) {
    const { length, from } = readLength(bytes, start + 1);
    const end = from + length;
    if (end > bytes.length) throw new RangeError('The DER is cut off.');
    values.push({
      tag: bytes[start] ?? 0,
      content: bytes.subarray(from, end),
      bytes: bytes.subarray(start, end),
    });
    start = end;
  }
  return values;
}

function readLength(bytes: Uint8Array, at: number): { length: number; from: number } {
  const first = bytes[at];
  if (first === undefined) throw new RangeError('The DER is cut off.');
  if (first < 0x80) return { length: first, from: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4 || at + count >= bytes.length)
    throw new RangeError('The DER has no usable length.');
  const length = bytes.subarray(at + 1, at + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return { length, from: at + 1 + count };
}

/** The content of a constructed value, or of the value that a string of bytes wraps. */
export const inside = (value: DerValue | undefined): DerValue[] => (value ? readDer(value.content) : []);

/** An object identifier in dots; undefined where the value is none. */
export function dottedIdentifier(value: DerValue | undefined): string | undefined {
  if (value?.tag !== derTags.objectIdentifier) return undefined;
  const numbers: number[] = [];
  let number = 0;
  for (const byte of value.content) {
    number = number * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (numbers.length === 0) {
      const first = Math.min(Math.floor(number / 40), 2);
      numbers.push(first, number - first * 40);
    } else numbers.push(number);
    number = 0;
  }
  return numbers.join('.');
}
