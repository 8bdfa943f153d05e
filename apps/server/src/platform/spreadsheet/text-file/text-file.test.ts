import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { rowsIn } from '../testing/file-rows.ts';
import { beginTextFile, type TextFormat, type TextRow } from './text-file.ts';
import { withoutFormula } from './csv-writer.ts';

async function written(format: TextFormat, rows: readonly TextRow[]): Promise<Buffer> {
  const file = beginTextFile({
    format,
    name: 'Люди',
    columns: [
      { heading: 'Ключ', width: 10, hidden: true, locked: true },
      { heading: 'Текст', width: 30 },
      { heading: 'Пол', width: 6, choices: ['М', 'Ж'] },
    ],
    instructions: { name: 'Инструкция', lines: ['Как заполнять'] },
  });
  for (const row of rows) file.add([row]);
  return Buffer.from(await file.end());
}
const row = (...cells: string[]): TextRow => ({ cells });

test.each(['xls', 'xlsx'] as const)(
  'texts of any length and any letters come back from thousands of rows of an .%s, each as text',
  async (format) => {
    const signs = [
      '0304',
      'ё'.repeat(2_000),
      'a & b < c > "d" \u2019',
      '=1+1',
      '+7 912',
      '  два  пробела ',
      '🙂',
      '',
    ];
    const rows = Array.from({ length: 3_000 }, (_, index) =>
      row(`k${index}`, `${signs[index % signs.length]}${index % 3 === 0 ? index : ''}`, 'М'),
    );
    const file = await written(format, rows);
    expect(rowsIn(file)).toEqual([
      ['Ключ', 'Текст', 'Пол'],
      ...rows.map(({ cells }) => cells.map((cell) => cell || null)),
    ]);
    const book = read(file, { cellStyles: true, cellNF: true });
    const sheet = book.Sheets['Люди'];
    expect([book.SheetNames, sheet?.['!cols']?.[0]?.hidden]).toEqual([['Люди', 'Инструкция'], true]);
    const cells: { v?: unknown; z?: unknown }[] = Object.values({ ...sheet, '!cols': {}, '!ref': {} });
    const formats = cells.flatMap(({ v, z }) => (v === undefined ? [] : [z]));
    expect(new Set(formats)).toEqual(new Set(['@']));
  },
);

test('a text file has the encoding of its format, a semicolon, and nothing that would run as a formula', async () => {
  const rows = [row('k1', 'ул. «Ёлочная»; д. 1', 'М'), row('k2', '=HYPERLINK("x")', ''), row('k3', 'ł', '')];
  const utf8 = (await written('csv', rows)).toString();
  expect(utf8).toBe(
    '\uFEFFКлюч;Текст;Пол\r\nk1;"ул. «Ёлочная»; д. 1";М\r\nk2;"\'=HYPERLINK(""x"")";\r\nk3;ł;\r\n',
  );
  const windows = new TextDecoder('windows-1251').decode(await written('csv-1251', rows));
  expect(windows).toBe(utf8.slice(1).replace('ł', '?'));
  expect(['+7 912 000-00-01', '+cmd|x', '-1', '@x', 'x'].map(withoutFormula)).toEqual([
    '+7 912 000-00-01',
    "'+cmd|x",
    "'-1",
    "'@x",
    'x',
  ]);
});

test('a file of nobody is a table with headings all the same', async () => {
  for (const format of ['xls', 'xlsx', 'csv'] as const) {
    const book = read(await written(format, []));
    const [name = ''] = book.SheetNames;
    const sheet = book.Sheets[name];
    expect(sheet && utils.sheet_to_json(sheet, { header: 1 })).toHaveLength(1);
  }
});
