/** 32-bit FNV-1a with a last mixing: the same on every machine and in every release, since keys made of it may be stored. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix(hash);
}

/** A hash of a hash and one part more. Never 0, which stands for «nothing to look by». */
export function combine(hash: number, part: number): number {
  return mix(Math.imul(hash, 31) ^ part) || 1;
}

/** A whole number beyond 32 bits, such as a phone, as a hash. */
export const hashNumber = (value: number): number => combine(value >>> 0, Math.floor(value / 4294967296));

function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
