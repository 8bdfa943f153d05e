export { countChangedPeople, readinessJobs } from './readiness.jobs.ts';
export { readinessRoutes } from './readiness.routes.ts';
