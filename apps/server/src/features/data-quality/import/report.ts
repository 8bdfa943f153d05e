import { hasFileError, orderFindings, rowsWithErrors } from '../spreadsheets/index.ts';
import type { ImportPlan } from './importer.ts';
import type { Report } from './import.repository.ts';

/** What a plan comes to: the counts, true to the row, and the findings in the order of the file. */
export function reportOf(plan: ImportPlan): Report {
  const nothing = hasFileError(plan.findings);
  const faulty = rowsWithErrors(plan.findings).size;
  const rows = plan.rows.length;
  return {
    counts: {
      rows,
      faultlessRows: nothing ? 0 : rows - faulty,
      rowsWithErrors: nothing ? rows : faulty,
      created: { ...plan.created },
      updated: { ...plan.updated },
    },
    findings: orderFindings(plan.findings),
  };
}
