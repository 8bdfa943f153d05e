import { utils, write } from '@e965/xlsx';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A table as it is written into a sheet: a row of headings, then the rows. */
export interface TableSheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** An .xlsx with these sheets, columns as wide as what stands in them. */
export function writeTables(sheets: readonly TableSheet[]): Buffer {
  const workbook = utils.book_new();
  for (const { name, headings, rows } of sheets) {
    const sheet = utils.aoa_to_sheet([[...headings], ...rows.map((row) => [...row])]);
    sheet['!cols'] = headings.map((heading, column) => ({
      wch: Math.min(
        60,
        rows.reduce((widest, row) => Math.max(widest, String(row[column] ?? '').length), heading.length) + 2,
      ),
    }));
    utils.book_append_sheet(workbook, sheet, name);
  }
  return write(workbook, { bookType: 'xlsx', type: 'buffer' }) as Buffer; // the declared type does not follow `type`
}
