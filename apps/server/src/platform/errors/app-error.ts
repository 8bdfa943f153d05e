import type { FieldFault } from '@gorodok/contract';

const statusOf = {
  malformed: 400,
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
} as const;

export type RefusalKind = keyof typeof statusOf;

/**
 * A refusal the caller can act on; `code` is stable and has a sentence in the contract. Anything else that is thrown is a
 * bug and becomes a 500.
 */
export class AppError extends Error {
  readonly status: number;
  readonly code: string;
  readonly faults: readonly Omit<FieldFault, 'message'>[];
  /** In how many seconds it is worth trying again; null – waiting does not help. */
  readonly retryAfter: number | null;

  constructor(
    kind: RefusalKind,
    code: string,
    faults: readonly Omit<FieldFault, 'message'>[] = [],
    retryAfter: number | null = null,
  ) {
    super(code);
    this.status = statusOf[kind];
    this.code = code;
    this.faults = faults;
    this.retryAfter = retryAfter;
  }
}
