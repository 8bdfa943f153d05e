import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  applyImport,
  aServer,
  aSnils,
  aSpreadsheet,
  aStudent,
  getImport,
  requestApply,
  uploadFile,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import {
  aSchool,
  checked,
  errorsOf,
  headings,
  tableSizes,
} from '../../../../../../tests/school/checked-import.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
});
afterAll(() => server.close());

test('cards that changed after the check let an import of all rows fail as a whole', async () => {
  const [school, other] = [await aSchool(server), await aSchool(server)];
  const snils = aSnils();
  const report = await checked(
    school,
    'students',
    aSpreadsheet([
      headings,
      ['7А', 'Гурина', 'Вера', 'Игоревна', '04.02.2014', snils],
      ['7А', 'Гуськова', 'Инна', 'Игоревна', '05.02.2014', ''],
    ]),
  );
  await aStudent(other.db, { organizationId: other.id, surname: 'Гурина', firstName: 'Вера', snils });
  const before = await tableSizes(server);

  const ended = await applyImport(server.app, school.admin, report.id, 'all');

  expect([ended.state, ended.failureCode]).toEqual(['failed', 'import.changed_since_check']);
  expect(errorsOf(ended.findings)).toEqual([[2, null, 'row.student_enrolled_elsewhere', null]]);
  expect(await tableSizes(server)).toEqual(before);
});

test('a second click does nothing more, and what has been applied can not be discarded', async () => {
  const school = await aSchool(server);
  const file = aSpreadsheet([headings, ['7А', 'Гурин', 'Илья', 'Игоревич', '04.02.2014', '']]);
  const report = await checked(school, 'students', file);
  const clicks = await Promise.all(
    Array.from({ length: 5 }, () => requestApply(server.app, school.admin, report.id, 'all')),
  );
  expect(clicks.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202, 202, 202]);
  await applyImport(server.app, school.admin, report.id, 'all');
  const enrolments = await school.db
    .selectFrom('enrolment')
    .select('id')
    .where('organizationId', '=', school.id)
    .execute();
  expect(enrolments).toHaveLength(1);
  const applied = await school.db
    .selectFrom('auditEntry')
    .select(['details'])
    .where('action', '=', 'import.applied')
    .where('subjectId', '=', report.id)
    .execute();
  expect(applied).toEqual([
    {
      details: {
        rows: 1,
        rowsWithErrors: 0,
        created: { person: 1, enrolment: 1, class_group: 1 },
        updated: {},
      },
    },
  ]);
  const discard = () =>
    server.app.inject({ method: 'DELETE', url: `/api/imports/${report.id}`, headers: school.admin.headers });
  expect((await discard()).json().code).toBe('import.not_open');
});

test('two files with the same people applied at once bring each of them once', async () => {
  const school = await aSchool(server);
  const file = aSpreadsheet([headings, ['7А', 'Гурин', 'Олег', 'Игоревич', '04.02.2014', aSnils()]]);
  const [first, second] = [await checked(school, 'students', file), await checked(school, 'students', file)];
  const ended = await Promise.all([first, second].map(({ id }) => applyImport(server.app, school.admin, id)));
  expect(ended.map(({ state }) => state)).toEqual(['applied', 'applied']);
  const brought = ended.map(({ counts }) => counts.created['person'] ?? 0);
  expect(brought).toEqual(expect.arrayContaining([0, 1]));
});

test("another school's import looks as if it did not exist", async () => {
  const [school, other] = [await aSchool(server), await aSchool(server)];
  const { id } = await checked(
    school,
    'students',
    aSpreadsheet([headings, ['7А', 'Гурин', 'Ян', 'нет', '04.02.2014', '']]),
  );
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/apply'],
  ] as const) {
    const response = await server.app.inject({
      method,
      url: `/api/imports/${id}${path}`,
      headers: other.admin.headers,
      ...(method === 'POST' && { payload: { rows: 'all' } }),
    });
    expect([response.statusCode, response.json().code]).toEqual([404, 'import.not_found']);
  }
  const list = await server.app.inject({ url: '/api/imports', headers: other.admin.headers });
  expect(list.json()).toEqual({ imports: [] });
});

test('a discarded import forgets what stood in the file', async () => {
  const school = await aSchool(server);
  const { id } = await checked(
    school,
    'students',
    aSpreadsheet([headings, ['7А', 'Гурин*', 'Ян', 'нет', '04.02.2014', '']]),
  );
  const response = await server.app.inject({
    method: 'DELETE',
    url: `/api/imports/${id}`,
    headers: school.admin.headers,
  });
  expect(response.statusCode).toBe(204);
  expect(await getImport(server.app, school.admin, id)).toMatchObject({ state: 'discarded', findings: [] });
  expect((await requestApply(server.app, school.admin, id, 'all')).json().code).toBe('import.not_open');
});

