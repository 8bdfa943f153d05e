import { PlainFailure, codeOf } from './plain-failure.ts';

/** Says on the terminal why the program ends, in one sentence where the cause is known, and sets its exit code to 1. */
export function reportFailure(error: unknown): void {
  process.exitCode = 1;
  console.error(known(error) ?? error);
}

function known(error: unknown): string | undefined {
  if (error instanceof PlainFailure) return error.message;
  const code = codeOf(error);
  const path = error instanceof Error && 'path' in error ? ` ${String(error.path)}` : '';
  // 53100 is PostgreSQL's disk_full.
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') {
    return 'The disk is full: free some space and start again.';
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `This account may not write to${path}: give it the folder, or start as the account that made it.`;
  }
  return undefined;
}
