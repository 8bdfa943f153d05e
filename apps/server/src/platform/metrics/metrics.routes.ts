import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import type { Config } from '../config/config.ts';
import { AppError } from '../errors/app-error.ts';
import type { Metrics } from './metrics.ts';

export interface MetricsRoutesOptions {
  metrics: Metrics;
  config: Pick<Config, 'metricsToken' | 'production'>;
}

/** For Prometheus: with the configured bearer token; without one configured, in production for nobody. */
export const metricsRoutes: FastifyPluginAsync<MetricsRoutesOptions> = async (app, { metrics, config }) => {
  app.get('/metrics', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(config, request.headers.authorization)) throw new AppError('not_found', 'not_found');
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
};

function mayRead({ metricsToken, production }: MetricsRoutesOptions['config'], authorization = ''): boolean {
  if (metricsToken === null) return !production;
  return timingSafeEqual(digest(authorization), digest(`Bearer ${metricsToken}`));
}

/** Of equal length, as a comparison in constant time needs it. */
const digest = (text: string) => createHash('sha256').update(text).digest();
