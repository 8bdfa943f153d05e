import type { CodeBook } from './protocol/code-book.ts';
import type { RefusalJournal } from './protocol/refusal-journal.ts';
import type { ExpiringStore } from './sign-in/expiring-store.ts';
import type { Throttle } from './sign-in/throttle.ts';
import type { AccountDirectory } from './storage/account-directory.ts';
import type { TestSystem } from './storage/systems.ts';
import type { TokenIssuer } from './storage/token-issuer.ts';

/** Somebody signed in at the emulator in this browser. */
export interface Session {
  /** `urn:esia:sid` of the tokens. */
  id: string;
  oid: number;
  /** Seconds since 1970. */
  authTime: number;
}

/** A request for a code that passed its checks and waits for the person. */
export interface PendingRequest {
  system: TestSystem;
  scope: string;
  redirectUri: string;
  state: string;
  /** The browser that brought the request; nobody else may go on with it. */
  browser: string;
}

/** What the routes work with; put together in emulator.ts. */
export interface EmulatorParts {
  /** Without a trailing slash. */
  baseUrl: string;
  /** `iss` of the tokens: the base address with a trailing slash, as ЕСИА writes its own. */
  issuerName: string;
  clock: () => Date;
  accounts: AccountDirectory;
  systems: ReadonlyMap<string, TestSystem>;
  issuer: TokenIssuer;
  codes: CodeBook;
  journal: RefusalJournal;
  sessions: ExpiringStore<Session>;
  pending: ExpiringStore<PendingRequest>;
  attempts: Throttle;
}
