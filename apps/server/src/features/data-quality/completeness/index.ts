export { completenessJobs, countChangedCards } from './completeness.jobs.ts';
export { isUnfilled } from './unfilled.read.ts';
export { completenessRoutes } from './completeness.routes.ts';
