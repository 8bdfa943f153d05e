import type { FastifyInstance } from 'fastify';
import type { EmulatorParts } from '../emulator-parts.ts';

const day = 24 * 3600;

/**
 * What tests and trainers move: the clock, the registry checks, the outbox. JSON only, which a page of another site cannot send without
 * being asked; the emulator holds nothing real anyway.
 */
export function testApiRoutes(app: FastifyInstance, parts: EmulatorParts): void {
  const { state } = parts;
  const clock = () => ({
    now: parts.clock().toISOString(),
    offsetSeconds: state.current.settings.clockOffsetMs / 1000,
  });

  app.get('/test/clock', async () => clock());

  app.put<{ Body: { offsetSeconds: number } }>(
    '/test/clock',
    {
      schema: {
        body: objectOf({ offsetSeconds: { type: 'integer', minimum: -3650 * day, maximum: 3650 * day } }),
      },
    },
    async (request) => {
      state.change(({ settings }) => {
        settings.clockOffsetMs = request.body.offsetSeconds * 1000;
      });
      return clock();
    },
  );

  app.get('/test/registry', async () => state.current.settings.registry);

  app.put<{ Body: { delaySeconds: number; outcome: 'passed' | 'failed' } }>(
    '/test/registry',
    {
      schema: {
        body: objectOf({
          delaySeconds: { type: 'integer', minimum: 0, maximum: 30 * day },
          outcome: { enum: ['passed', 'failed'] },
        }),
      },
    },
    async (request) => {
      const { delaySeconds, outcome } = request.body;
      state.change(({ settings }) => {
        settings.registry = { delaySeconds, outcome };
      });
      return state.current.settings.registry;
    },
  );

  app.get('/test/outbox', async () => ({ messages: parts.outbox.list() }));

  app.delete('/test/outbox', async (_request, reply) => {
    parts.outbox.clear();
    return reply.code(204).send();
  });
}

function objectOf(properties: Record<string, object>) {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
