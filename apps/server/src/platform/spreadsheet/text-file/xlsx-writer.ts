import type { Mark, TextColumn, TextFileOptions, TextRow } from './text-file.ts';
import type { Writer } from './text-file.worker.ts';
import { zipOf } from './zip-writer.ts';

/** The styles of cells by their place in `cellXfs`; all of them are text. */
const styles = { usual: 1, heading: 2, locked: 3, error: 4, warning: 5, wrapped: 6 } as const;
const fills = ['FFF0F0F0', 'FFFFC7CE', 'FFFFEB9C'];
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const lastRow = 1_048_576;

/** An .xlsx of texts with styles and drop-down lists (ECMA-376, part 1, chapter 18), which the library for spreadsheets doesn't write. */
export function xlsxWriter({ name, columns, instructions }: TextFileOptions): Writer {
  const pieces = [
    sheetStart(columns),
    rowOf(
      1,
      columns.map(({ heading }) => ({ text: heading, style: styles.heading })),
    ),
  ];
  let number = 1;
  return {
    add({ cells, marks }: TextRow) {
      number += 1;
      const markOf = new Map<number, Mark>(marks?.map(({ column, mark }) => [column, mark]));
      pieces.push(
        rowOf(
          number,
          columns.map(({ locked }, column) => ({
            text: cells[column] ?? '',
            style: styles[markOf.get(column) ?? (locked ? 'locked' : 'usual')],
          })),
        ),
      );
    },
    end: () =>
      zipOf([
        { name: '[Content_Types].xml', pieces: [contentTypes] },
        { name: '_rels/.rels', pieces: [rootRelations] },
        { name: 'xl/workbook.xml', pieces: [workbook([name, instructions.name])] },
        { name: 'xl/_rels/workbook.xml.rels', pieces: [workbookRelations] },
        { name: 'xl/styles.xml', pieces: [styleSheet()] },
        { name: 'xl/worksheets/sheet1.xml', pieces: [...pieces, sheetEnd(columns)] },
        { name: 'xl/worksheets/sheet2.xml', pieces: instructionSheet(instructions.lines) },
      ]),
  };
}

function instructionSheet(lines: readonly string[]): string[] {
  const rows = lines.map((text, index) => rowOf(index + 1, [{ text, style: styles.wrapped }]));
  const widths = '<cols><col min="1" max="1" width="110" customWidth="1"/></cols>';
  return [
    `${declaration}<worksheet xmlns="${main}">${widths}<sheetData>`,
    ...rows,
    '</sheetData></worksheet>',
  ];
}

/** The headings stay in sight; a whole column is text, so that rows typed below are too. */
function sheetStart(columns: readonly TextColumn[]): string {
  const widths = columns.map(
    ({ width, hidden, locked }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1" style="${locked ? styles.locked : styles.usual}"${
        hidden ? ' hidden="1"' : ''
      }/>`,
  );
  return (
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0" tabSelected="1">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData>`
  );
}

function sheetEnd(columns: readonly TextColumn[]): string {
  const lists = columns.flatMap(({ choices }, index) => {
    if (!choices) return [];
    const range = `${letterOf(index)}2:${letterOf(index)}${lastRow}`;
    return [
      `<dataValidation type="list" allowBlank="1" errorStyle="warning" showErrorMessage="1" sqref="${range}">` +
        `<formula1>"${escaped(choices.join(','))}"</formula1></dataValidation>`,
    ];
  });
  const validations =
    lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : '';
  return `</sheetData>${validations}</worksheet>`;
}

function rowOf(number: number, cells: readonly { text: string; style: number }[]): string {
  const written = cells.map(({ text, style }, index) => {
    const place = `<c r="${letterOf(index)}${number}" s="${style}"`;
    return text === ''
      ? `${place}/>`
      : `${place} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

/** A, B … Z, AA … for columns from 0. */
const letterOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26);

/** What XML can't hold is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- these signs are what is looked for
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function styleSheet(): string {
  const text = 'numFmtId="49" applyNumberFormat="1" xfId="0"';
  const cells = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    `<xf ${text} fontId="0" fillId="0" borderId="0"/>`,
    `<xf ${text} fontId="1" fillId="2" borderId="0" applyFont="1" applyFill="1"/>`,
    ...fills.map((_, index) => `<xf ${text} fontId="0" fillId="${index + 2}" borderId="0" applyFill="1"/>`),
    `<xf ${text} fontId="0" fillId="0" borderId="0" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>`,
  ];
  const solid = fills.map(
    (colour) => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill></fill>`,
  );
  return (
    `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font>` +
    '<font><b/><sz val="10"/><name val="Arial"/></font></fonts>' +
    `<fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill>` +
    `<fill><patternFill patternType="gray125"/></fill>${solid.join('')}</fills>` +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const contentTypes =
  `${declaration}<Types xmlns="${packages}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${sheetType}.worksheet+xml"/></Types>`;
const rootRelations =
  `${declaration}<Relationships xmlns="${packages}/relationships">` +
  `<Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const workbookRelations =
  `${declaration}<Relationships xmlns="${packages}/relationships">` +
  `<Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/>` +
  `<Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;
const workbook = (names: readonly string[]): string => {
  const sheets = names.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${sheets.join('')}</sheets></workbook>`
  );
};
