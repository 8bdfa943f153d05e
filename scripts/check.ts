// `npm run check`: types, lint, format and dead code in seconds; what passes stays silent.
import { printFailures, runStaticChecks } from './checks/static-checks.ts';

const started = performance.now();
const outcomes = await runStaticChecks();
printFailures(outcomes);
const failed = outcomes.filter((outcome) => !outcome.passed).map((outcome) => outcome.name);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  failed.length === 0
    ? `All ${outcomes.length} checks passed (${seconds} s).`
    : `${failed.length} of ${outcomes.length} checks failed: ${failed.join(', ')} (${seconds} s).`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
