import { read as readWorkbook, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aServer, aStudent, pdfText, type TestServer } from '../../../../../../tests/school/index.ts';
import { aMovementSchool, order, send } from '../../../../../../tests/school/movement.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

test('an order and the book are printed, and the book is a workbook too', async () => {
  const by = await aMovementSchool(server);
  const { enrolmentId } = await aStudent(server.database.kysely, {
    surname: 'Печатников',
    organizationId: by.id,
    classGroupId: by.classA.id,
    since: '2026-09-01',
  });
  const signed = await order(
    by,
    'transfer_between_classes',
    [{ enrolmentId, toClassGroupId: by.classB.id }],
    {
      number: '15-П',
    },
  );
  const paper = await send(by, 'GET', `/orders/${signed.id}/print`);
  expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
  const text = pdfText(paper.rawPayload);
  for (const words of ['О переводе обучающихся из класса в класс', '№ 15-П', 'Печатников', '7А', '7Б'])
    expect(text).toContain(words);
  const period = 'from=2026-11-01&to=2026-11-30';
  const book = pdfText((await send(by, 'GET', `/book/pdf?${period}`)).rawPayload);
  for (const words of ['Книга движения обучающихся', 'Печатников', 'На начало'])
    expect(book).toContain(words);
  const workbook = readWorkbook((await send(by, 'GET', `/book/xlsx?${period}`)).rawPayload);
  expect(workbook.SheetNames).toEqual(['Книга движения', 'Численность']);
  const [movements, counts] = workbook.SheetNames.map((name) =>
    utils.sheet_to_json<string[]>(workbook.Sheets[name] ?? {}, { header: 1 }),
  );
  expect(movements?.[1]?.slice(0, 3)).toEqual(['15-П', '20.11.2026', 'Перевод из класса в класс']);
  expect(counts?.find(([name]) => name === 'Всего')).toEqual(['Всего', 1, 0, 0, 1]);
});
