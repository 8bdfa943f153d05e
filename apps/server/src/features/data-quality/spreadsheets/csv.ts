import type { Cell, Sheet, Spreadsheet } from './spreadsheet.ts';

const delimiters = [';', ',', '\t'] as const;
const longestText = 2_000;

/** A text file as offices save it: UTF-8 with or without its mark, else the Windows code page. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The sign that stands most often outside of quotes in the first lines. */
function delimiterOf(text: string): string {
  const beginning = text.slice(0, 4_000).replace(/"[^"]*"/gu, '');
  const counted = delimiters.map((sign) => ({ sign, count: beginning.split(sign).length }));
  return counted.reduce((one, other) => (other.count > one.count ? other : one)).sign;
}

const cellOf = (text: string): Cell | null => (text.trim() === '' ? null : text.slice(0, longestText));

/**
 * Reads comma-separated values (RFC 4180), whose comma is often a semicolon in Russian offices. Cells are text throughout:
 * what looks like a number keeps its zeros.
 */
export function readCsv(bytes: Uint8Array): Spreadsheet {
  const text = decode(bytes).replace(/^\uFEFF/u, '');
  const delimiter = delimiterOf(text);
  const rows: Sheet['rows'][number][] = [];
  let cells: (Cell | null)[] = [];
  let cell = '';
  let quoted = false;
  let number = 1;
  const endCell = () => {
    cells.push(cellOf(cell));
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.some((found) => found !== null)) rows.push({ number, cells });
    cells = [];
    number += 1;
  };
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(index + 1) === '"') cell += text.charAt((index += 1));
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === delimiter) endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return { sheets: [{ name: 'csv', rows, merged: [] }], date1904: false };
}

/** Text has no zero bytes; whatever else the bytes are, they are no table. */
export const looksLikeText = (bytes: Uint8Array): boolean => bytes.length > 0 && !bytes.includes(0);
