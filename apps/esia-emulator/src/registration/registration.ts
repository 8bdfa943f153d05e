import { createHash, randomBytes } from 'node:crypto';
import type { ConfirmationCode } from '../codes/confirmation-code.ts';
import type { StateStore } from '../storage/state.ts';

/** A registration, or the recovery of a password, on its way to the new password. */
export interface Registration {
  /** The account whose password is recovered; null for a registration, and for a recovery under a login that nobody has. */
  oid: number | null;
  isRecovery: boolean;
  lastName: string;
  firstName: string;
  login: { phone?: string; email?: string };
  /** Sent to the phone or e-mail; none where a link was sent. */
  code: ConfirmationCode | null;
  /** The phone or e-mail has been proved to be the person's. */
  confirmed: boolean;
}

/** Registrations live in the state file: a link of an e-mail has to outlive the program. */
export interface StoredRegistration {
  keyHash: string;
  /** Milliseconds since 1970. */
  expires: number;
  registration: Registration;
}

export interface RegistrationBook {
  /** Keeps it under an unguessable key, for three days. */
  add(registration: Registration, now: Date): string;
  find(key: string, now: Date): Registration | undefined;
  /** Changes one found before. */
  change(registration: Registration, changes: Partial<Registration>): void;
  remove(key: string): void;
}

/** «Время действия данной ссылки составляет 3 дня». */
const lifetimeMs = 3 * 24 * 3600_000;
const most = 1000;

export function registrationBook(state: StateStore): RegistrationBook {
  const hashOf = (key: string) => createHash('sha256').update(key).digest('base64url');
  return {
    add(registration, now) {
      const key = randomBytes(24).toString('base64url');
      const expires = now.getTime() + lifetimeMs;
      state.change((stored) => {
        const living = stored.registrations.filter((known) => known.expires > now.getTime()).slice(-most);
        stored.registrations = [...living, { keyHash: hashOf(key), expires, registration }];
      });
      return key;
    },
    find: (key, now) =>
      state.current.registrations.find(
        ({ keyHash, expires }) => keyHash === hashOf(key) && expires > now.getTime(),
      )?.registration,
    change(registration, changes) {
      state.change(() => void Object.assign(registration, changes));
    },
    remove(key) {
      state.change((stored) => {
        stored.registrations = stored.registrations.filter(({ keyHash }) => keyHash !== hashOf(key));
      });
    },
  };
}
