import { utils, write } from '@e965/xlsx';

/**
 * An Excel 97–2003 file for a test about what stands in the rows: written in the process, where a LibreOffice would take seconds to
 * start. That real files of an office are read is told by the tests that use `anOfficeFile`.
 */
export function aSpreadsheet(rows: readonly (readonly (string | number | Date)[])[]): Buffer {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Лист1');
  return write(workbook, { bookType: 'biff8', type: 'buffer' }) as Buffer; // the declared type does not follow `type`
}
