import type { Card, GuardianLink } from '@gorodok/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aGuardian,
  anEmployee,
  anOrganization,
  aServer,
  aSignedInEmployee,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let organizationId: number;
let admin: Awaited<ReturnType<typeof aSignedInEmployee>>;
let elsewhere: typeof admin;
beforeAll(async () => {
  server = await aServer();
  const db = server.database.kysely;
  ({ id: organizationId } = await anOrganization(db));
  admin = await aSignedInEmployee(db, { organizationId });
  elsewhere = await aSignedInEmployee(db, { organizationId: (await anOrganization(db)).id });
});
afterAll(() => server.close());

const link: GuardianLink = {
  relation: 'mother',
  startsOn: '2025-09-01',
  endsOn: null,
  maySee: true,
  maySign: true,
};
const person = {
  fields: {
    surname: 'Новикова',
    firstName: 'Ольга',
    patronymic: { value: 'Павловна', absent: false },
    birthDate: '1990-03-04',
    sex: 'female',
    citizenship: 'RUS',
    snils: { value: null, absent: false },
    address: null,
    residenceAddress: null,
  },
  contacts: [{ kind: 'phone', value: '89825221773', visibleToStaff: true }],
};
const call = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, by = admin) =>
  server.app.inject({ method, url: `/api${path}`, headers: by.headers, ...(payload ? { payload } : {}) });
const add = (childId: number, guardian: object, by = admin) =>
  call(
    'POST',
    `/cards/student/${childId}/guardians`,
    { ...link, personId: null, person: null, ...guardian },
    by,
  );
const save = (id: number, was: GuardianLink, now: GuardianLink, by = admin) =>
  call('PUT', `/guardianships/${id}`, { was, now }, by);
const aChild = async () => (await aStudent(server.database.kysely, { organizationId })).personId;
const relativesOf = async (childId: number) =>
  (await call('GET', `/cards/student/${childId}`)).json<Card>().relatives;

test('a new guardian has a card, and both cards know of the link; a second click makes no second one', async () => {
  const childId = await aChild();
  const answers = await Promise.all([add(childId, { person }), add(childId, { person })]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(expect.arrayContaining([201, 409]));
  expect(await relativesOf(childId)).toMatchObject([
    { displayName: 'Новикова Ольга Павловна', relation: 'mother' },
  ]);
  const personId: number = answers.find(({ statusCode }) => statusCode === 201)?.json().personId;
  const card = (await call('GET', `/cards/guardian/${personId}`)).json<Card>();
  expect([card.contacts[0]?.value, card.relatives[0]?.is]).toEqual(['+79825221773', 'child']);
});

test('somebody of the school is linked as he is; a stranger of the region looks as if he did not exist', async () => {
  const db = server.database.kysely;
  const childId = await aChild();
  const { personId } = await anEmployee(db, { organizationId });
  expect((await add(childId, { personId })).json()).toEqual({ personId });
  expect((await add(childId, { personId })).json().code).toBe('guardianship.exists');
  expect((await add(childId, { personId: elsewhere.personId })).statusCode).toBe(404);
  expect((await add(childId, { personId: childId })).json().code).toBe('guardianship.one_person');
  expect((await add(childId, {})).json().errors).toMatchObject([{ code: 'guardianship.guardian_needed' }]);
});

test('a link is changed, ended, and opened again; two who change it differently do not overwrite each other', async () => {
  const childId = await aChild();
  const { guardianshipId: id } = await aGuardian(server.database.kysely, { childId });
  const trustee = { ...link, relation: 'trustee' as const, maySign: false };
  const ended = { ...trustee, endsOn: '2026-09-01' };
  expect((await save(id, link, trustee)).statusCode).toBe(204);
  expect((await save(id, link, { ...link, maySee: false })).json().code).toBe('card.changed_meanwhile');
  expect((await save(id, link, trustee)).statusCode).toBe(204);
  expect((await save(id, trustee, ended)).statusCode).toBe(204);
  expect(await relativesOf(childId)).toMatchObject([{ endsOn: '2026-09-01', relation: 'trustee' }]);
  expect((await save(id, ended, trustee)).statusCode).toBe(204);
  const history = (await call('GET', `/cards/student/${childId}/history?part=changes`)).json();
  expect(history.entries).toHaveLength(3);
  expect(history.entries[1].changes).toMatchObject([
    { field: 'guardianship', entryId: id, was: { endsOn: null }, now: { endsOn: '2026-09-01' } },
  ]);
});

test.each([
  [{ startsOn: '2999-01-01' }, '/now/startsOn', 'cell.day_in_future'],
  [{ endsOn: '2999-01-01' }, '/now/endsOn', 'cell.day_in_future'],
  [{ endsOn: '2020-01-01' }, '/now/endsOn', 'guardianship.ends_before_it_starts'],
  [{ relation: 'aunt' as never }, '/now/relation', 'field_not_listed'],
])('a link that is to be %j is refused', async (wrong, field, code) => {
  const { guardianshipId } = await aGuardian(server.database.kysely, { childId: await aChild() });
  expect((await save(guardianshipId, link, { ...link, ...wrong })).json().errors).toMatchObject([
    { field, code },
  ]);
});

test('another school neither adds nor changes a link of a child here', async () => {
  const childId = await aChild();
  const { guardianshipId } = await aGuardian(server.database.kysely, { childId });
  expect((await add(childId, { person }, elsewhere)).json().code).toBe('person.not_found');
  expect((await save(guardianshipId, link, { ...link, maySee: false }, elsewhere)).json().code).toBe(
    'guardianship.not_found',
  );
  expect((await relativesOf(childId))[0]?.maySee).toBe(true);
});
