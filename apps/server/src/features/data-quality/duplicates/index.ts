export { duplicatesJobs } from './duplicates.jobs.ts';
export { duplicatesRoutes } from './duplicates.routes.ts';
export { entryCheckService } from './entry-check.service.ts';
export { findDueDuplicates } from './find-duplicates.ts';
export { likelyFinder, type LikelyFinder, type LikelyKnown } from './likely-finder.ts';
export { keptReader } from './kept-reader.ts';
export { refuseDecidedPairs } from './pair-decision.repository.ts';
export { compareEverybody } from './whole-pass.ts';
export { duplicateReferences } from './person-references.ts';
