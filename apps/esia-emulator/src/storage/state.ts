import { join } from 'node:path';
import type { Account } from '../accounts/account.ts';
import type { RegistryCheck } from '../accounts/registry-check.ts';
import type { Consent } from '../consents/consent.ts';
import type { Message } from '../outbox/outbox.ts';
import type { StoredRegistration } from '../registration/registration.ts';
import type { StoredRefreshToken } from '../protocol/refresh-tokens.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** What happens in the emulator and has to survive its end; sessions and half-done sign-ins do not. */
export interface State {
  readonly format: 1;
  /** Accounts that were registered or changed here; the others are as `accounts.json` says. */
  accounts: Account[];
  checks: RegistryCheck[];
  consents: Consent[];
  messages: Message[];
  registrations: StoredRegistration[];
  refreshTokens: StoredRefreshToken[];
  /** Hashes of exchanged codes with the second in which they expire anyway. */
  usedCodes: [hash: string, expires: number][];
  settings: Settings;
}

/** What the test API sets. */
export interface Settings {
  /** How far the emulator's clock is ahead of the machine's. */
  clockOffsetMs: number;
  registry: { delaySeconds: number; outcome: 'passed' | 'failed' };
}

export interface StateStore {
  readonly current: State;
  /** Changes the state and writes it down before it returns. */
  change(how: (state: State) => void): void;
}

const fileName = 'state.json';

const initial = (): State => ({
  format: 1,
  accounts: [],
  checks: [],
  consents: [],
  messages: [],
  registrations: [],
  refreshTokens: [],
  usedCodes: [],
  settings: { clockOffsetMs: 0, registry: { delaySeconds: 15, outcome: 'passed' } },
});

/**
 * Opens the state of a data folder; it begins empty. One process writes it: the last one to start has the say.
 * @throws Error naming the file when it was written by another version.
 */
export function openState(dataFolder: string): StateStore {
  const file = join(dataFolder, fileName);
  const content = readJsonFile(file);
  if (content !== undefined && !isState(content))
    throw new Error(`${file} was written by another version of the emulator: remove it to begin anew`);
  const current = content ?? initial();
  return {
    current,
    change(how) {
      how(current);
      writeJsonFile(file, current);
    },
  };
}

/** The file is the emulator's own; its format is trusted as far as its number. */
function isState(content: unknown): content is State {
  return typeof content === 'object' && content !== null && 'format' in content && content.format === 1;
}
