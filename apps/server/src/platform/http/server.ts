import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import { originsOfSignIn } from '../config/esia-config.ts';
import { guardRoutes, type Access } from '../access/access.ts';
import type { Identify } from '../actor/actor.ts';
import { logRequests } from './logging.ts';
import { answerProblems } from './problems.ts';
import { validatorCompiler } from './validation.ts';

const megabyte = 1024 * 1024;

/**
 * The bare HTTP server: strict input, problem+json, guarded routes, logs without personal data. It knows no feature.
 * `pluginRoutes` names the prefixes of library plugins and who may call them.
 */
export async function httpServer(
  config: Pick<Config, 'publicUrl' | 'esia' | 'trustedProxies'>,
  logger: FastifyBaseLogger,
  identify: Identify,
  pluginRoutes: Readonly<Record<string, Access>>,
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: megabyte,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    // A request that arrives on an open connection while the server stops is still answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
    .setValidatorCompiler(validatorCompiler)
    .withTypeProvider<TypeBoxTypeProvider>();

  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy(config) },
  });
  answerProblems(app);
  endConnectionsWhenStopping(app);
  logRequests(app);
  guardRoutes(app, { identify, publicOrigin: new URL(config.publicUrl).origin, pluginRoutes });
  return app;
}

/** A connection whose request was under way when the server was told to stop would otherwise be kept open for the next one. */
function endConnectionsWhenStopping(app: FastifyInstance): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
}

/** Everything from ourselves; styles inline too, since the component library sets them on elements. */
function contentSecurityPolicy(config: Pick<Config, 'publicUrl' | 'esia'>): Record<string, string[]> {
  return {
    'default-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'self'", ...originsOfSignIn(config.esia)],
  };
}
