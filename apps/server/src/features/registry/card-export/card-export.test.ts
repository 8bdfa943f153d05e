import { CardExport, type StartCardExport } from '@gorodok/contract';
import { read, utils } from '@e965/xlsx';
import { sql } from 'kysely';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  anOpenYear,
  anOrganization,
  aServer,
  aSignedInEmployee,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { removeExpiredExports } from './export-cards.job.ts';

let server: TestServer;
let office: Awaited<ReturnType<typeof aSignedInEmployee>>;
let organizationId: number;
beforeAll(async () => {
  server = await aServer();
  const db = server.database.kysely;
  ({ id: organizationId } = await anOrganization(db));
  office = await aSignedInEmployee(db, { organizationId });
  const { id: academicYearId } = await anOpenYear(db, { organizationId });
  for (const name of ['7А', '10Б']) {
    const classGroup = await aClassGroup(db, { organizationId, academicYearId, name });
    for (const surname of ['Яковлева', 'Абрамова'])
      await aStudent(db, {
        organizationId,
        classGroupId: classGroup.id,
        surname: `${surname}-${name === '7А' ? 'Седьмая' : 'Десятая'}`,
        snils: surname === 'Яковлева' ? null : '15000000001',
      });
  }
});
afterAll(() => server.close());

const request = (method: 'GET' | 'POST', url: string, payload?: object, headers = office.headers) =>
  server.app.inject({ method, url, headers, ...(payload && { payload }) });

async function start(wanted: Partial<StartCardExport>): Promise<CardExport> {
  const payload = { kind: 'student', columns: ['name', 'context', 'birth_date', 'snils'], ...wanted };
  const response = await request('POST', '/api/card-exports', payload);
  expect([response.statusCode, Value.Errors(CardExport, response.json())]).toEqual([202, []]);
  return Value.Parse(CardExport, response.json());
}

async function untilMade({ id }: CardExport): Promise<CardExport> {
  return expect
    .poll(async () => (await request('GET', `/api/card-exports/${id}`)).json(), { timeout: 20_000 })
    .toMatchObject({ state: 'ready' })
    .then(async () => (await request('GET', `/api/card-exports/${id}`)).json());
}

async function rowsOf({ id }: CardExport): Promise<unknown[][]> {
  const file = await request('GET', `/api/card-exports/${id}/file`);
  const { SheetNames, Sheets } = read(file.rawPayload, { cellDates: true });
  const sheet = Sheets[SheetNames[0] ?? ''];
  const rows = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1, UTC: true }) : [];
  return rows.map((row) =>
    row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)),
  );
}

test('the file holds what is seen: the same cards in the same order, in the chosen columns', async () => {
  const started = await start({ sort: { by: 'context', direction: 'descending' } });
  const made = await untilMade(started);
  expect(made).toMatchObject({ rowsDone: 4, rowsTotal: 4 });
  expect(await rowsOf(made)).toEqual([
    ['ФИО', 'Класс', 'Дата рождения', 'СНИЛС'],
    ['Яковлева-Десятая Саша Игоревна', '10Б', '2013-03-14', 'нет'],
    ['Абрамова-Десятая Саша Игоревна', '10Б', '2013-03-14', 'есть'],
    ['Яковлева-Седьмая Саша Игоревна', '7А', '2013-03-14', 'нет'],
    ['Абрамова-Седьмая Саша Игоревна', '7А', '2013-03-14', 'есть'],
  ]);
});

test('filters and a misspelt search narrow the file as they narrow the list', async () => {
  const made = await untilMade(
    await start({
      search: 'Якавлева',
      filters: { grades: [7], withoutSnils: true },
      columns: ['name', 'age'],
    }),
  );
  expect(await rowsOf(made)).toEqual([
    ['ФИО', 'Возраст'],
    ['Яковлева-Седьмая Саша Игоревна', expect.any(Number)],
  ]);
});

test('what was exported is recorded without the words searched for, which are then kept nowhere', async () => {
  const made = await untilMade(await start({ search: 'Яковлева', filters: { grades: [7] } }));
  const entry = await server.database.kysely
    .selectFrom('auditEntry')
    .select('details')
    .where('action', '=', 'cards.exported')
    .where('subjectId', '=', made.id)
    .executeTakeFirstOrThrow();
  expect(entry.details).toEqual({
    kind: 'student',
    count: 1,
    columns: ['name', 'context', 'birth_date', 'snils'],
    searched: true,
    filters: { grades: [7] },
  });
  const kept = await server.database.kysely
    .selectFrom('cardExport')
    .select('request')
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow();
  expect(kept.request).toBeNull();
});

test('two clicks at once make one file', async () => {
  const [first, second] = await Promise.all([
    start({ columns: ['contact'] }),
    start({ columns: ['contact'] }),
  ]);
  expect(first.id).toBe(second.id);
});

test('a file is there for whoever asked for it, and for nobody else, be it a colleague', async () => {
  const made = await untilMade(await start({}));
  const colleague = await aSignedInEmployee(server.database.kysely, { organizationId, role: 'director' });
  for (const path of ['', '/file']) {
    const response = await request(
      'GET',
      `/api/card-exports/${made.id}${path}`,
      undefined,
      colleague.headers,
    );
    expect([response.statusCode, response.json().code]).toEqual([404, 'card_export.not_found']);
  }
  expect((await request('GET', '/api/card-exports', undefined, colleague.headers)).json()).toEqual({
    exports: [],
  });
});

test('the name of the file tells of nobody', async () => {
  const made = await untilMade(await start({ search: 'Яковлева' }));
  const { headers } = await request('GET', `/api/card-exports/${made.id}/file`);
  expect(decodeURIComponent(String(headers['content-disposition']))).toMatch(
    /''Ученики \d{4}-\d\d-\d\d\.xlsx$/u,
  );
});

test('a day later the file is gone, from the list and from the store', async () => {
  const made = await untilMade(await start({ columns: ['document'] }));
  const { fileKey } = await server.database.kysely
    .selectFrom('cardExport')
    .select('fileKey')
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow();
  await sql`update card_export set expires_at = now() - interval '1 minute' where id = ${made.id}`.execute(
    server.database.kysely,
  );
  expect((await request('GET', `/api/card-exports/${made.id}/file`)).statusCode).toBe(404);
  await server.foundations.jobs.send(server.database.kysely, removeExpiredExports, {});
  await expect
    .poll(
      () => server.database.kysely.selectFrom('cardExport').select('id').where('id', '=', made.id).execute(),
      { timeout: 20_000 },
    )
    .toEqual([]);
  await expect(server.foundations.files.get(String(fileKey))).rejects.toThrow();
});
