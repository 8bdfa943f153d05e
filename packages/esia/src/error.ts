import { describeEsiaCode, findEsiaCode } from './error-codes.ts';
import type { EsiaCode } from './error-codes.ts';

/**
 * Why a sign-in did not come about: ЕСИА (or the person at it) refused, ЕСИА could not be reached, or what came back
 * breaks the protocol and must not be trusted.
 */
export type EsiaErrorKind = 'refused' | 'unavailable' | 'protocol';

/** The only error this package throws. Neither message nor hint holds personal data or what ЕСИА wrote in free text. */
export class EsiaError extends Error {
  readonly kind: EsiaErrorKind;
  /** ЕСИА's code, for example `ESIA-007004`, where it gave one; it may be one that is not known here. */
  readonly code: EsiaCode | (string & {}) | null;
  /** One English sentence for the operator on what to check. */
  readonly hint: string;

  constructor(
    kind: EsiaErrorKind,
    what: { message: string; hint: string; code?: string | null; cause?: unknown },
  ) {
    super(what.message, what.cause === undefined ? undefined : { cause: what.cause });
    this.name = 'EsiaError';
    this.kind = kind;
    this.code = what.code ?? null;
    this.hint = what.hint;
  }
}

/** Turns `error` and `error_description` of OAuth into an EsiaError. */
export function oauthRefusal(error: string, description: string): EsiaError {
  const code = findEsiaCode(description) ?? findEsiaCode(error);
  const known = code === null ? undefined : describeEsiaCode(code);
  const passing = error === 'server_error' || error === 'temporarily_unavailable';
  // `error` is shown only in the shape RFC 6749 gives it, so that nothing foreign gets into logs.
  const name = /^[a-z_]{1,40}$/.test(error) ? error : 'an unknown error';
  return new EsiaError(passing ? 'unavailable' : 'refused', {
    message: `ЕСИА answered ${name}${code === null ? '' : ` (${code})`}`,
    hint: known?.hint ?? 'ЕСИА gave no code known to us: look at its journal on the technology portal.',
    code,
  });
}

export function protocolError(message: string, hint: string, cause?: unknown): EsiaError {
  return new EsiaError('protocol', { message, hint, cause });
}
