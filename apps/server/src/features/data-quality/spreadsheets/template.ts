import { utils, write } from '@e965/xlsx';
import type { Column } from './columns.ts';

/** An Excel 97–2003 file with the headings and one example row, as text throughout, so that no zero is lost. */
export function writeTemplate(sheetName: string, columns: readonly Column[]): Buffer {
  const sheet = utils.aoa_to_sheet([
    columns.map(({ heading }) => heading),
    columns.map(({ example }) => example),
  ]);
  sheet['!cols'] = columns.map(({ heading, example }) => ({
    wch: Math.max(heading.length, example.length, 6) + 2,
  }));
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, sheetName);
  return write(workbook, { bookType: 'biff8', type: 'buffer' }) as Buffer; // the declared type does not follow `type`
}
