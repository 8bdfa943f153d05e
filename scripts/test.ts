// `npm test`: installs what the tests need, runs every check and every test, and ends with «N passed, N failed».
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { provideMachinePrograms } from './checks/machine-programs.ts';
import { printFailures, runStaticChecks, type CheckOutcome } from './checks/static-checks.ts';
import { countTests, type Counts } from './checks/test-outcome.ts';
import { dataFolder, programs, root } from './paths.ts';
import { PlainFailure } from './plain-failure.ts';
import { reportFailure } from './report-failure.ts';
import { buildWeb } from './web/build.ts';

try {
  const environment = provideMachinePrograms();
  console.log('Checking types, lint, format, dead code and the build of the web client…');
  const checks = [...(await runStaticChecks()), await checkBuild()];
  printFailures(checks);
  const tests = await runTests(environment);
  const passed = tests.passed + checks.filter((check) => check.passed).length;
  const failed = tests.failed + checks.filter((check) => !check.passed).length;
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  reportFailure(error);
}

async function checkBuild(): Promise<CheckOutcome> {
  try {
    await buildWeb();
    return { name: 'build', passed: true, output: '' };
  } catch (error) {
    if (!(error instanceof PlainFailure)) throw error;
    return { name: 'build', passed: false, output: error.message };
  }
}

function runTests(environment: Record<string, string>): Promise<Counts> {
  const report = join(dataFolder, 'test-report.json');
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const child = spawn(process.execPath, [programs.vitest, 'run', ...reporters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  // vitest ends its workers and its PostgreSQL itself; this process stays until it has.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const cutOff = signal !== null || (code !== null && code > 128);
      if (cutOff) reject(new PlainFailure('The tests were cut off.'));
      else resolve(countTests(report, code ?? 1));
    });
  });
}
