import type { ImportFinding } from '@gorodok/contract';
import type { FindingCode } from './finding-codes.ts';

/** A finding whose code is one of the closed list. */
export type Finding = ImportFinding & { code: FindingCode };

/** What a report keeps at most: 200 rows with an error in every cell make nobody mend a file. */
export const mostFindings = 5_000;

/** A finding about the file as a whole. */
export const fileFinding = (
  severity: Finding['severity'],
  code: FindingCode,
  about: Partial<Pick<Finding, 'row' | 'column' | 'value' | 'takenAs'>> = {},
): Finding => ({
  severity,
  code,
  row: null,
  column: null,
  value: null,
  takenAs: null,
  otherRow: null,
  ...about,
});

/** The findings in the order of the file, errors of the file first; cut with a word where there are too many. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  const ordered = [...findings].sort((one, other) => (one.row ?? 0) - (other.row ?? 0));
  if (ordered.length <= mostFindings) return ordered;
  const errors = ordered.filter(({ severity }) => severity === 'error');
  const warnings = ordered.filter(({ severity }) => severity === 'warning');
  const cut = fileFinding('warning', 'file.findings_cut', { value: String(ordered.length) });
  return [cut, ...orderFindings([...errors, ...warnings].slice(0, mostFindings - 1))];
}

/** The rows that can't go in. */
export const rowsWithErrors = (findings: readonly Finding[]): Set<number> =>
  new Set(findings.flatMap(({ severity, row }) => (severity === 'error' && row !== null ? [row] : [])));

/** Whether something about the file itself keeps every row out. */
export const hasFileError = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity, row }) => severity === 'error' && row === null);
