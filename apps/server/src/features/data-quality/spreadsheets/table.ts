import { fileFinding, type Finding } from './finding.ts';
import { columnOf, isRowCounter, type Column } from './columns.ts';
import type { Cell, Sheet, Spreadsheet } from './spreadsheet.ts';

export interface TableRow<Key extends string = string> {
  /** As the spreadsheet numbers it. */
  readonly number: number;
  readonly cells: ReadonlyMap<Key, Cell>;
}

/** The one sheet of a file that holds what is to be imported, its columns known by their headings. */
export interface Table<Key extends string = string> {
  readonly columns: readonly Column<Key>[];
  /** What the file itself calls the columns that it has. */
  readonly headings: ReadonlyMap<Key, string>;
  readonly rows: readonly TableRow<Key>[];
  readonly date1904: boolean;
  readonly findings: readonly Finding[];
}

// Offices put the school's name, a title and a date above the headings.
const headingWithin = 30;
const longestHeading = 100;

/**
 * Finds the headings, whatever their order and however many rows stand above them, in the sheet that has most of them. A
 * mandatory heading that is missing is an error of the whole file.
 */
export function readTable<Key extends string>(
  { sheets, date1904 }: Spreadsheet,
  columns: readonly Column<Key>[],
): Table<Key> {
  const candidates = sheets.map((sheet) => ({ sheet, ...bestHeadingRow(sheet, columns) }));
  const [first] = candidates;
  if (!first)
    return {
      columns,
      headings: new Map(),
      rows: [],
      date1904,
      findings: [fileFinding('error', 'file.no_rows')],
    };
  const best = candidates.reduce((one, other) => (other.known > one.known ? other : one), first);
  const { byPosition, findings } = readHeadings(best.sheet.rows[best.index]?.cells ?? [], columns);
  const rows = best.sheet.rows
    .slice(best.index + 1)
    .map(({ number, cells }) => ({ number, cells: knownCells(cells, byPosition) }))
    .filter((row) => row.cells.size > 0);
  const headingRow = best.sheet.rows[best.index]?.number ?? 0;
  return {
    columns,
    headings: new Map([...byPosition.values()].map(({ column, heading }) => [column.key, heading])),
    rows,
    date1904,
    findings: [
      ...findings,
      ...(rows.length === 0 ? [fileFinding('error', 'file.no_rows')] : []),
      ...candidates
        .filter(({ sheet }) => sheet !== best.sheet && sheet.rows.length > 0)
        .map(({ sheet }) => fileFinding('warning', 'file.other_sheet_ignored', { value: sheet.name })),
      ...best.sheet.merged
        .filter(({ lastRow }) => lastRow > headingRow)
        .map(({ range, lastRow }) =>
          fileFinding('warning', 'file.merged_cells', { row: lastRow, value: range }),
        ),
    ],
  };
}

/** The row near the top that has most known headings; the first row where none has any. */
function bestHeadingRow(sheet: Sheet, columns: readonly Column[]): { index: number; known: number } {
  const best = { index: 0, known: 0 };
  for (const [index, { cells }] of sheet.rows.slice(0, headingWithin).entries()) {
    const known = cells.filter((cell) => typeof cell === 'string' && columnOf(columns, cell)).length;
    if (known > best.known) Object.assign(best, { index, known });
  }
  return best;
}

function readHeadings<Key extends string>(cells: readonly (Cell | null)[], columns: readonly Column<Key>[]) {
  const byPosition = new Map<number, { column: Column<Key>; heading: string }>();
  const findings: Finding[] = [];
  const seen = new Set<Key>();
  for (const [position, cell] of cells.entries()) {
    if (cell === null || typeof cell === 'object') continue;
    const heading = String(cell).replace(/\s+/gu, ' ').trim().slice(0, longestHeading);
    const column = columnOf(columns, heading);
    if (!column) {
      if (!isRowCounter(heading))
        findings.push(fileFinding('warning', 'file.heading_unknown', { column: heading }));
    } else if (seen.has(column.key)) {
      findings.push(fileFinding('error', 'file.heading_repeated', { column: heading }));
    } else {
      seen.add(column.key);
      byPosition.set(position, { column, heading });
    }
  }
  for (const { key, heading, mandatory } of columns) {
    if (mandatory && !seen.has(key))
      findings.push(fileFinding('error', 'file.heading_missing', { column: heading }));
  }
  return { byPosition, findings };
}

function knownCells<Key extends string>(
  cells: readonly (Cell | null)[],
  byPosition: ReadonlyMap<number, { column: Column<Key> }>,
): Map<Key, Cell> {
  const known = new Map<Key, Cell>();
  for (const [position, { column }] of byPosition) {
    const cell = cells[position];
    if (cell !== null && cell !== undefined) known.set(column.key, cell);
  }
  return known;
}