test('the template of each kind is an Excel 97 file that the import itself understands', async () => {
  const school = await aSchool(server);
  for (const kind of ['students', 'staff', 'timetable'] as const) {
    const template = await server.app.inject({
      url: `/api/imports/templates/${kind}`,
      headers: school.admin.headers,
    });
    expect(template.rawPayload.subarray(0, 4).toString('hex')).toBe('d0cf11e0');
    const report = await checked(school, kind, template.rawPayload);
    expect(report.counts.rows).toBe(1);
    expect(report.findings.filter(({ row }) => row === null)).toEqual([]);
    if (kind !== 'timetable') expect(errorsOf(report.findings)).toEqual([]);
  }
});

test('an administrator with an e-mail address is told of the end, without a word about anybody', async () => {
  const school = await aSchool(server);
  await school.db
    .insertInto('contact')
    .values({ personId: school.admin.personId, kind: 'email', value: 'office@example.com' })
    .execute();
  const report = await checked(
    school,
    'students',
    aSpreadsheet([headings, ['7А', 'Почтов', 'Ян', 'нет', '04.02.2014', '']]),
  );
  await applyImport(server.app, school.admin, report.id);
  let letters: { to: string; subject: string; text: string }[] = [];
  for (let tries = 0; tries < 100 && letters.length === 0; tries += 1) {
    letters =
      (await server.foundations.mailer.outbox?.list())?.filter(({ to }) => to === 'office@example.com') ?? [];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(letters).toMatchObject([{ subject: 'Загрузка из файла завершена' }]);
  expect(letters[0]?.text).toContain('Загружено строк: 1');
  expect(letters[0]?.text).not.toContain('Почтов');
}, 40_000);

test('the letter is in the language of the settings, and who wants none but messages is not written to', async () => {
  const school = await aSchool(server);
  const settle = (language: 'ru' | 'en', preferredContact: 'email' | 'messages') =>
    server.app.inject({
      method: 'PUT',
      url: '/api/account/preferences',
      headers: school.admin.headers,
      payload: { language, preferredContact, appearance: null, startPages: {} },
    });
  await school.db
    .insertInto('contact')
    .values({ personId: school.admin.personId, kind: 'email', value: 'reader@example.com' })
    .execute();
  const takeIn = async (surname: string) => {
    const file = aSpreadsheet([headings, ['7А', surname, 'Ян', 'нет', '04.02.2014', '']]);
    await applyImport(server.app, school.admin, (await checked(school, 'students', file)).id);
  };
  await settle('en', 'messages');
  await takeIn('Немой');
  await settle('en', 'email');
  await takeIn('Чтецов');
  const letters = async () =>
    (await server.foundations.mailer.outbox?.list())?.filter(({ to }) => to === 'reader@example.com') ?? [];
  await expect.poll(async () => (await letters()).length, { timeout: 15_000 }).toBeGreaterThan(0);
  expect((await letters()).map(({ subject, text }) => [subject, text.includes('Rows taken in: 1')])).toEqual([
    ['The import from a file is finished', true],
  ]);
}, 40_000);

test('an upload without a file, of another form or over 5 MB is refused', async () => {
  const school = await aSchool(server);
  const large = await uploadFile(server.app, school.admin, 'students', Buffer.alloc(5 * 1024 * 1024 + 1));
  expect([large.statusCode, large.json().code]).toEqual([413, 'body_too_large']);
  const send = (type: string, payload: string) =>
    server.app.inject({
      method: 'POST',
      url: '/api/imports?kind=students',
      headers: { ...school.admin.headers, 'content-type': type },
      payload,
    });
  for (const [type, payload] of [
    ['application/json', '{}'],
    ['multipart/form-data; boundary=x', '--x--\r\n'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.xls"\r\n\r\nabc',
    ],
  ] as const) {
    const response = await send(type, payload);
    expect([response.statusCode, response.json().code]).toEqual([422, 'import.file_missing']);
  }
});

test('whatever stands in the cells and whatever the file is called, the answer is a report or a code', async () => {
  const school = await aSchool(server);
  const cell = fc.oneof(
    fc.constantFrom<unknown>(
      '7А',
      '-',
      '000-000-000 00',
      '01.01.1900',
      '31.02.2014',
      'Нет',
      '\u0000',
      '\uD800',
      0,
      -1,
      1e300,
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  );
  const { utils, write } = await import('@e965/xlsx');
  const workbook = fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 6 }).map((rows) => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([headings, ...rows]), 'Лист1');
    return write(book, { bookType: 'xlsx', type: 'buffer' }) as Buffer; // the declared type does not follow `type`
  });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(workbook, fc.uint8Array({ maxLength: 300 })),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('students', 'staff', 'timetable'),
      async (file, name, kind) => {
        const response = await uploadFile(server.app, school.admin, kind, file, name);
        expect([201, 422]).toContain(response.statusCode);
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);
