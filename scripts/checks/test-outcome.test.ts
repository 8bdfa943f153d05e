import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countTests } from './test-outcome.ts';

const folder = mkdtempSync(join(tmpdir(), 'gorodok-'));
afterAll(() => rmSync(folder, { recursive: true }));

const passed = { status: 'passed' };
const failed = { status: 'failed' };

function reportOf(...testResults: { status: string; assertionResults: { status: string }[] }[]): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

test('passed and failed tests are counted over all files', () => {
  const report = reportOf(
    { status: 'passed', assertionResults: [passed, passed] },
    { status: 'failed', assertionResults: [passed, failed] },
  );
  expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1 });
});

test('a file that broke before its tests counts as a failure, its skipped tests do not', () => {
  const report = reportOf({ status: 'failed', assertionResults: [{ status: 'skipped' }] });
  expect(countTests(report, 1)).toEqual({ passed: 0, failed: 1 });
});

test('a run that failed outside every test counts as a failure', () => {
  const report = reportOf({ status: 'passed', assertionResults: [passed] });
  expect(countTests(report, 1)).toEqual({ passed: 1, failed: 1 });
});

test('a run without a report counts as a failure', () => {
  expect(countTests(join(folder, 'missing.json'), 1)).toEqual({ passed: 0, failed: 1 });
});
