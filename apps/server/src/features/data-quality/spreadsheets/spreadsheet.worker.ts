import { parentPort, workerData } from 'node:worker_threads';
import { CFB, read, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { readCsv } from './csv.ts';
import type { Cell, Sheet, Spreadsheet, UnreadableFile, WorkerAnswer, WorkerTask } from './spreadsheet.ts';
import { findArchiveFault } from './zip-archive.ts';

const maximumColumns = 200;
const mostMergedRanges = 200;
const longestText = 2_000;

class Refusal extends Error {
  readonly code: UnreadableFile;
  constructor(code: UnreadableFile) {
    super(code);
    this.code = code;
  }
}

function answer({ bytes, limits, isText }: WorkerTask): WorkerAnswer {
  try {
    const spreadsheet = isText
      ? readText(bytes, limits.mostRows)
      : readBytes(Buffer.from(bytes), limits.mostRows);
    return { spreadsheet };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    throw error;
  }
}

/** The library throws anything at all about bytes that it can't make sense of. */
function byLibrary<Answer>(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Refusal(/password|encrypt/iu.test(message) ? 'import.file_encrypted' : 'import.file_damaged');
  }
}

function readText(bytes: Uint8Array, mostRows: number): Spreadsheet {
  const table = readCsv(bytes);
  if ((table.sheets[0]?.rows.length ?? 0) > mostRows) throw new Refusal('import.too_many_rows');
  return table;
}

function readBytes(bytes: Buffer, mostRows: number): Spreadsheet {
  refuseForeignContents(bytes);
  const workbook = byLibrary(() =>
    read(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
      sheetRows: mostRows + 2, // enough to see that there are too many
    }),
  );
  const sheets = workbook.SheetNames.flatMap((name) => sheetOf(workbook, name, mostRows));
  return { sheets, date1904: workbook.Workbook?.WBProps?.date1904 === true };
}

/** Judges by the contents, never by the name: old Excel files are OLE containers, new ones zip archives. */
function refuseForeignContents(bytes: Buffer): void {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) {
    const fault = findArchiveFault(bytes);
    if (fault) throw new Refusal(fault);
    return;
  }
  if (!bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')))
    throw new Refusal('import.file_not_spreadsheet');
  const container = byLibrary(() => CFB.read(bytes, { type: 'buffer' }));
  const has = (path: string) => CFB.find(container, path) !== null;
  if (has('/EncryptedPackage')) throw new Refusal('import.file_encrypted');
  if (!has('/Workbook') && !has('/Book')) throw new Refusal('import.file_not_spreadsheet');
}

function sheetOf(workbook: WorkBook, name: string, mostRows: number): Sheet[] {
  const sheet = workbook.Sheets[name];
  const rows = sheet?.['!data'];
  if (!sheet || !rows) return [];
  const read: Sheet['rows'][number][] = [];
  // forEach passes over the holes, so that one cell in the last row of all costs nothing.
  rows.forEach((row, index) => {
    const cells = cellsOf(row);
    if (cells.length === 0) return;
    if (index > mostRows) throw new Refusal('import.too_many_rows');
    read.push({ number: index + 1, cells });
  });
  return [{ name: storable(name), rows: read, merged: mergedIn(sheet) }];
}

function cellsOf(row: readonly (CellObject | undefined)[] | undefined): (Cell | null)[] {
  const cells: (Cell | null)[] = [];
  row?.forEach((cell, column) => {
    const value = cell ? valueOf(cell) : null;
    if (value === null) return;
    if (column >= maximumColumns) throw new Refusal('import.too_many_columns');
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  });
  return cells;
}

function valueOf(cell: CellObject): Cell | null {
  if (cell.f !== undefined || cell.F !== undefined) return { unreadable: 'formula' };
  if (cell.t === 'e') return { unreadable: 'spreadsheet_error' };
  if (cell.v === undefined || cell.v === null || cell.v instanceof Date) return null;
  if (typeof cell.v !== 'string') return cell.v;
  const text = storable(cell.v);
  return text.trim() === '' ? null : text;
}

/** Without what no name has and no database keeps: control signs, halves of signs. */
const storable = (text: string): string =>
  text
    .slice(0, longestText)
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- these signs are what is looked for
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, '');

const mergedIn = (sheet: WorkSheet): Sheet['merged'] =>
  (sheet['!merges'] ?? [])
    .slice(0, mostMergedRanges)
    .map((range) => ({ range: utils.encode_range(range), lastRow: range.e.r + 1 }));

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(answer(workerData as WorkerTask)); // what `readSpreadsheet` has given
