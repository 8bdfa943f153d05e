import type { BatchChange, BatchCounts, ImportFinding, KeptField } from '@gorodok/contract';
import { hasFileError, orderFindings, rowsWithErrors } from '../spreadsheets/index.ts';
import { changesIn, type UpdatePlan } from './update-plan.ts';

/** What is kept of a check, and of an undoing. */
export interface UpdateReport {
  counts: BatchCounts;
  findings: ImportFinding[];
  changes: BatchChange[];
  hasFileError: boolean;
  undone: { rows: number; kept: KeptField[]; keptFields: number } | null;
}

/** What a screen shows at most; the annotated file holds all. */
export const mostChanges = 2_000;

export const emptyReport: UpdateReport = {
  counts: { rows: 0, rowsWithErrors: 0, rowsToChange: 0, changes: 0 },
  findings: [],
  changes: [],
  hasFileError: false,
  undone: null,
};

/** What a plan comes to: the counts, true to the row, and the findings in the order of the file. */
export function reportOf(plan: UpdatePlan): UpdateReport {
  const nothing = hasFileError(plan.findings);
  const changes = changesIn(plan);
  return {
    counts: {
      rows: plan.rows,
      rowsWithErrors: nothing ? plan.rows : rowsWithErrors(plan.findings).size,
      rowsToChange: plan.saves.length,
      changes: changes.length,
    },
    findings: orderFindings(plan.findings),
    changes: changes.slice(0, mostChanges),
    hasFileError: nothing,
    undone: null,
  };
}
