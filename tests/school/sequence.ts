import { snilsCheckDigits } from '../../packages/identifiers/src/index.ts';

let last = 0;

/** The next of 1, 2, 3 …, so that what a test does not name is still different each time. */
export function nextNumber(): number {
  last += 1;
  return last;
}

/** A valid СНИЛС that no other maker has given out. */
export function aSnils(): string {
  const account = String(150_000_000 + nextNumber());
  return account + snilsCheckDigits(account);
}
