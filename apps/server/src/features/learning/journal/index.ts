export { journalRoutes } from './journal.routes.ts';
export { findTaughtLines } from './taught-lines.read.ts';
export { learningReferences } from './employment-references.ts';
export { findJournal, type Journal } from './journal.read.ts';
export { readsEveryClass } from './journal.policy.ts';
