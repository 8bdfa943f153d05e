import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './csv.ts';

const cellsOf = (bytes: Uint8Array) => readCsv(bytes).sheets[0]?.rows.map(({ cells }) => cells) ?? [];
const utf8 = (text: string) => new TextEncoder().encode(text);

test('semicolons, quotes, line ends within a cell, and rows counted as the file has them', () => {
  const sheet = readCsv(utf8('\uFEFFОрганизация;ИНН\r\n\r\n"МУ ДО ""ДПШ""";0425006636\r\n"две\nстроки";\r\n'))
    .sheets[0];
  expect(sheet?.rows).toEqual([
    { number: 1, cells: ['Организация', 'ИНН'] },
    { number: 3, cells: ['МУ ДО "ДПШ"', '0425006636'] },
    { number: 4, cells: ['две\nстроки', null] },
  ]);
});

test('a file in the Windows code page is read as well', () => {
  // «Школа;1» as Windows-1251 has it.
  expect(cellsOf(Uint8Array.from([0xd8, 0xea, 0xee, 0xeb, 0xe0, 0x3b, 0x31]))).toEqual([['Школа', '1']]);
});

test('whatever stands in the cells comes back, with each of the delimiters', () => {
  const cell = fc.string({ unit: fc.constantFrom('а', 'Б', '"', ';', ',', '\t', '\n', ' ', '1') });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1 }),
      fc.constantFrom(';', ',', '\t'),
      (rows, sign) => {
        const quoted = rows
          .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(sign))
          .join('\n');
        const filled = rows.filter((row) => row.some((text) => text.trim() !== ''));
        expect(cellsOf(utf8(quoted))).toEqual(
          filled.map((row) => row.map((text) => (text.trim() === '' ? null : text))),
        );
      },
    ),
  );
});
