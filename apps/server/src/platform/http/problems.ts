import { sentenceOf, type Language, type Problem } from '@gorodok/contract';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type RefusalKind } from '../errors/app-error.ts';

/** What the framework and the driver refuse by themselves, in our terms. */
const foreignCodes: Record<string, [RefusalKind, string]> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed', 'body_not_json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed', 'body_not_json'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too_large', 'body_too_large'],
  FST_REQ_FILE_TOO_LARGE: ['too_large', 'body_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['malformed', 'media_type_unsupported'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['malformed', 'body_not_json'],
  ECONNREFUSED: ['unavailable', 'database_unavailable'],
  ECONNRESET: ['unavailable', 'database_unavailable'],
  '57P01': ['unavailable', 'database_unavailable'],
  '57P02': ['unavailable', 'database_unavailable'],
  '57P03': ['unavailable', 'database_unavailable'],
  // Text with a NUL, or not UTF-8: the database can't hold it, and no name has it.
  '22021': ['invalid', 'input_invalid'],
  // A day that the database's calendar does not have, such as one of the year 0.
  '22007': ['invalid', 'input_invalid'],
  '22008': ['invalid', 'input_invalid'],
  // Two writers met; whoever is second tries again.
  '40001': ['conflict', 'try_again'],
  '40P01': ['conflict', 'try_again'],
};

/** Turns whatever a route throws into problem+json (RFC 9457): the one place that does. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | AppError | Error, request, reply) => {
    const refusal = asRefusal(error);
    if (refusal.status >= 500) request.log.error({ err: error }, 'request failed');
    return sendProblem(request, reply, refusal);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, new AppError('not_found', 'not_found')),
  );
}

/** The language that the reader asks for; Russian unless English is preferred. */
export function languageOf(request: FastifyRequest): Language {
  const accepted = request.headers['accept-language'] ?? '';
  const [first] = accepted.split(',');
  return first?.trim().toLowerCase().startsWith('en') ? 'en' : 'ru';
}

function asRefusal(error: FastifyError | AppError | Error): {
  status: number;
  code: string;
  faults: AppError['faults'];
  retryAfter: number | null;
} {
  if (error instanceof AppError) return error;
  const known = 'code' in error && typeof error.code === 'string' ? foreignCodes[error.code] : undefined;
  if (known) return new AppError(...known);
  if (
    error.message.startsWith('Connection terminated') ||
    error.message.startsWith('timeout exceeded when trying to connect')
  ) {
    return new AppError('unavailable', 'database_unavailable');
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  return status >= 400 && status < 500
    ? { status, code: 'input_invalid', faults: [], retryAfter: null }
    : { status: 500, code: 'internal', faults: [], retryAfter: null };
}

function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, code, faults, retryAfter }: ReturnType<typeof asRefusal>,
): FastifyReply {
  const language = languageOf(request);
  const problem: Problem = {
    type: `urn:gorodok:problem:${code}`,
    title: sentenceOf(code, language),
    status,
    code,
    requestId: request.id,
  };
  if (faults.length > 0) {
    problem.errors = faults.map((fault) => ({ ...fault, message: sentenceOf(fault.code, language) }));
  }
  if (retryAfter !== null) {
    problem.retryAfter = retryAfter;
    void reply.header('retry-after', retryAfter);
  }
  return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}
