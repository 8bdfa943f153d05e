import { join } from 'node:path';
import { dataFolder, programs } from '../paths.ts';
import { runNode } from '../run-node.ts';

/** A check of the repository that passes or fails as a whole. */
export interface CheckOutcome {
  readonly name: string;
  readonly passed: boolean;
  /** What the tool wrote, for the reader of a failure. */
  readonly output: string;
}

const checks: readonly (readonly [name: string, program: string, ...parameters: string[]])[] = [
  ['types', programs.tsc, ...types('tsconfig.json', 'all')],
  ['web types', programs.tsc, ...types('apps/web/tsconfig.json', 'web')],
  ['lint', programs.oxlint, '--deny-warnings'],
  ['format', programs.oxfmt, '--check', '.'],
  ['dead code', programs.knip],
];

/** What was found out the last time is kept, so that only what has changed since is checked again. */
function types(project: string, name: string): string[] {
  const known = join(dataFolder, 'types', `${name}.tsbuildinfo`);
  return ['--noEmit', '--incremental', '--tsBuildInfoFile', known, '-p', project];
}

/** Runs all static checks beside each other. */
export function runStaticChecks(): Promise<CheckOutcome[]> {
  return Promise.all(
    checks.map(async ([name, program, ...parameters]) => {
      const { code, output } = await runNode(program, ...parameters);
      return { name, passed: code === 0, output: output.trim() };
    }),
  );
}

/** Prints what failed, and nothing of what passed. */
export function printFailures(outcomes: readonly CheckOutcome[]): void {
  for (const { name, output } of outcomes.filter((outcome) => !outcome.passed)) {
    console.log(`— ${name} —\n${output}\n`);
  }
}
