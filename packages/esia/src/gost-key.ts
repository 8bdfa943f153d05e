import { derTags, dottedIdentifier, inside, readDer, type DerValue } from './der-reader.ts';
import { gostCurves, type GostCurve } from './gost-curves.ts';
import { bigEndian, gostPublicKey, littleEndian, type Point } from './gost-signature.ts';

/** GOST R 34.10-2012 with 256-bit keys (RFC 9215, 2). */
const gost2012 = '1.2.643.7.1.1.1.1';

export interface GostPublicKey {
  readonly curve: GostCurve;
  readonly point: Point;
}

export interface GostPrivateKey {
  readonly curve: GostCurve;
  readonly number: bigint;
}

/**
 * The public key of a certificate in DER, or undefined where it is none of GOST R 34.10-2012 (256 bits): node:crypto knows no
 * such keys, so it is read from the certificate's own bytes.
 */
export function gostKeyOfCertificate(certificate: Uint8Array): GostPublicKey | undefined {
  try {
    const [content] = inside(readDer(certificate)[0]);
    return inside(content).map(readPublicKey).find(Boolean);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** SubjectPublicKeyInfo (RFC 9215, 3): the octet string holds x and y, each with its least significant byte first. */
function readPublicKey(field: DerValue): GostPublicKey | undefined {
  if (field.tag !== derTags.sequence) return undefined;
  const [algorithm, bits] = inside(field);
  const curve = curveOf(algorithm);
  if (!curve || bits?.tag !== derTags.bitString) return undefined;
  const point = readDer(bits.content.subarray(1))[0]?.content;
  if (point?.length !== 64) return undefined;
  return { curve, point: { x: littleEndian(point.subarray(0, 32)), y: littleEndian(point.subarray(32)) } };
}

function curveOf(algorithm: DerValue | undefined): GostCurve | undefined {
  if (algorithm?.tag !== derTags.sequence) return undefined;
  const [identifier, parameters] = inside(algorithm);
  if (dottedIdentifier(identifier) !== gost2012) return undefined;
  return gostCurves.get(dottedIdentifier(inside(parameters)[0]) ?? '');
}

/**
 * A private key in PEM (PKCS #8), as `openssl genpkey -engine gost` writes it: the number with its least significant byte first, bare
 * or as an octet string, or as an integer.
 * @throws Error for another algorithm, a key under a password or one that a CryptoPro container has masked.
 */
export function readGostPrivateKey(pem: string): GostPrivateKey {
  const base64 = /-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----/.exec(pem)?.[1];
  if (base64 === undefined) throw new Error('This is no private key in PEM (PKCS #8) without a password');
  const [, algorithm, key] = inside(readDer(Buffer.from(base64, 'base64'))[0]);
  const curve = curveOf(algorithm);
  const number = key && readNumber(key.content);
  if (!curve || number === undefined || number <= 0n || number >= curve.q)
    throw new Error('The private key is not one of GOST R 34.10-2012 with 256 bits');
  return { curve, number };
}

function readNumber(content: Uint8Array): bigint | undefined {
  if (content.length === 32) return littleEndian(content);
  const [value] = readDer(content);
  if (value?.tag === derTags.integer) return bigEndian(value.content);
  return value?.tag === derTags.octetString && value.content.length === 32
    ? littleEndian(value.content)
    : undefined;
}

/** Whether the certificate was issued for this key. */
export function fitsCertificate({ curve, number }: GostPrivateKey, certificate: Uint8Array): boolean {
  const known = gostKeyOfCertificate(certificate);
  const { x, y } = gostPublicKey(number, curve);
  return known?.curve === curve && known.point.x === x && known.point.y === y;
}
