import { afterAll, beforeAll, expect, test } from 'vitest';
import { aServer, type TestServer } from '../../../../../../tests/school/index.ts';
import { convertedByOffice } from '../../../../../../tests/school/office-file.ts';
import {
  aBatchSchool,
  act,
  checkedUpdate,
  exported,
  told,
  type BatchSchool,
} from '../../../../../../tests/school/batch-update.ts';

let server: TestServer;
let school: BatchSchool;
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
  school = await aBatchSchool(server);
});
afterAll(() => server.close());

// LibreOffice is the office here: it opens what went out, keeps it in its own flat format, in which the test edits a cell as a
// person does, and saves it as the program that the school works with.
test('a file that an office opens, edits and saves as .xls or .xlsx comes back as it was meant', async () => {
  const files = {
    'a.xls': (await exported(school, { format: 'xls' })).file,
    'b.xlsx': (await exported(school, { format: 'xlsx' })).file,
  };
  const opened = await convertedByOffice(files, 'fods');
  const sheets = Object.values(opened).map((bytes) => bytes.toString());
  for (const sheet of sheets) {
    expect(sheet).toContain('table:visibility="collapse"'); // the column of keys is out of sight
    expect(sheet).toMatch(/content-validation [^>]*cell-content-is-in-list\(&quot;да&quot;\)/u);
    expect(sheet).toContain('<text:p>0304</text:p>'); // the passport's leading zero, kept as text
    expect(sheet).toContain('Инструкция');
  }
  const [ofXls = '', ofXlsx = ''] = sheets;
  const office = {
    'a.fods': Buffer.from(ofXls.replace('+7 912 000-00-01', '8 912 000 00 11')),
    'b.fods': Buffer.from(ofXlsx.replace('<text:p>Отцов</text:p>', '<text:p>Отцов-Новый</text:p>')),
  };
  const [xls] = Object.values(await convertedByOffice({ 'a.fods': office['a.fods'] }, 'xls:MS Excel 97'));
  const [xlsx] = Object.values(await convertedByOffice({ 'b.fods': office['b.fods'] }, 'xlsx'));

  const first = await checkedUpdate(school, xls ?? Buffer.alloc(0));
  expect([told(first.findings), told(first.findings, 'warning')]).toEqual([[], []]);
  expect(first.changes.map(({ column, now }) => [column, now])).toEqual([['Телефон', '+7 912 000-00-11']]);
  expect((await act(school, first.id, 'apply all')).state).toBe('applied');
  const second = await checkedUpdate(school, xlsx ?? Buffer.alloc(0));
  expect([told(second.findings), told(second.findings, 'warning')]).toEqual([[], []]);
  expect(second.changes.map(({ column, now }) => [column, now])).toEqual([['Фамилия', 'Отцов-Новый']]);
}, 180_000);
