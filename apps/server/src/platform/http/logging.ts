import type { FastifyInstance } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';

/**
 * Logs without personal data: a request is its method and the pattern of its route, never its address (a search holds names),
 * its body or its sender; an error is its class, code and place, never its message (a database's message quotes values).
 */
export const createLogger = (level: string, destination: DestinationStream = pino.destination(1)): Logger =>
  pino(
    {
      level,
      base: null,
      serializers: { err: describeError, req: () => undefined, res: () => undefined },
    },
    destination,
  );

/** One line for each finished request. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const level = reply.statusCode >= 500 ? 'error' : 'info';
    request.log[level](
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
    done();
  });
}

export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const described: Record<string, unknown> = {
    kind: error.constructor.name,
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
  for (const field of ['code', 'constraint', 'table', 'routine'] as const) {
    const value: unknown = Reflect.get(error, field);
    if (typeof value === 'string') described[field] = value;
  }
  if (error.cause !== undefined) described['cause'] = describeError(error.cause);
  return described;
}
