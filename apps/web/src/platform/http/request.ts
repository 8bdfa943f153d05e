import type { Problem } from '@gorodok/contract';
import type { Static, TSchema } from 'typebox';
import { currentLanguage } from '../i18n/language.ts';
import { ProblemError, problemOfStatus, unreachable } from './problem-error.ts';

type Contract = typeof import('@gorodok/contract');
/** The names of the schemas of the contract: an answer is asked for by the name of its schema. */
export type AnswerName = {
  [Name in keyof Contract]: Contract[Name] extends TSchema ? Name : never;
}[keyof Contract];
export type Answer<Name extends AnswerName> = Contract[Name] extends TSchema ? Static<Contract[Name]> : never;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Sent = { body?: unknown; form?: FormData; signal?: AbortSignal };

/** Asks the API and returns its answer as the contract types it; in development the answer is checked too. */
export async function ask<Name extends AnswerName>(
  answer: Name,
  method: Method,
  path: string,
  sent: Sent = {},
): Promise<Answer<Name>> {
  const response = await send(method, path, sent);
  const value: unknown = await response.json().catch(() => {
    throw unreachable();
  });
  // Checking needs the whole schema library, which a parent's phone should not have to load.
  if (import.meta.env.DEV) {
    const { checkAnswer } = await import('./check-answer.ts');
    checkAnswer(answer, value, path);
  }
  return value as Answer<Name>;
}

/** Tells the API something whose answer carries nothing of use. */
export async function tell(method: Method, path: string, sent: Sent = {}): Promise<void> {
  await send(method, path, sent);
}

async function send(method: Method, path: string, { body, form, signal }: Sent): Promise<Response> {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': currentLanguage(),
  };
  // Foreign pages cannot set a header of their own, so this one tells our requests from forged ones.
  if (method !== 'GET') headers['x-gorodok'] = '1';
  if (body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(signal ? { signal } : {}),
      ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw unreachable();
  }
  if (!response.ok) throw await readProblem(response);
  return response;
}

async function readProblem(response: Response): Promise<ProblemError> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return problemOfStatus(response.status);
  const value = (await response.json().catch(() => null)) as Problem | null;
  return typeof value?.title === 'string' ? new ProblemError(value) : problemOfStatus(response.status);
}
