import type { FieldFault, Problem } from '@gorodok/contract';
import { currentLanguage } from '../i18n/language.ts';

/** A refusal or failure of the API. `message` is a sentence in the reader's language. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  /** Every faulty field, for a form that marks them. */
  readonly faults: readonly FieldFault[];

  constructor(problem: Pick<Problem, 'title' | 'status' | 'code' | 'requestId' | 'errors'>) {
    super(problem.errors?.length === 1 ? (problem.errors[0]?.message ?? problem.title) : problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.requestId;
    this.faults = problem.errors ?? [];
  }
}

const sentences = {
  unreachable: {
    ru: 'Нет связи с сервером. Проверьте интернет и повторите.',
    en: 'The server cannot be reached. Check your connection and try again.',
  },
  unexpected: {
    ru: 'Сервер временно не отвечает. Повторите через минуту.',
    en: 'The server does not answer properly. Try again in a minute.',
  },
} as const;

/** No answer came at all: no network, or the server is down. */
export const unreachable = (): ProblemError =>
  new ProblemError({ status: 0, code: 'unreachable', title: sentences.unreachable[currentLanguage()] });

/** An answer that is not ours, such as that of a proxy in between. */
export const problemOfStatus = (status: number): ProblemError =>
  new ProblemError({ status, code: 'unexpected', title: sentences.unexpected[currentLanguage()] });

/** The sentence to show for whatever was thrown. */
export function sentenceOfError(error: unknown): string {
  return error instanceof ProblemError ? error.message : sentences.unexpected[currentLanguage()];
}

/** What is wrong about one field of a form (`/password`), as the server says it; undefined – nothing. */
export const faultOf = (error: unknown, field: string): string | undefined =>
  error instanceof ProblemError ? error.faults.find((fault) => fault.field === field)?.message : undefined;

/** What stands above a form: the sentence of a refusal that belongs to none of its fields. */
export const sentenceBesideFields = (error: unknown, fields: readonly string[]): string | undefined =>
  error === null || fields.some((field) => faultOf(error, field) !== undefined)
    ? undefined
    : sentenceOfError(error);
