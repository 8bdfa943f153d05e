export { countChangedPeople, readinessJobs } from './readiness.jobs.ts';
export { readinessRoutes } from './readiness.routes.ts';
export { headingOf, resolveScope } from './readiness.service.ts';
export type { Scope } from './readiness-scope.ts';
