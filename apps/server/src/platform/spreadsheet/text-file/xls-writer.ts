import { CFB } from '@e965/xlsx';
import { record, RecordStream, SharedStrings, unicodeString } from './biff-records.ts';
import type { Mark, TextColumn, TextFileOptions, TextRow } from './text-file.ts';
import type { Writer } from './text-file.worker.ts';

/** The styles of cells by their place among the XF records; all but the default are text. */
const styles = { usual: 16, heading: 17, locked: 18, error: 19, warning: 20, wrapped: 21 } as const;
const bold = 1;
const textFormat = 49; // «@»
/** Of the default palette: grey, rose, light yellow. */
const colours = { locked: 22, error: 45, warning: 43 } as const;
const lastRow = 65_535;
/** One cell holds no more (2.1.3 of the limits of the format is 32,767); a record of strings, no more than this. */
const longestText = 4_000;

/**
 * An Excel 97–2003 file of texts with styles and drop-down lists ([MS-XLS]). The library for spreadsheets writes neither, cuts texts
 * at 255 signs, and needs gigabytes for 30,000 rows.
 */
export function xlsWriter({ name, columns, instructions }: TextFileOptions): Writer {
  const strings = new SharedStrings();
  const cells = new RecordStream();
  for (const [column, { heading }] of columns.entries())
    writeCell(cells, strings, { row: 0, column, text: heading, style: styles.heading });
  let row = 0;
  return {
    add({ cells: texts, marks }: TextRow) {
      row += 1;
      const markOf = new Map<number, Mark>(marks?.map(({ column, mark }) => [column, mark]));
      for (const [column, { locked }] of columns.entries())
        writeCell(cells, strings, {
          row,
          column,
          text: texts[column] ?? '',
          style: styles[markOf.get(column) ?? (locked ? 'locked' : 'usual')],
        });
    },
    end() {
      const sheets = [
        { name, bytes: sheetOf(columns, row + 1, cells, true) },
        { name: instructions.name, bytes: instructionSheet(instructions.lines, strings) },
      ];
      const container = CFB.utils.cfb_new();
      const workbook = [globals(sheets, strings), ...sheets.map(({ bytes }) => bytes)];
      CFB.utils.cfb_add(container, 'Workbook', Buffer.concat(workbook));
      return CFB.write(container, { type: 'buffer' }) as Buffer; // the declared type does not follow `type`
    },
  };
}

function writeCell(
  stream: RecordStream,
  strings: SharedStrings,
  { row, column, text, style }: { row: number; column: number; text: string; style: number },
): void {
  const isEmpty = text === '';
  const cell = stream.record(isEmpty ? record.blank : record.labelSst, isEmpty ? 6 : 10);
  cell.writeUInt16LE(row, 0);
  cell.writeUInt16LE(column, 2);
  cell.writeUInt16LE(style, 4);
  if (!isEmpty) cell.writeUInt32LE(strings.placeOf(text.slice(0, longestText)), 6);
}

function instructionSheet(lines: readonly string[], strings: SharedStrings): Buffer {
  const cells = new RecordStream();
  for (const [row, text] of lines.entries())
    writeCell(cells, strings, { row, column: 0, text, style: styles.wrapped });
  return sheetOf([{ heading: '', width: 110 }], lines.length, cells, false);
}

/** The first sheet is the one that is looked at, and keeps its headings in sight. */
function sheetOf(
  columns: readonly TextColumn[],
  rows: number,
  cells: RecordStream,
  isFirst: boolean,
): Buffer {
  const head = new RecordStream();
  bof(head, 0x10);
  for (const [index, { width, hidden, locked }] of columns.entries()) {
    const style = locked ? styles.locked : styles.usual;
    head.numbers(record.colInfo, index, index, width * 256, style, hidden ? 1 : 0, 0);
  }
  const dimensions = head.record(record.dimensions, 14);
  dimensions.writeUInt32LE(rows, 4);
  dimensions.writeUInt16LE(columns.length, 10);
  const tail = new RecordStream();
  // Grid, headings, zeros, default colour, outlines; of the first also: frozen, selected, shown.
  const view = tail.record(record.window2, 18);
  view.writeUInt16LE(isFirst ? 0x07be : 0x00b6, 0);
  view.writeUInt16LE(0x40, 6);
  if (isFirst) {
    const pane = tail.record(record.pane, 10);
    pane.writeUInt16LE(1, 2);
    pane.writeUInt16LE(1, 4);
    pane.writeUInt8(2, 8);
  }
  dropDowns(tail, columns);
  tail.numbers(record.eof);
  return Buffer.concat([head.bytes(), cells.bytes(), tail.bytes()]);
}

