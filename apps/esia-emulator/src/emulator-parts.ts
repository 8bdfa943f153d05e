import type { RegistryChecks } from './accounts/registry-check.ts';
import type { ConsentBook } from './consents/consent.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { CodeBook, SignInMethod } from './protocol/code-book.ts';
import type { RefreshTokens } from './protocol/refresh-tokens.ts';
import type { RefusalJournal } from './protocol/refusal-journal.ts';
import type { RegistrationBook } from './registration/registration.ts';
import type { ExpiringStore } from './sign-in/expiring-store.ts';
import type { PendingSignIn } from './sign-in/pending.ts';
import type { Throttle } from './sign-in/throttle.ts';
import type { AccountBook } from './storage/account-book.ts';
import type { StateStore } from './storage/state.ts';
import type { TestSystem } from './storage/systems.ts';
import type { TokenIssuer } from './storage/token-issuer.ts';

/** Somebody signed in at the emulator in this browser. */
export interface Session {
  /** `urn:esia:sid` of the tokens. */
  id: string;
  oid: number;
  method: SignInMethod;
  /** Seconds since 1970. */
  authTime: number;
  /** «Чужой компьютер»: good for the cabinet until it is left, and never offered at the next sign-in. */
  foreign: boolean;
}

/** What the routes work with; put together in emulator.ts. */
export interface EmulatorParts {
  dataFolder: string;
  /** Without a trailing slash. */
  baseUrl: string;
  /** `iss` of the tokens: the base address with a trailing slash, as ЕСИА writes its own. */
  issuerName: string;
  /** The emulator's time, which the test API moves. */
  clock: () => Date;
  state: StateStore;
  accounts: AccountBook;
  systems: Map<string, TestSystem>;
  issuer: TokenIssuer;
  codes: CodeBook;
  refreshTokens: RefreshTokens;
  journal: RefusalJournal;
  outbox: Outbox;
  consents: ConsentBook;
  checks: RegistryChecks;
  sessions: ExpiringStore<Session>;
  pending: ExpiringStore<PendingSignIn>;
  /** Registrations and recoveries of passwords on their way. */
  registrations: RegistrationBook;
  attempts: Throttle;
}
