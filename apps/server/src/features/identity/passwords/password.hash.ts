import { hash, parseOptions, verify } from '@node-rs/argon2';

/** Argon2id as OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one thread. The library's own default kind. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same letter can be typed as one sign or as two; both have to open. */
const normal = (password: string) => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(normal(password), parameters);

let nobodysHash: Promise<string> | undefined;

/** Whether the password is the account's. For an account without one, or none at all, the same work is done in vain. */
export async function passwordIsRight(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody');
  const matches = await verify(passwordHash ?? (await nobodysHash), normal(password));
  return matches && passwordHash !== null;
}

/** Made with other parameters than ours today: to be made anew while the password is at hand. */
export function isOutOfDate(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
  return (
    memoryCost !== parameters.memoryCost ||
    timeCost !== parameters.timeCost ||
    parallelism !== parameters.parallelism
  );
}
