import {
  columnOf,
  fileFinding,
  foldHeading,
  isRowCounter,
  type Cell,
  type Column,
  type Finding,
  type Sheet,
  type Spreadsheet,
} from '../spreadsheets/index.ts';
import { keyHeading, remarkHeading, type BatchColumn, type BatchKey } from './batch-columns.ts';

/** The sheet that came out of an export, found by the keys of its rows. */
export interface KeyedSheet {
  readonly sheet: Sheet;
  readonly headings: readonly (Cell | null)[];
  /** The row of the headings as the spreadsheet numbers it. */
  readonly headingRow: number;
  readonly rows: Sheet['rows'];
  readonly keyPosition: number;
}

/** Offices put a title or the date above the headings. */
const headingWithin = 10;
const longestHeading = 100;
/** The reader of files tells of no more; beyond, nobody knows which cells are merged. */
const mostMergedRanges = 200;

const isHeading = (cell: Cell | null, heading: string): boolean =>
  typeof cell === 'string' && foldHeading(cell) === foldHeading(heading);

export function findKeyedSheet({ sheets }: Spreadsheet): KeyedSheet | null {
  for (const sheet of sheets)
    for (const [index, { cells, number }] of sheet.rows.slice(0, headingWithin).entries()) {
      const keyPosition = cells.findIndex((cell) => isHeading(cell, keyHeading));
      if (keyPosition >= 0)
        return { sheet, headings: cells, headingRow: number, rows: sheet.rows.slice(index + 1), keyPosition };
    }
  return null;
}

/** Which column stands where. A heading that is missing, changed or there twice is an error of the whole file. */
export function readHeadings(
  { headings, keyPosition }: KeyedSheet,
  columns: readonly BatchColumn[],
): { positions: ReadonlyMap<BatchKey, number>; findings: Finding[] } {
  const known: Column<BatchKey>[] = columns.map(({ key, heading }) => ({ key, heading, example: '' }));
  const positions = new Map<BatchKey, number>();
  const findings: Finding[] = [];
  const report = (severity: Finding['severity'], code: Finding['code'], column: string) =>
    findings.push(fileFinding(severity, code, { column: column.slice(0, longestHeading) }));
  for (const [position, cell] of headings.entries()) {
    if (typeof cell !== 'string' || position === keyPosition) continue;
    if (isHeading(cell, remarkHeading) || isRowCounter(cell)) continue;
    const column = columnOf(known, cell);
    if (isHeading(cell, keyHeading)) report('error', 'file.heading_repeated', cell);
    else if (!column) report('warning', 'file.heading_unknown', cell);
    else if (positions.has(column.key)) report('error', 'file.heading_repeated', cell);
    else positions.set(column.key, position);
  }
  for (const { key, heading } of columns)
    if (!positions.has(key)) report('error', 'file.heading_missing', heading);
  return { positions, findings };
}

/** The rows that a merged range touches; null where it touches the headings, or where there are too many to know. */
export function mergedRows({ sheet, headingRow }: KeyedSheet): ReadonlySet<number> | null {
  if (sheet.merged.length >= mostMergedRanges) return null;
  const rows = new Set<number>();
  for (const { range, lastRow } of sheet.merged) {
    if (lastRow < headingRow) continue; // a title above
    const first = Number(/^[A-Z]+(\d+)/u.exec(range)?.[1] ?? 0);
    if (first <= headingRow) return null;
    for (let row = first; row <= lastRow; row += 1) rows.add(row);
  }
  return rows;
}
