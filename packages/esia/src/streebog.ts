import { iterationConstants, linearTransformationRows, substitution } from './streebog.constants.ts';

// GOST R 34.11-2012 («Стрибог») after RFC 6986. Blocks are kept with the least significant byte first, the order in
// which OpenSSL, CryptoPro and ЕСИА write them; the RFC prints its numbers the other way round.

const blockSize = 64;
const pi = Buffer.from(substitution.join(''), 'hex');
const constants = iterationConstants.map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')).toReversed());

// Substitution and linear transformation in one table: entry [place * 256 + byte] is what this byte at this place of
// a 64-bit word adds to the word, in two 32-bit halves.
const tableLow = new Int32Array(8 * 256);
const tableHigh = new Int32Array(8 * 256);
fillTables();

function fillTables(): void {
  const rows = linearTransformationRows.map((row) => ({
    high: Number.parseInt(row.slice(0, 8), 16),
    low: Number.parseInt(row.slice(8), 16),
  }));
  for (let place = 0; place < 8; place++) {
    for (let byte = 0; byte < 256; byte++) {
      const substituted = pi[byte] ?? 0;
      let low = 0;
      let high = 0;
      for (let bit = 0; bit < 8; bit++) {
        if (((substituted >> bit) & 1) === 0) continue;
        const row = rows[63 - (8 * place + bit)];
        low ^= row?.low ?? 0;
        high ^= row?.high ?? 0;
      }
      tableLow[place * 256 + byte] = low;
      tableHigh[place * 256 + byte] = high;
    }
  }
}

/** The transformation LPS of RFC 6986, 6.6, applied to the sum modulo 2 of two blocks. */
function transformSum(left: Uint8Array, right: Uint8Array): Uint8Array {
  const result = new Uint8Array(blockSize);
  const view = new DataView(result.buffer);
  for (let word = 0; word < 8; word++) {
    let low = 0;
    let high = 0;
    for (let place = 0; place < 8; place++) {
      const source = 8 * place + word; // the permutation τ transposes the 8 × 8 bytes
      const entry = place * 256 + ((left[source] ?? 0) ^ (right[source] ?? 0));
      low ^= tableLow[entry] ?? 0;
      high ^= tableHigh[entry] ?? 0;
    }
    view.setInt32(8 * word, low, true);
    view.setInt32(8 * word + 4, high, true);
  }
  return result;
}

/** The compression function g (RFC 6986, 8). */
function compress(counter: Uint8Array, state: Uint8Array, block: Uint8Array): Uint8Array {
  let key = transformSum(state, counter);
  let cipher = block;
  for (const constant of constants) {
    cipher = transformSum(cipher, key);
    key = transformSum(key, constant);
  }
  return cipher.map((byte, index) => byte ^ (key[index] ?? 0) ^ (state[index] ?? 0) ^ (block[index] ?? 0));
}

/** Adds a block to a 512-bit number, modulo 2^512, in place. */
function add(number: Uint8Array, block: Uint8Array): void {
  let carry = 0;
  for (let index = 0; index < blockSize; index++) {
    const sum = (number[index] ?? 0) + (block[index] ?? 0) + carry;
    number[index] = sum;
    carry = sum >> 8;
  }
}

function lengthInBits(bytes: number): Uint8Array {
  const block = new Uint8Array(blockSize);
  new DataView(block.buffer).setUint16(0, bytes * 8, true);
  return block;
}

/**
 * The 256-bit hash GOST R 34.11-2012 of `bytes`: 32 bytes in the order in which OpenSSL and ЕСИА write them.
 * Meant for public data such as certificates: it is not written to run in constant time.
 */
export function streebog256(bytes: Uint8Array): Uint8Array {
  const zero = new Uint8Array(blockSize);
  const counter = new Uint8Array(blockSize);
  const checksum = new Uint8Array(blockSize);
  let state: Uint8Array = new Uint8Array(blockSize).fill(1); // the initial value of the 256-bit variant (RFC 6986, 6.1)
  let offset = 0;
  for (; offset + blockSize <= bytes.length; offset += blockSize) {
    const block = bytes.subarray(offset, offset + blockSize);
    state = compress(counter, state, block);
    add(counter, lengthInBits(blockSize));
    add(checksum, block);
  }
  const rest = bytes.subarray(offset);
  const padded = new Uint8Array(blockSize);
  padded.set(rest);
  padded[rest.length] = 1;
  state = compress(counter, state, padded);
  add(counter, lengthInBits(rest.length));
  add(checksum, padded);
  state = compress(zero, state, counter);
  return compress(zero, state, checksum).slice(32);
}
