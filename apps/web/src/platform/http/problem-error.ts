import type { Problem } from '@gorodok/contract';
import { currentLanguage } from '../i18n/language.ts';

/** A refusal or failure of the API. `message` is a sentence in the reader's language. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  /** What is wrong with each faulty field (`/inn`). */
  readonly errors: NonNullable<Problem['errors']>;

  constructor(problem: Pick<Problem, 'title' | 'status' | 'code' | 'requestId' | 'errors'>) {
    super(problem.errors?.length === 1 ? (problem.errors[0]?.message ?? problem.title) : problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
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

/** What is wrong with a field of a form, by what the server answered; null where nothing is. */
export function fieldFault(error: unknown, field: string): string | null {
  if (!(error instanceof ProblemError)) return null;
  return error.errors.find((fault) => fault.field === `/${field}`)?.message ?? null;
}

/** The sentence to show for whatever was thrown. */
export function sentenceOfError(error: unknown): string {
  return error instanceof ProblemError ? error.message : sentences.unexpected[currentLanguage()];
}
