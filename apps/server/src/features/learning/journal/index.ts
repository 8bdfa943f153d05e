export { journalRoutes } from './journal.routes.ts';
export { findTaughtLines } from './taught-lines.read.ts';
