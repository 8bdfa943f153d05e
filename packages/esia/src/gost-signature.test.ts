import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { gostCurves, type GostCurve } from './gost-curves.ts';
import { gostPublicKey, signGostDigest, verifyGostDigest } from './gost-signature.ts';
import { streebog256 } from './streebog.ts';

/** RFC 7091, 7.1: the curve and numbers of the first example. */
const example = {
  curve: {
    p: 0x8000000000000000000000000000000000000000000000000000000000000431n,
    a: 7n,
    b: 0x5fbff498aa938ce739b8e022fbafef40563f6e6a3472fc2a514c0ce9dae23b7en,
    q: 0x8000000000000000000000000000000150fe8a1892976154c59cfc193accf5b3n,
    base: { x: 2n, y: 0x8e2a8a0e65147d4bd6316030e16d19c85c97f0a9ca267122b96abbcea7e8fc8n },
  } satisfies GostCurve,
  d: 0x7a929ade789bb9be10ed359dd39a72c11b60961f49397eee1d19ce9891ec3b28n,
  publicKey: {
    x: 0x7f2b49e270db6d90d8595bec458b50c58585ba1d4e9b788f6689dbd8e56fd80bn,
    y: 0x26f1b489d6701dd185c8413a977b3cbbaf64d1c593d26627dffb101a87ff77dan,
  },
  e: '2dfbc1b372d89a1188c09c52e0eec61fce52032ab1022e8e67ece6672b043ee5',
  k: 0x77105c9b20bcd3122823c8cf6fcc7b956de33814e95b7fe64fed924594dceab3n,
  r: '41aa28d2f1ab148280cd9ed56feda41974053554a42767b83ad043fd39dc0493',
  s: '01456c64ba4642a1653c235a98a60249bcd6d3f746b631df928014f6c5bf9c40',
};

test('the example of RFC 7091 gives the printed key and signature, and is verified', () => {
  const { curve, d, e, k, r, s, publicKey } = example;
  const digest = Buffer.from(e, 'hex').toReversed();
  expect(gostPublicKey(d, curve)).toEqual(publicKey);
  const signature = signGostDigest(digest, d, curve, () => k);
  expect(signature.toString('hex')).toBe(s + r);
  expect(verifyGostDigest(digest, signature, publicKey, curve)).toBe(true);
});

test.each([...gostCurves])('the base point of %s lies on its curve and has its order', (_, curve) => {
  const { p, a, b, q, base } = curve;
  expect((base.y ** 2n - base.x ** 3n - a * base.x - b) % p).toBe(0n);
  const last = gostPublicKey(q - 1n, curve); // (q - 1)·P is -P exactly where q·P is nothing
  expect(last).toEqual({ x: base.x, y: p - base.y });
});

test('whatever is signed with whatever key is verified, and not after a change of any bit', () => {
  const curves = [...new Set(gostCurves.values())];
  fc.assert(
    fc.property(
      fc.constantFrom(...curves),
      fc.bigInt({ min: 1n, max: 2n ** 254n }),
      fc.uint8Array({ maxLength: 200 }),
      fc.nat(64 * 8 - 1),
      (curve, seed, message, bit) => {
        const key = (seed % (curve.q - 1n)) + 1n;
        const publicKey = gostPublicKey(key, curve);
        const digest = streebog256(message);
        const signature = signGostDigest(digest, key, curve);
        expect(verifyGostDigest(digest, signature, publicKey, curve)).toBe(true);
        const altered = Buffer.from(signature);
        altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verifyGostDigest(digest, altered, publicKey, curve)).toBe(false);
        expect(
          verifyGostDigest(streebog256(Buffer.concat([message, Buffer.of(1)])), signature, publicKey, curve),
        ).toBe(false);
      },
    ),
    { numRuns: 30 },
  );
});

test('what is no signature, or no point of the curve, is refused and does not throw', () => {
  const { curve, publicKey, e } = example;
  const digest = Buffer.from(e, 'hex').toReversed();
  for (const signature of [Buffer.alloc(64), Buffer.alloc(63, 1), Buffer.alloc(65, 1), Buffer.alloc(64, 255)])
    expect(verifyGostDigest(digest, signature, publicKey, curve)).toBe(false);
  expect(verifyGostDigest(digest, Buffer.alloc(64, 1), { x: 1n, y: 1n }, curve)).toBe(false);
});
