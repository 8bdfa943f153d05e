import { BatchExport, knownCodes } from '@gorodok/contract';
import { read } from '@e965/xlsx';
import { sql } from 'kysely';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aServer, aStudent, type TestServer } from '../../../../../../tests/school/index.ts';
import {
  aBatchSchool,
  act,
  askBatch,
  checkedUpdate,
  edited,
  exported,
  getUpdate,
  rowsIn,
} from '../../../../../../tests/school/batch-update.ts';
import { countChangedCards } from '../completeness/index.ts';
import { batchCodes } from './batch-update.codes.ts';
import { forgetOldBatches } from './batch-update.jobs.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
});
afterAll(() => server.close());

test('everything that an export or an update may say has a sentence, and no sentence is left over', () => {
  const codes: readonly string[] = batchCodes;
  expect(codes.filter((code) => !knownCodes.includes(code))).toEqual([]);
  expect(knownCodes.filter((code) => code.startsWith('batch_') && !codes.includes(code))).toEqual([]);
});

test('students come by class and name with their parents below them, a mother of two once, all of it text', async () => {
  const school = await aBatchSchool(server);
  const { about, file } = await exported(school, { format: 'xls' });
  expect(Value.Errors(BatchExport, about)).toEqual([]);
  expect(about).toMatchObject({ state: 'ready', rowsTotal: 5, classGroupName: null });
  const rows = rowsIn(file);
  expect(rows.map((row) => row.slice(1, 5))).toEqual([
    ['Кто', 'Класс, дети', 'Фамилия', 'Имя'],
    ['Ученик', '7А', 'Абрамова', 'Саша'],
    ['Родитель', 'Саша Абрамова, Саша Волкова', 'Матвеева', 'Мария'],
    ['Ученик', '7А', 'Борисов', 'Саша'],
    ['Родитель', 'Саша Борисов', 'Отцов', 'Олег'],
    ['Ученик', '7Б', 'Волкова', 'Саша'],
  ]);
  const book = read(file, { cellNF: true, cellStyles: true });
  expect(book.SheetNames).toEqual(['Ученики и родители', 'Инструкция']);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  expect(sheet?.['!cols']?.map(({ hidden }) => Boolean(hidden)).slice(0, 3)).toEqual([true, false, false]);
  const passport = Object.entries(sheet ?? {}).find(([, cell]) => (cell as { v?: unknown }).v === '0304');
  expect(passport?.[1]).toMatchObject({ t: 's', z: '@' });
});

test('a class, a parallel, a kind and a brief set narrow the file', async () => {
  const school = await aBatchSchool(server);
  const surnames = async (request: Parameters<typeof exported>[1]) => {
    const [headings = [], ...rows] = rowsIn((await exported(school, request)).file);
    return rows.map((row) => row[headings.indexOf('Фамилия')]);
  };
  expect(await surnames({ filter: { kind: 'student', classGroupId: school.b.id } })).toEqual([
    'Волкова',
    'Матвеева',
  ]);
  expect(await surnames({ filter: { kind: 'guardian', grade: 7 }, columns: 'brief' })).toEqual([
    'Матвеева',
    'Отцов',
  ]);
  expect(await surnames({ filter: { kind: 'employee' }, format: 'csv' })).toContain('Учителева');
  const { about } = await exported(school, { filter: { kind: 'student', grade: 3 } });
  expect(about).toMatchObject({ state: 'failed', failureCode: 'batch_export.nobody' });
});

test('only the cards that lack something by the rules of the region are in a file of unfilled ones', async () => {
  const school = await aBatchSchool(server);
  const db = server.database.kysely;
  await countChangedCards(server.database);
  const unfilled = { filter: { kind: 'student', grade: 7, only: 'unfilled' } } as const;
  const whole = rowsIn((await exported(school, { filter: { kind: 'student', grade: 7 } })).file);
  expect(rowsIn((await exported(school, unfilled)).file)).toHaveLength(whole.length);
  // A region that asks for a surname only has nobody to ask any more.
  await sql`
    with version as (insert into card_rule_version (note) values ('Только фамилия') returning id)
    insert into card_rule (version_id, kind, field, citizens, weight)
    select version.id, kind, 'surname', 'any', 'mandatory'
    from version cross join unnest(array['student', 'guardian', 'employee']) as kind`.execute(db);
  await countChangedCards(server.database);
  expect((await exported(school, unfilled)).about).toMatchObject({ failureCode: 'batch_export.nobody' });
});

test('files are forgotten after a day, and everything that cards said after thirty', async () => {
  const school = await aBatchSchool(server);
  const { about, file } = await exported(school);
  const update = await checkedUpdate(
    school,
    edited(file, ({ set }) => set('Отцов', 'Адрес регистрации', 'г. Миасс')),
  );
  await act(school, update.id, 'apply all');
  await sql`update batch_export set file_until = now() - interval '1 minute' where id = ${about.id}`.execute(
    school.db,
  );
  await sql`update batch_update set finished_at = now() - interval '31 days' where id = ${update.id}`.execute(
    school.db,
  );
  const late = await askBatch(school, 'POST', `/batch-updates/${update.id}/undo`);
  expect([late.statusCode, late.json().code]).toEqual([409, 'batch_update.undo_over']);
  await server.foundations.jobs.send(school.db, forgetOldBatches, {});
  await expect
    .poll(async () => (await getUpdate(school, update.id)).changes, { timeout: 20_000 })
    .toEqual([]);
  const gone = await askBatch(school, 'GET', `/batch-exports/${about.id}/file`);
  expect([gone.statusCode, gone.json().code]).toEqual([409, 'batch_export.not_ready']);
  expect(
    await school.db
      .selectFrom('batchUpdateChange')
      .select('rowNumber')
      .where('updateId', '=', update.id)
      .execute(),
  ).toEqual([]);
});

test('a student who is a guardian too stands in the file once', async () => {
  const school = await aBatchSchool(server);
  await school.db
    .insertInto('guardianship')
    .values({
      guardianId: school.boris.personId,
      childId: school.vera.personId,
      relation: 'trustee',
      startsOn: '2025-09-01',
    })
    .execute();
  await aStudent(school.db, { organizationId: school.organizationId, surname: 'Безклассный' });
  const rows = rowsIn((await exported(school)).file);
  expect(rows.filter((row) => row.includes('Борисов')).map((row) => row[1])).toEqual(['Ученик']);
  expect(rows[1]).toContain('Безклассный');
});
