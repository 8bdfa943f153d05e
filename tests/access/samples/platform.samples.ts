import type { RouteSamples } from './route-sample.ts';

/** What belongs to no wing. */
export const platformSamples: RouteSamples = {
  'GET /api/outbox': { url: () => '/api/outbox' },
  'GET /api/docs': { url: () => '/api/docs' },
  'GET /api/docs/json': { url: () => '/api/docs/json' },
  'GET /api/docs/yaml': { url: () => '/api/docs/yaml' },
  'GET /api/docs/static/*': { url: () => '/api/docs/static/index.css' },
  'GET /api/docs/static/index.html': { url: () => '/api/docs/static/index.html' },
  'GET /api/docs/static/swagger-initializer.js': { url: () => '/api/docs/static/swagger-initializer.js' },
  'GET /health/live': { url: () => '/health/live' },
  'GET /health/ready': { url: () => '/health/ready' },
  'GET /metrics': { url: () => '/metrics' },
  'GET /*': { url: () => '/' },
};