function dropDowns(stream: RecordStream, columns: readonly TextColumn[]): void {
  const lists = columns.flatMap(({ choices }, column) => (choices ? [{ column, choices }] : []));
  if (lists.length === 0) return;
  const dval = stream.record(record.dval, 18);
  dval.writeUInt32LE(0xffff_ffff, 10);
  dval.writeUInt32LE(lists.length, 14);
  for (const { column, choices } of lists) dropDown(stream, column, choices);
}

/** 2.4.82: a list in the record itself, blanks allowed, a warning where something else is typed. */
function dropDown(stream: RecordStream, column: number, choices: readonly string[]): void {
  const listInside = 3 | (1 << 4) | (1 << 7) | (1 << 8) | (1 << 19);
  const flags = Buffer.alloc(4);
  flags.writeUInt32LE(listInside, 0);
  const noText = unicodeString('\u0000', 2);
  // PtgStr (2.5.198.89): the choices one after the other, a zero between them.
  const token = Buffer.concat([Buffer.of(0x17), unicodeString(choices.join('\u0000'), 1)]);
  const tokenLength = Buffer.alloc(4);
  tokenLength.writeUInt16LE(token.length, 0);
  const place = Buffer.alloc(10);
  place.writeUInt16LE(1, 0);
  place.writeUInt16LE(1, 2);
  place.writeUInt16LE(lastRow, 4);
  place.writeUInt16LE(column, 6);
  place.writeUInt16LE(column, 8);
  stream.pieces(record.dv, [
    flags,
    noText,
    noText,
    noText,
    noText,
    tokenLength,
    token,
    Buffer.alloc(4),
    place,
  ]);
}

function globals(sheets: readonly { name: string; bytes: Buffer }[], strings: SharedStrings): Buffer {
  const head = new RecordStream();
  bof(head, 0x05);
  head.numbers(record.codePage, 0x04b0);
  head.numbers(record.window1, 0, 0, 0x3a5c, 0x23be, 0x38, 0, 0, 1, 0x0258);
  for (const isBold of [false, true, false, false]) font(head, isBold);
  for (let index = 0; index < 15; index += 1) xf(head, { isStyle: true });
  xf(head, {});
  xf(head, { format: textFormat });
  xf(head, { format: textFormat, font: bold, colour: colours.locked });
  for (const colour of Object.values(colours)) xf(head, { format: textFormat, colour });
  xf(head, { format: textFormat, wrap: true });
  head.numbers(record.style, 0x8000, 0xff00);
  const tail = new RecordStream();
  strings.writeTo(tail);
  tail.numbers(record.eof);
  const names = sheets.map(({ name }) => unicodeString(name, 1));
  const namesLength = names.reduce((sum, { length }) => sum + length + 10, 0);
  let start = head.length + namesLength + tail.length;
  for (const [index, { bytes }] of sheets.entries()) {
    const place = Buffer.alloc(6);
    place.writeUInt32LE(start, 0);
    head.pieces(record.boundSheet, [place, names[index] ?? Buffer.alloc(0)]);
    start += bytes.length;
  }
  return Buffer.concat([head.bytes(), tail.bytes()]);
}

function bof(stream: RecordStream, kind: number): void {
  stream.numbers(record.bof, 0x0600, kind, 0x0dbb, 0x07cc, 0x00c1, 0, 0x0006, 0);
}

/** Arial of 10 points with the Russian character set. */
function font(stream: RecordStream, isBold: boolean): void {
  const head = Buffer.alloc(14);
  head.writeUInt16LE(200, 0);
  head.writeUInt16LE(0x7fff, 4);
  head.writeUInt16LE(isBold ? 700 : 400, 6);
  head.writeUInt8(2, 11);
  head.writeUInt8(204, 12);
  stream.pieces(record.font, [head, unicodeString('Arial', 1)]);
}

/** 2.4.353. */
function xf(
  stream: RecordStream,
  style: { isStyle?: boolean; format?: number; font?: number; colour?: number; wrap?: boolean },
): void {
  const body = stream.record(record.xf, 20);
  body.writeUInt16LE(style.font ?? 0, 0);
  body.writeUInt16LE(style.format ?? 0, 2);
  body.writeUInt16LE(style.isStyle ? 0xfff5 : 0x0001, 4);
  body.writeUInt8(style.wrap ? 0x08 : 0x20, 6); // at the top and wrapped, or at the bottom
  body.writeUInt8(style.isStyle ? 0 : 0xfc, 9); // which of its parts are its own
  if (style.colour !== undefined) body.writeUInt32LE(1 << 26, 14); // solid
  body.writeUInt16LE((style.colour ?? 0x40) | (0x41 << 7), 18);
}
