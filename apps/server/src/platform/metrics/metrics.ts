import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly observeJob: (job: string, outcome: 'done' | 'failed', seconds: number) => void;
  readonly observeRequest: (
    request: { method: string; route: string; status: number },
    seconds: number,
  ) => void;
}

/** What Prometheus collects of this process. Labels are patterns and names of ours, never what somebody has sent. */
export function createMetrics(pool: Pool): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const jobs = new Counter({
    name: 'gorodok_job_tries_total',
    help: 'Tries of background jobs.',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const jobSeconds = new Counter({
    name: 'gorodok_job_seconds_total',
    help: 'Time that background jobs have taken.',
    labelNames: ['job'],
    registers,
  });
  const connections = new Gauge({
    name: 'gorodok_database_connections',
    help: 'Connections of the pool, and requests that wait for one.',
    labelNames: ['state'],
    registers,
    collect: () => {
      connections.set({ state: 'open' }, pool.totalCount);
      connections.set({ state: 'idle' }, pool.idleCount);
      connections.set({ state: 'awaited' }, pool.waitingCount);
    },
  });
  return {
    registry,
    observeJob(job, outcome, seconds) {
      jobs.inc({ job, outcome });
      jobSeconds.inc({ job }, seconds);
    },
    observeRequest: (labels, seconds) => requests.observe(labels, seconds),
  };
}

/** Measures every request that is answered. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url ?? 'unknown';
    metrics.observeRequest({ method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
