import { randomBytes } from 'node:crypto';
import type { GostCurve } from './gost-curves.ts';

// GOST R 34.10-2012 with 256-bit keys after RFC 7091. The arithmetic does not run in constant time: it is meant for tests, for
// emulators and for checking what others have signed. Whoever signs at the real ЕСИА has a certified means for it.

export interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

/** A point in Jacobian coordinates (x = X/Z², y = Y/Z³), so that adding takes no inversion; `z` 0 is the point at infinity. */
interface JacobianPoint {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

const infinity: JacobianPoint = { x: 1n, y: 1n, z: 0n };
const toJacobian = ({ x, y }: Point): JacobianPoint => ({ x, y, z: 1n });

const modulo = (value: bigint, modulus: bigint): bigint => {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
};

/** The inverse of a number that has one, by the extended algorithm of Euclid. */
function invert(value: bigint, modulus: bigint): bigint {
  let [older, newer] = [modulo(value, modulus), modulus];
  let [factor, next] = [1n, 0n];
  while (newer !== 0n) {
    const quotient = older / newer;
    [older, newer] = [newer, older - quotient * newer];
    [factor, next] = [next, factor - quotient * next];
  }
  return modulo(factor, modulus);
}

function double(point: JacobianPoint, { p, a }: GostCurve): JacobianPoint {
  if (point.z === 0n || point.y === 0n) return infinity;
  const ySquared = modulo(point.y * point.y, p);
  const s = modulo(4n * point.x * ySquared, p);
  const zSquared = modulo(point.z * point.z, p);
  const m = modulo(3n * point.x * point.x + a * zSquared * zSquared, p);
  const x = modulo(m * m - 2n * s, p);
  const y = modulo(m * (s - x) - 8n * ySquared * ySquared, p);
  return { x, y, z: modulo(2n * point.y * point.z, p) };
}

function add(one: JacobianPoint, other: JacobianPoint, curve: GostCurve): JacobianPoint {
  if (one.z === 0n) return other;
  if (other.z === 0n) return one;
  const { p } = curve;
  const oneSquared = modulo(one.z * one.z, p);
  const otherSquared = modulo(other.z * other.z, p);
  const u1 = modulo(one.x * otherSquared, p);
  const s1 = modulo(one.y * otherSquared * other.z, p);
  const h = modulo(other.x * oneSquared - u1, p);
  const r = modulo(other.y * oneSquared * one.z - s1, p);
  if (h === 0n) return r === 0n ? double(one, curve) : infinity;
  const hSquared = modulo(h * h, p);
  const hCubed = modulo(hSquared * h, p);
  const x = modulo(r * r - hCubed - 2n * u1 * hSquared, p);
  const y = modulo(r * (u1 * hSquared - x) - s1 * hCubed, p);
  return { x, y, z: modulo(h * one.z * other.z, p) };
}

function multiply(point: Point, factor: bigint, curve: GostCurve): JacobianPoint {
  let result = infinity;
  const addend = toJacobian(point);
  for (const bit of factor.toString(2)) {
    result = double(result, curve);
    if (bit === '1') result = add(result, addend, curve);
  }
  return result;
}

function toAffine({ x, y, z }: JacobianPoint, { p }: GostCurve): Point | null {
  if (z === 0n) return null;
  const inverse = invert(z, p);
  const squared = modulo(inverse * inverse, p);
  return { x: modulo(x * squared, p), y: modulo(y * squared * inverse, p) };
}

const isOnCurve = ({ x, y }: Point, { p, a, b }: GostCurve): boolean =>
  x >= 0n && x < p && y >= 0n && y < p && modulo(y * y - (x * x * x + a * x + b), p) === 0n;

export const bigEndian = (bytes: Uint8Array): bigint => BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
export const littleEndian = (bytes: Uint8Array): bigint => bigEndian(bytes.toReversed());
const toBytes = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');

/** The number e of a digest (RFC 7091, 6.1, step 2), which has its least significant byte first. */
function numberOf(digest: Uint8Array, q: bigint): bigint {
  const e = modulo(littleEndian(digest), q);
  return e === 0n ? 1n : e;
}

/** The public key of a private one. */
export function gostPublicKey(privateKey: bigint, curve: GostCurve): Point {
  const point = toAffine(multiply(curve.base, privateKey, curve), curve);
  if (!point || privateKey <= 0n || privateKey >= curve.q)
    throw new RangeError('The private key is out of range.');
  return point;
}

/**
 * Signs the digest of a message (`streebog256`): 64 bytes s ‖ r, both with the most significant byte first, as OpenSSL's engine
 * writes them and ЕСИА takes them. `nonce` is for the example of the standard; else it is drawn anew for each signature.
 */
export function signGostDigest(
  digest: Uint8Array,
  privateKey: bigint,
  curve: GostCurve,
  nonce: () => bigint = () => drawNonce(curve.q),
): Buffer {
  const e = numberOf(digest, curve.q);
  for (;;) {
    const k = nonce();
    const r = modulo(toAffine(multiply(curve.base, k, curve), curve)?.x ?? 0n, curve.q);
    const s = modulo(r * privateKey + k * e, curve.q);
    if (r !== 0n && s !== 0n) return Buffer.concat([toBytes(s), toBytes(r)]);
  }
}

/** A number from 1 to q - 1, each as likely as the others. */
function drawNonce(q: bigint): bigint {
  for (;;) {
    const k = bigEndian(randomBytes(32));
    if (k > 0n && k < q) return k;
  }
}

/** Whether 64 bytes s ‖ r sign the digest (RFC 7091, 6.2). Anything else, with a point off the curve too, is no signature. */
export function verifyGostDigest(
  digest: Uint8Array,
  signature: Uint8Array,
  publicKey: Point,
  curve: GostCurve,
): boolean {
  if (signature.length !== 64 || !isOnCurve(publicKey, curve)) return false;
  const s = bigEndian(signature.subarray(0, 32));
  const r = bigEndian(signature.subarray(32));
  const { q } = curve;
  if (s <= 0n || s >= q || r <= 0n || r >= q) return false;
  const v = invert(numberOf(digest, q), q);
  const sum = add(
    multiply(curve.base, modulo(s * v, q), curve),
    multiply(publicKey, modulo(-r * v, q), curve),
    curve,
  );
  const point = toAffine(sum, curve);
  return point !== null && modulo(point.x, q) === r;
}
