import type { TextFileOptions, TextRow } from './text-file.ts';
import type { Writer } from './text-file.worker.ts';
import { encodeWindows1251 } from './windows-1251.ts';

/** What Russian Excel puts between values: the comma stands in its numbers. */
const delimiter = ';';
const byteOrderMark = '\uFEFF';

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, so that a file from here runs nothing on
 * anybody's machine. A phone in its usual writing is no formula.
 */
export const withoutFormula = (text: string): string =>
  /^[=+\-@\t\r]/u.test(text) && !/^\+\d[\d ()-]*$/u.test(text) ? `'${text}` : text;

/** Comma-separated values (RFC 4180), as Russian Excel opens them by a double click. */
export function csvWriter({ format, columns }: TextFileOptions): Writer {
  const isUtf8 = format === 'csv';
  const encode = isUtf8 ? (text: string) => Buffer.from(text) : encodeWindows1251;
  const lineOf = (cells: readonly string[]) => `${cells.map(cellOf).join(delimiter)}\r\n`;
  const pieces: Uint8Array[] = [
    encode(`${isUtf8 ? byteOrderMark : ''}${lineOf(columns.map(({ heading }) => heading))}`),
  ];
  return {
    add: ({ cells }: TextRow) => void pieces.push(encode(lineOf(cells))),
    end: () => Buffer.concat(pieces),
  };
}

function cellOf(text: string): string {
  const safe = withoutFormula(text);
  return /[";,\t\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
