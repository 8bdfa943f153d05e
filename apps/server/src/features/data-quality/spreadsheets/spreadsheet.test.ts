import { deflateRawSync } from 'node:zlib';
import { CFB, utils, write, type WorkSheet } from '@e965/xlsx';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { AppError } from '#platform/errors/app-error.ts';
import { anOfficeFile, aSpreadsheet } from '../../../../../../tests/school/index.ts';
import { readSpreadsheet, unreadableFileCodes } from './spreadsheet.ts';
import { readTable } from './table.ts';
import type { Column } from './columns.ts';

const columns = [
  { key: 'surname', heading: 'Фамилия', mandatory: true, example: '' },
  { key: 'birthDate', heading: 'Дата рождения', holdsDates: true, example: '' },
  { key: 'email', heading: 'E-mail', also: ['Эл. почта'], example: '' },
] as const satisfies readonly Column[];

function aWorkbook(sheet: WorkSheet, bookType: 'biff8' | 'xlsx', date1904 = false): Buffer {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, 'Лист1');
  workbook.Workbook = { ...workbook.Workbook, WBProps: { date1904 } };
  return write(workbook, { bookType, type: 'buffer' }) as Buffer; // the declared type does not follow `type`
}
const aSheet = (...rows: unknown[][]) => utils.aoa_to_sheet(rows);
const refusalOf = (bytes: Uint8Array) =>
  readSpreadsheet(bytes).then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
const tableOf = async (bytes: Uint8Array) => readTable(await readSpreadsheet(bytes), columns);
const summary = ({ rows, findings }: Awaited<ReturnType<typeof tableOf>>) => ({
  rows: rows.map(({ number, cells }) => [number, Object.fromEntries(cells)]),
  findings: findings.map(({ severity, code, row, column, value }) => [
    severity,
    code,
    row ?? column ?? value,
  ]),
});

/** As an office writes it, once for the tests that are about such a file. */
let officeFile: Buffer;
beforeAll(async () => {
  officeFile = await anOfficeFile([
    ['Фамилия', 'Дата рождения'],
    ['Архипов', new Date('2014-01-30')],
  ]);
});

test('headings are known in any order, case and writing, below a title and empty rows', async () => {
  const file = aSpreadsheet([
    ['Список учеников', '', ''],
    ['', '', ''],
    ['эл. почта', '№ п/п', 'ФАМИЛИЯ '],
    ['a@example.com', 1, 'Архипов'],
    ['', '', ''],
    ['', 2, 'Базаев'],
  ]);
  expect(summary(await tableOf(file))).toEqual({
    rows: [
      [4, { email: 'a@example.com', surname: 'Архипов' }],
      [6, { surname: 'Базаев' }],
    ],
    findings: [],
  });
});

test('a day that LibreOffice keeps as a date is the number of the day', async () => {
  expect(summary(await tableOf(officeFile)).rows).toEqual([[2, { surname: 'Архипов', birthDate: 41_669 }]]);
});

test.each(['biff8', 'xlsx'] as const)('a workbook that counts from 1904 says so: %s', async (bookType) => {
  const table = await tableOf(aWorkbook(aSheet(['Фамилия'], ['Архипов']), bookType, true));
  expect(table.date1904).toBe(true);
});

test('an .xlsx is read whatever its name says, since only its contents count', async () => {
  expect(summary(await tableOf(aWorkbook(aSheet(['Фамилия'], ['Архипов']), 'xlsx'))).rows).toEqual([
    [2, { surname: 'Архипов' }],
  ]);
});

test('a missing heading, a repeated and an unknown one are told of the file as a whole', async () => {
  const file = aWorkbook(aSheet(['E-mail', 'Эл. почта', 'Рост'], ['a@example.com', '', '']), 'biff8');
  expect(summary(await tableOf(file)).findings).toEqual([
    ['error', 'file.heading_repeated', 'Эл. почта'],
    ['warning', 'file.heading_unknown', 'Рост'],
    ['error', 'file.heading_missing', 'Фамилия'],
  ]);
});

