import { parentPort, workerData } from 'node:worker_threads';
import { utils, write, type CellObject } from '@e965/xlsx';
import type { Workbook, WorkbookColumn } from './write-workbook.ts';

const dayMilliseconds = 86_400_000;
/** Day 0 of the spreadsheet's calendar. */
const dayZero = Date.UTC(1899, 11, 30);

function cellOf(value: string | number | null, holds: WorkbookColumn['holds']): CellObject | null {
  if (value === null) return null;
  if (holds === 'day')
    return { t: 'n', v: (Date.parse(`${value}T00:00:00Z`) - dayZero) / dayMilliseconds, z: 'dd.mm.yyyy' };
  return holds === 'number' ? { t: 'n', v: Number(value) } : { t: 's', v: String(value) };
}

function bytesOf({ sheetName, columns, rows }: Workbook): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    columns.map(({ heading }) => ({ t: 's', v: heading })),
    ...rows.map((row) => columns.map(({ holds }, column) => cellOf(row[column] ?? null, holds))),
  ]);
  sheet['!cols'] = columns.map(({ width }) => ({ wch: width }));
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, sheetName);
  return write(workbook, { bookType: 'xlsx', type: 'buffer', compression: true }) as Uint8Array; // the declared type does not follow `type`
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(bytesOf(workerData as Workbook));
