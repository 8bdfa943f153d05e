import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routeSamples } from '../../../tests/access/route-samples.ts';
import {
  aSchoolWithEverybody,
  type SchoolWithEverybody,
} from '../../../tests/access/school-with-everybody.ts';
import { aServer, type TestServer } from '../../../tests/school/index.ts';

let server: TestServer;
let school: SchoolWithEverybody;
beforeAll(async () => {
  server = await aServer();
  school = await aSchoolWithEverybody(server.database.kysely);
});
afterAll(() => server.close());

const markUrl = () =>
  `/api/journal/assignments/${school.records.assignmentId}/marks/${school.records.enrolmentId}`;
const putMark = (payload: string | object, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: 'PUT',
    url: markUrl(),
    headers: { 'content-type': 'application/json', ...school.headersOf('teacher'), ...headers },
    payload,
  });

test('every faulty field is named at once, with its rule and a sentence', async () => {
  const response = await putMark({ value: '6', comment: 5, colour: 'red' });
  expect(response.statusCode).toBe(422);
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(response.json()).toMatchObject({ code: 'input_invalid', title: 'Проверьте отмеченные поля.' });
  expect(response.json().errors).toEqual(
    expect.arrayContaining([
      { field: '/value', code: 'field_not_listed', message: 'Значение не из списка допустимых.' },
      { field: '/comment', code: 'field_type', message: 'Значение другого вида, чем ожидается.' },
      { field: '/colour', code: 'field_unknown', message: 'Такого поля здесь нет.' },
    ]),
  );
});

test('a missing field is named as missing', async () => {
  expect((await putMark({ value: '5' })).json().errors).toMatchObject([
    { field: '/comment', code: 'field_required' },
  ]);
});

test('the sentence comes in the language of the reader', async () => {
  const response = await putMark({ value: '5' }, { 'accept-language': 'en-GB,en;q=0.9' });
  expect(response.json()).toMatchObject({
    title: 'Check the marked fields.',
    errors: [{ message: 'This field is required.' }],
  });
});

test('broken JSON, an empty body, another media type and a body over the limit are refused with a code', async () => {
  expect((await putMark('{"value": "5"')).json()).toMatchObject({ status: 400, code: 'body_not_json' });
  expect((await putMark('')).json()).toMatchObject({ status: 400, code: 'body_not_json' });
  expect((await putMark('value=5', { 'content-type': 'text/csv' })).json()).toMatchObject({
    status: 400,
    code: 'media_type_unsupported',
  });
  const long = JSON.stringify({ value: '5', comment: 'а'.repeat(1024 * 1024) });
  expect((await putMark(long)).json()).toMatchObject({ status: 413, code: 'body_too_large' });
});

test('a key that pretends to be a prototype is an unknown field', async () => {
  const response = await putMark('{"value":"5","comment":null,"__proto__":{"role":"operator"}}');
  expect(response.statusCode).toBeGreaterThanOrEqual(400);
  expect(response.statusCode).toBeLessThan(500);
});

test.each(['2026-02-31', '2026-13-01', '31.12.2026', '0000-00-00', 'завтра', ''])(
  'a diary is not asked for the day «%s»',
  async (date) => {
    const url = `/api/diary/${school.records.enrolmentId}/week?date=${encodeURIComponent(date)}`;
    const response = await server.app.inject({ url, headers: school.headersOf('guardian') });
    expect([response.statusCode, response.json().errors]).toMatchObject([
      422,
      [{ field: '/date', code: 'field_not_a_date' }],
    ]);
  },
);

test.each(['0', '-1', '1.5', 'abc', '9007199254740993', '99999999999999999999', '%00', "1' or 1=1"])(
  'a card is not asked for the number «%s»',
  async (id) => {
    const response = await server.app.inject({
      url: `/api/cards/student/${id}`,
      headers: school.headersOf('school_admin'),
    });
    expect([400, 404, 422]).toContain(response.statusCode);
  },
);

test('whatever is sent to whatever route, the server never fails', async () => {
  const samples = Object.entries(routeSamples).filter(([route]) => !route.includes('/api/session'));
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...samples),
      fc.jsonValue(),
      text,
      async ([route, sample], body, word) => {
        const [method = 'GET'] = route.split(' ');
        const path = sample.url(school.records).split('?')[0] ?? '';
        const query = new URLSearchParams({
          search: word,
          date: word,
          after: word,
          kind: 'student',
          month: word,
        });
        const role = path.includes('/diary') ? 'guardian' : 'school_admin';
        const response = await server.app.inject({
          method: method as 'GET', // the routes are our own, with methods of HTTP
          url: `${path}?${query.toString()}`,
          headers: { 'content-type': 'application/json', ...school.headersOf(role) },
          ...(method === 'GET' ? {} : { payload: JSON.stringify(body) }),
        });
        expect([route, response.statusCode >= 500]).toEqual([route, false]);
      },
    ),
    { numRuns: 400 },
  );
});

test('a search that holds what a database can not store finds nothing and breaks nothing', async () => {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/cards/search',
    payload: { kind: 'student', search: '\u0000%_' },
    headers: school.headersOf('school_admin'),
  });
  expect(response.statusCode).toBeLessThan(500);
});
