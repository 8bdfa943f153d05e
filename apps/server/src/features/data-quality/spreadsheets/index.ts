export { columnOf, foldHeading, isRowCounter, type Column } from './columns.ts';
export { fileFinding, hasFileError, orderFindings, rowsWithErrors, type Finding } from './finding.ts';
export { findingCodes, type FindingCode } from './finding-codes.ts';
export { RowReader, showDay } from './row-reader.ts';
export {
  formatOf,
  readAnyTable,
  readSpreadsheet,
  unreadableFileCodes,
  type Cell,
  type Sheet,
  type Spreadsheet,
} from './spreadsheet.ts';
export { parseSexCell, sexLabels } from './sex-cell.ts';
export { readTable } from './table.ts';
export { writeTemplate } from './template.ts';
