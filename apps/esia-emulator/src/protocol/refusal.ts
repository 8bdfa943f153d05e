import { esiaErrorCodes } from '@gorodok/esia';
import type { RefusalCode } from './refusal-hints.ts';

/** What a developer needs to see of a failed check; it never holds personal data. */
export interface Explanation {
  /** The string that was checked. */
  on: string;
  expected: string;
  got: string;
}

/** A check that failed. The wire tells only the code, as ЕСИА does; the page /explain tells the rest. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly explanation: Explanation;

  constructor(code: RefusalCode, explanation: Explanation) {
    super(`Refused with ${code}`);
    this.name = 'Refusal';
    this.code = code;
    this.explanation = explanation;
  }
}

/** ЕСИА's own words beside its codes, known for these two from real answers; the others are ours in the same manner. */
const words: Partial<Record<RefusalCode, string>> = {
  'ESIA-007053': 'clientSecretWrong',
  'ESIA-007019': 'noGrants',
};

/** `error` and `error_description` of OAuth for a code. */
export function wireError(code: RefusalCode): { error: string; error_description: string } {
  const error = esiaErrorCodes[code].oauthError;
  const word = words[code] ?? error.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return { error, error_description: `${code}: OAuthErrorEnum.${word}` };
}
