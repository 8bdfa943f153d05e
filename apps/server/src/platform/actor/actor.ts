import type { Role } from '@gorodok/contract';

/** Who acts now: the argument of every function that reads or writes a school's data. */
export interface Actor {
  readonly accountId: number;
  readonly personId: number;
  readonly role: Role;
  readonly organizationId: number;
}

/** A signed-in person; `actor` is null until the consent is answered and a role chosen. */
export interface Identity {
  readonly accountId: number;
  readonly personId: number;
  readonly actor: Actor | null;
}

/** Tells who sends a request, from the token of its session cookie. */
export type Identify = (sessionToken: string) => Promise<Identity | null>;
