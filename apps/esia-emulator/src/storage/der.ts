// The few pieces of DER (ITU-T X.690) that an X.509 certificate is made of.

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

function encode(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag]), encodeLength(content.length), content]);
}

function encodeLength(length: number): Buffer {
  if (length < 128) return Buffer.from([length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

/** A non-negative integer from its big-endian bytes. */
function integer(bytes: Uint8Array): Buffer {
  const highestBit = (bytes[0] ?? 0) & 0x80;
  return encode(tags.integer, highestBit ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** An object identifier in dots, for example `2.5.4.3`. */
function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encode(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

/** UTCTime until 2049, GeneralizedTime after it (RFC 5280, 4.1.2.5). */
function time(moment: Date): Buffer {
  const digits = `${moment.toISOString().replaceAll(/\D/g, '').slice(0, 14)}Z`;
  return moment.getUTCFullYear() < 2050
    ? encode(tags.utcTime, Buffer.from(digits.slice(2)))
    : encode(tags.generalizedTime, Buffer.from(digits));
}

export const der = {
  integer,
  objectIdentifier,
  time,
  sequence: (...parts: Uint8Array[]) => encode(tags.sequence, Buffer.concat(parts)),
  set: (...parts: Uint8Array[]) => encode(tags.set, Buffer.concat(parts)),
  utf8String: (text: string) => encode(tags.utf8String, Buffer.from(text, 'utf8')),
  octetString: (bytes: Uint8Array) => encode(tags.octetString, bytes),
  /** `unused` counts the bits at the end that do not belong to the string. */
  bitString: (bytes: Uint8Array, unused = 0) =>
    encode(tags.bitString, Buffer.concat([Buffer.from([unused]), bytes])),
  true: () => encode(tags.boolean, Buffer.from([0xff])),
  null: () => encode(tags.null, Buffer.alloc(0)),
  /** An explicitly tagged field, `[number]` in ASN.1. */
  explicit: (number: number, part: Uint8Array) => encode(0xa0 | number, part),
};
