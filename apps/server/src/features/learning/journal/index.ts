export { journalRoutes } from './journal.routes.ts';
export { findTaughtLines } from './taught-lines.read.ts';
export { learningReferences } from './employment-references.ts';
