import { isUtf8 } from 'node:buffer';
import { read, utils, write, type BookType } from '@e965/xlsx';

/** The rows of the first sheet; the first of them are the headings. */
export type FileCell = string | number | boolean | null;
export const rowsIn = (file: Uint8Array): FileCell[][] => {
  const isText = !/^(?:504b0304|d0cf11e0)/u.test(Buffer.from(file.subarray(0, 4)).toString('hex'));
  const encoding = isUtf8(file) ? 'utf-8' : 'windows-1251';
  const book = isText
    ? read(new TextDecoder(encoding).decode(file), { type: 'string', raw: true })
    : read(file, { type: 'buffer' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet ? utils.sheet_to_json<FileCell[]>(sheet, { header: 1, defval: null, raw: true }) : [];
};

export interface SavedAs {
  readonly bookType?: BookType;
  readonly date1904?: boolean;
}

/** Rows as a spreadsheet program saves them. */
export function saved(rows: FileCell[][], { bookType = 'xlsx', date1904 = false }: SavedAs = {}): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Лист1');
  book.Workbook = { WBProps: { date1904 } };
  return write(book, { bookType, type: 'buffer', bookSST: true }) as Buffer; // the declared type does not follow `type`
}