test('merged cells and further sheets are told, a formula has no value', async () => {
  const sheet = aSheet(['Фамилия', 'E-mail'], ['Архипов', 'x'], ['Базаев', 'y']);
  sheet['B2'] = { t: 's', f: 'CONCATENATE("a","b")', v: 'ab' };
  sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, aSheet(['Прочее'], ['1']), 'Прочее');
  utils.book_append_sheet(workbook, sheet, 'Ученики');
  const table = await tableOf(write(workbook, { bookType: 'xlsx', type: 'buffer' }) as Buffer);
  expect(summary(table)).toEqual({
    rows: [
      [2, { surname: 'Архипов', email: { unreadable: 'formula' } }],
      [3, { surname: 'Базаев', email: 'y' }],
    ],
    findings: [
      ['warning', 'file.other_sheet_ignored', 'Прочее'],
      ['warning', 'file.merged_cells', 3],
    ],
  });
});

test('a sheet beyond 20 000 rows or 200 columns is refused', async () => {
  const long = aSheet(['Фамилия']);
  long['A20002'] = { t: 's', v: 'Архипов' };
  long['!ref'] = 'A1:A20002';
  expect(await refusalOf(aWorkbook(long, 'xlsx'))).toBe('import.too_many_rows');
  const wide = aSheet(['Фамилия', ...Array.from({ length: 200 }, (_, index) => `Столбец ${index}`)]);
  expect(await refusalOf(aWorkbook(wide, 'biff8'))).toBe('import.too_many_columns');
});

/** A zip archive of one deflated entry, with sizes as it pleases to claim. */
function anArchive(name: string, contents: Buffer, claimedSize = contents.length): Buffer {
  const packed = deflateRawSync(contents);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimedSize, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claimedSize, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

test('a small archive that unpacks to much more than a school needs is refused, whatever it claims', async () => {
  const bomb = Buffer.alloc(150 * 1024 * 1024);
  expect(await refusalOf(anArchive('xl/worksheets/sheet1.xml', bomb))).toBe('import.file_unpacks_too_large');
  expect(await refusalOf(anArchive('xl/worksheets/sheet1.xml', bomb, 10))).toBe(
    'import.file_unpacks_too_large',
  );
});

test('a file behind a password is refused as such', async () => {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, 'EncryptionInfo', Buffer.alloc(64));
  CFB.utils.cfb_add(container, 'EncryptedPackage', Buffer.alloc(512));
  expect(await refusalOf(CFB.write(container, { type: 'buffer' }) as Buffer)).toBe('import.file_encrypted');
  // BOF of a workbook and FILEPASS with RC4 ([MS-XLS] 2.4.21, 2.4.117): what Excel 97 writes.
  const records = Buffer.concat([
    Buffer.from('0908100000060500bb0dcc0700000000 06000000'.replace(' ', ''), 'hex'),
    Buffer.from('2f003600010001000100', 'hex'),
    Buffer.alloc(48),
    Buffer.from('0a000000', 'hex'),
  ]);
  const old = CFB.utils.cfb_new();
  CFB.utils.cfb_add(old, 'Workbook', Buffer.concat([records, Buffer.alloc(8192)]));
  expect(await refusalOf(CFB.write(old, { type: 'buffer' }) as Buffer)).toBe('import.file_encrypted');
});

test('what is no spreadsheet, or one cut short, is refused', async () => {
  expect(await refusalOf(Buffer.from('%PDF-1.7'))).toBe('import.file_not_spreadsheet');
  expect(await refusalOf(Buffer.alloc(0))).toBe('import.file_not_spreadsheet');
  expect(await refusalOf(anArchive('word/document.xml', Buffer.from('<x/>')))).toBe(
    'import.file_not_spreadsheet',
  );
  expect(await refusalOf(officeFile.subarray(0, 700))).toBe('import.file_damaged');
});

test('whatever bytes come, they are read or refused with a code', async () => {
  const files = [officeFile, aWorkbook(aSheet(['Фамилия'], ['Архипов']), 'xlsx')];
  const spoilt = fc.tuple(
    fc.constantFrom(...files),
    fc.array(
      fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), byte: fc.nat(255) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    ),
  );
  await fc.assert(
    fc.asyncProperty(spoilt, async ([file, spots]) => {
      const bytes = Buffer.from(file);
      for (const { at, byte } of spots) bytes[Math.floor(at * bytes.length)] = byte;
      const refusal = await refusalOf(bytes);
      expect([null, ...unreadableFileCodes]).toContain(refusal);
    }),
    { numRuns: 25 },
  );
}, 120_000);
