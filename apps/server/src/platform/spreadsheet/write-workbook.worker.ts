import { parentPort, workerData } from 'node:worker_threads';
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { Sheet, SheetColumn } from './write-workbook.ts';

const dayMilliseconds = 86_400_000;
/** Day 0 of the spreadsheet's calendar. */
const dayZero = Date.UTC(1899, 11, 30);
const widest = 60;

function cellOf(value: string | number | null, holds: SheetColumn['holds']): CellObject | null {
  if (value === null) return null;
  if (holds === 'day')
    return { t: 'n', v: (Date.parse(`${value}T00:00:00Z`) - dayZero) / dayMilliseconds, z: 'dd.mm.yyyy' };
  if (holds === 'number' || (holds === undefined && typeof value === 'number'))
    return { t: 'n', v: Number(value) };
  return { t: 's', v: String(value) };
}

function widthOf({ heading, width }: SheetColumn, place: number, rows: Sheet['rows']): number {
  if (width !== undefined) return width;
  const longest = rows.reduce((most, row) => Math.max(most, String(row[place] ?? '').length), heading.length);
  return Math.min(widest, longest + 2);
}

function sheetOf({ columns, rows }: Sheet): WorkSheet {
  const sheet = utils.aoa_to_sheet([
    columns.map(({ heading }) => ({ t: 's', v: heading })),
    ...rows.map((row) => columns.map(({ holds }, column) => cellOf(row[column] ?? null, holds))),
  ]);
  sheet['!cols'] = columns.map((column, place) => ({ wch: widthOf(column, place, rows) }));
  return sheet;
}

function bytesOf(sheets: readonly Sheet[]): Uint8Array {
  const workbook = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(workbook, sheetOf(sheet), sheet.name);
  return write(workbook, { bookType: 'xlsx', type: 'buffer', compression: true }) as Uint8Array; // the declared type does not follow `type`
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(bytesOf(workerData as readonly Sheet[]));
