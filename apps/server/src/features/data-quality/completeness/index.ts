export { completenessJobs, countChangedCards } from './completeness.jobs.ts';
export { isUnfilled } from './unfilled.read.ts';
export { completenessReferences } from './person-references.ts';
export { completenessRoutes } from './completeness.routes.ts';
