export { completenessJobs, countChangedCards } from './completeness.jobs.ts';
export { completenessRoutes } from './completeness.routes.ts';
