export { batchUpdateRoutes } from './batch-update.routes.ts';
export { batchUpdateJobs } from './batch-update.workers.ts';
export { batchUpdateReferences } from './person-references.ts';
