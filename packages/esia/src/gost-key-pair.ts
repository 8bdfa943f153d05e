import { randomBytes } from 'node:crypto';
import { gostCurves } from './gost-curves.ts';
import { bigEndian, gostPublicKey, signGostDigest } from './gost-signature.ts';
import { streebog256 } from './streebog.ts';

/** A key of GOST R 34.10-2012 with 256 bits on the curve CryptoPro-A, for tests and emulators. */
export interface GostKeyPair {
  /** PKCS #8 */
  readonly privateKeyPem: string;
  /** SubjectPublicKeyInfo in DER, as it stands in a certificate. */
  readonly publicKeyDer: Buffer;
  /** 64 bytes s ‖ r. */
  sign(message: Uint8Array): Buffer;
}

// Up to the key itself all bytes are always the same (RFC 9215): the algorithm, the curve CryptoPro-A, the digest.
const algorithm = '301f06082a85030701010101301306072a85030202230106082a85030701010202';
const privateKeyBegins = Buffer.from(`3046020100${algorithm}0420`, 'hex');
const publicKeyBegins = Buffer.from(`3066${algorithm}0343000440`, 'hex');

/** Draws a new key. */
export function createGostKeyPair(): GostKeyPair {
  const curve = gostCurves.get('1.2.643.2.2.35.1');
  if (!curve) throw new Error('The curve CryptoPro-A is missing.');
  let number = 0n;
  while (number <= 0n || number >= curve.q) number = bigEndian(randomBytes(32));
  const { x, y } = gostPublicKey(number, curve);
  return {
    privateKeyPem: toPem(Buffer.concat([privateKeyBegins, toLittleEndian(number)])),
    publicKeyDer: Buffer.concat([publicKeyBegins, toLittleEndian(x), toLittleEndian(y)]),
    sign: (message) => signGostDigest(streebog256(message), number, curve),
  };
}

const toLittleEndian = (value: bigint): Uint8Array =>
  Buffer.from(value.toString(16).padStart(64, '0'), 'hex').toReversed();

function toPem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  const frame = (word: string) => `-----${word} PRIVATE KEY-----`;
  return [frame('BEGIN'), ...lines, frame('END'), ''].join('\n');
}
