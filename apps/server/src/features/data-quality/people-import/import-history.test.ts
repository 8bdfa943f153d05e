import type { CardHistory, CardKind } from '@gorodok/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anEmployee,
  applyImport,
  aServer,
  aSnils,
  aSpreadsheet,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { aSchool, checked, headings, type School } from '../../../../../../tests/school/checked-import.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
});
afterAll(() => server.close());

const mother = [
  'Родитель 1: Фамилия',
  'Родитель 1: Имя',
  'Родитель 1: Отчество',
  'Родитель 1: Пол',
  'Родитель 1: Телефон',
];

const idOf = async ({ db }: School, surname: string) =>
  (await db.selectFrom('person').select('id').where('surname', '=', surname).executeTakeFirstOrThrow()).id;

/** What the history of a card tells, without the keys of entries. */
async function historyOf({ admin }: School, kind: CardKind, personId: number) {
  const response = await server.app.inject({
    url: `/api/cards/${kind}/${personId}/history?part=changes`,
    headers: admin.headers,
  });
  return response
    .json<CardHistory>()
    .entries.map(({ role, changes }) => [role, changes.map(({ field, was, now }) => [field, was, now])]);
}

test('a card that a file has made tells in its history what the file said, and who took it in', async () => {
  const school = await aSchool(server);
  const snils = aSnils();
  const file = aSpreadsheet([
    [...headings, ...mother],
    ['7А', 'Гурин', 'Илья', 'нет', '04.02.2014', snils, 'Гурина', 'Анна', 'Павловна', 'Ж', '89123456789'],
  ]);
  const { id } = await checked(school, 'students', file);
  await applyImport(server.app, school.admin, id, 'all');
  const link = {
    relation: 'mother',
    startsOn: expect.any(String),
    endsOn: null,
    maySee: true,
    maySign: true,
  };
  expect(await historyOf(school, 'student', await idOf(school, 'Гурин'))).toEqual([
    ['school_admin', [['guardianship', null, { relative: 'Гурина Анна Павловна', ...link }]]],
    [
      'school_admin',
      [
        ['surname', null, 'Гурин'],
        ['firstName', null, 'Илья'],
        ['patronymic', null, { value: null, absent: true }],
        ['snils', null, { value: snils, absent: false }],
        ['birthDate', null, '2014-02-04'],
      ],
    ],
  ]);
  expect(await historyOf(school, 'guardian', await idOf(school, 'Гурина'))).toMatchObject([
    ['school_admin', [['guardianship', null, { relative: 'Гурин Илья', ...link }]]],
    [
      'school_admin',
      [
        ['surname', null, 'Гурина'],
        ['firstName', null, 'Анна'],
        ['patronymic', null, { value: 'Павловна', absent: false }],
        ['sex', null, 'female'],
        ['contact', null, { kind: 'phone', value: '+79123456789' }],
      ],
    ],
  ]);
});

test('a card that a file has completed tells only what was empty before', async () => {
  const school = await aSchool(server);
  const student = { surname: 'Гуляева', firstName: 'Вера', patronymic: 'Игоревна', birthDate: '2014-02-04' };
  const { personId } = await aStudent(school.db, { organizationId: school.id, ...student, snils: null });
  const snils = aSnils();
  const file = aSpreadsheet([headings, ['7А', 'Гуляева', 'Вера', 'Игоревна', '04.02.2014', snils]]);
  const { id } = await checked(school, 'students', file);
  await applyImport(server.app, school.admin, id, 'all');
  expect(await historyOf(school, 'student', personId)).toEqual([
    ['school_admin', [['snils', null, { value: snils, absent: false }]]],
  ]);
});

test('positions and roles that a file adds are told as they were and as they are', async () => {
  const school = await aSchool(server);
  const { personId } = await anEmployee(school.db, {
    organizationId: school.id,
    surname: 'Гущина',
    firstName: 'Нина',
    patronymic: 'Львовна',
    positions: ['Учитель'],
  });
  const file = aSpreadsheet([
    ['Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Должность', 'Роль'],
    ['Гущина', 'Нина', 'Львовна', '17.05.1985', 'Заместитель директора', 'завуч'],
  ]);
  const { id, findings } = await checked(school, 'staff', file);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  await applyImport(server.app, school.admin, id, 'all');
  expect(await historyOf(school, 'employee', personId)).toEqual([
    [
      'school_admin',
      [
        ['positions', ['Учитель'], ['Учитель', 'Заместитель директора']],
        ['roles', ['teacher'], ['teacher', 'deputy_head']],
      ],
    ],
  ]);
});

test('a file of a thousand students is taken in whole, with a history for each of them', async () => {
  const school = await aSchool(server);
  const letters = Array.from('абвгдежзик');
  const names = letters.flatMap((one) => letters.flatMap((two) => letters.map((three) => one + two + three)));
  const file = aSpreadsheet([
    headings,
    ...names.map((name) => ['7А', `Тысячин${name}`, 'Илья', 'Игоревич', '04.02.2014', '']),
  ]);
  const { id } = await checked(school, 'students', file);
  const ended = await applyImport(server.app, school.admin, id, 'all');
  expect([ended.state, ended.counts.created['person']]).toEqual(['applied', 1000]);
  const { count } = await school.db
    .selectFrom('cardChange')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('changedInOrganizationId', '=', school.id)
    .executeTakeFirstOrThrow();
  expect(count).toBe(1000);
});
