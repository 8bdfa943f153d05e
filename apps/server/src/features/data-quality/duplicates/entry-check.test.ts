import type { Candidate, Duplicates, EntryCheck, LikelyPeople } from '@gorodok/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aGuardian,
  anEmployee,
  anOrganization,
  aServer,
  aSignedInEmployee,
  aSnils,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { CardReader } from './card-reader.ts';
import { findDueDuplicates } from './find-duplicates.ts';

type Clerk = Awaited<ReturnType<typeof aSignedInEmployee>>;

let server: TestServer;
let here: number;
let there: number;
let admin: Clerk;
let adminThere: Clerk;
let regional: Clerk;
beforeAll(async () => {
  server = await aServer();
  const municipality = await db()
    .insertInto('municipality')
    .values({ name: 'Ближний округ', kind: 'urban_district' })
    .returning('id')
    .executeTakeFirstOrThrow();
  here = (await anOrganization(db(), { municipalityId: municipality.id })).id;
  there = (await anOrganization(db(), { municipalityId: municipality.id })).id;
  admin = await aSignedInEmployee(db(), { organizationId: here });
  adminThere = await aSignedInEmployee(db(), { organizationId: there });
  const authority = await anOrganization(db(), { kinds: ['education_authority'] });
  regional = await aSignedInEmployee(db(), { organizationId: authority.id, role: 'regional_coordinator' });
});
afterAll(() => server.close());

const db = () => server.database.kysely;
const find = () => findDueDuplicates(server.database, new CardReader());
const ask = (by: Clerk, method: 'GET' | 'POST', path: string, payload?: object) =>
  server.app.inject({
    method,
    url: `/api/duplicates${path}`,
    headers: by.headers,
    ...(payload && { payload }),
  });
const describeAt = async (by: Clerk) => (await ask(by, 'GET', '')).json<Duplicates>();

/** Somebody on the staff of a school, whose phone tells him from namesakes. */
async function aKnownEmployee(surname: string, organizationId: number) {
  const fields = {
    surname,
    firstName: 'Матвей',
    patronymic: 'Ильич',
    birthDate: '1981-05-11',
    sex: 'male' as const,
  };
  const { personId } = await anEmployee(db(), { ...fields, organizationId });
  await db().insertInto('contact').values({ personId, kind: 'phone', value: '+79120001001' }).execute();
  await find();
  return fields;
}

const typed = (fields: Partial<EntryCheck>): EntryCheck => ({
  kind: 'employee',
  surname: '',
  firstName: '',
  patronymic: null,
  birthDate: null,
  sex: null,
  snils: null,
  document: null,
  phone: null,
  email: null,
  address: null,
  childId: null,
  ...fields,
});
const check = async (by: Clerk, fields: Partial<EntryCheck>) =>
  (await ask(by, 'POST', '/entry-check', typed(fields))).json<LikelyPeople>();
const anEmployeeForm = (fields: Partial<EntryCheck>, more: object = {}) => ({
  fields: {
    surname: fields.surname,
    firstName: fields.firstName,
    patronymic: { value: fields.patronymic ?? null, absent: false },
    birthDate: fields.birthDate ?? null,
    sex: 'male',
    citizenship: 'RUS',
    snils: { value: null, absent: false },
    address: null,
    residenceAddress: null,
  },
  contacts: fields.phone ? [{ kind: 'phone', value: fields.phone, visibleToStaff: true }] : [],
  positions: [],
  roles: [],
  startsOn: '2026-09-01',
  ...more,
});
const create = (by: Clerk, payload: object) =>
  server.app.inject({ method: 'POST', url: '/api/cards/employees', headers: by.headers, payload });

test('people of another school are masked until it is certain who it is', async () => {
  const { personId } = await anEmployee(db(), {
    organizationId: there,
    surname: 'Ольховиков',
    firstName: 'Тарас',
    patronymic: 'Назарович',
    birthDate: '1979-08-09',
    sex: 'male',
  });
  await db().insertInto('contact').values({ personId, kind: 'phone', value: '+79120001999' }).execute();
  await find();
  const name = {
    surname: 'Альховиков',
    firstName: 'Тарас',
    patronymic: 'Назарович',
    birthDate: '1979-08-09',
  };
  const masked = await check(admin, name);
  expect(masked).toMatchObject({
    needsAnswer: true,
    people: [{ displayName: 'О… Т. Н.', born: '1979', masked: true, mayTake: false, zone: 'probable' }],
  });
  expect(JSON.stringify(masked)).not.toMatch(/льховиков|08-09/u);
  const open = await check(admin, { ...name, phone: '8 912 000-19-99' });
  expect(open.people[0]).toMatchObject({
    displayName: 'Ольховиков Тарас Назарович',
    zone: 'certain',
    mayTake: true,
  });
  expect((await check(adminThere, name)).people[0]).toMatchObject({ masked: false, mayTake: true });

  const form = { ...name, phone: '+79120001999' };
  const refused = await create(admin, anEmployeeForm(form));
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'duplicate.likely']);
  const notHis = await create(admin, anEmployeeForm(name, { duplicates: { take: personId } }));
  expect(notHis.statusCode).toBe(404);
  const taken = await create(admin, anEmployeeForm(form, { duplicates: { take: personId } }));
  expect([taken.statusCode, taken.json()]).toEqual([201, { personId }]);
});

test('who goes on in spite of a warning says why, and it is counted', async () => {
  const fields = await aKnownEmployee('Пятин', there);
  const before = await describeAt(admin);
  const made = await create(admin, anEmployeeForm(fields, { duplicates: { createBecause: 'Полный тёзка' } }));
  expect(made.statusCode).toBe(201);
  expect((await describeAt(admin)).createdInSpite).toBe(before.createdInSpite + 1);
  const part = (await describeAt(regional)).parts.find(({ name }) => name === 'Ближний округ');
  expect(part?.createdInSpite).toBe(before.createdInSpite + 1);
});

test('somebody new is asked nothing', async () => {
  const name = { surname: 'Небывалов', firstName: 'Юлиан', birthDate: '1990-12-12' };
  expect(await check(admin, name)).toEqual({ people: [], needsAnswer: false });
  expect((await create(admin, anEmployeeForm(name))).statusCode).toBe(201);
});

test('a school that admits takes the card there is, once it is certain who it is', async () => {
  const snils = aSnils();
  const { personId } = await aStudent(db(), {
    organizationId: there,
    surname: 'Журавлёв',
    firstName: 'Платон',
    patronymic: 'Олегович',
    birthDate: '2014-06-07',
    sex: 'male',
    snils,
  });
  await find();
  const name = typed({
    kind: 'student',
    surname: 'Журавлев',
    firstName: 'Платон',
    patronymic: 'Олегович',
    birthDate: '2014-06-07',
  });
  const take = (entered: EntryCheck) =>
    ask(admin, 'POST', '/entry-check/candidate', { typed: entered, personId, education: 'general' });
  expect((await take(name)).statusCode).toBe(404);
  const taken = await take({ ...name, snils });
  expect(taken.json<Candidate>()).toMatchObject({ personId, standing: 'elsewhere' });
  expect(taken.json<Candidate>().displayName).toBe('Журавлёв Платон Олегович');
  const audited = await db()
    .selectFrom('auditEntry')
    .select('subjectId')
    .where('action', '=', 'admission.candidate_searched')
    .execute();
  expect(audited).toEqual([{ subjectId: personId }]);
});

test('a guardian who has a card at another school is found by the child they have in common', async () => {
  const { personId: childId } = await aStudent(db(), { organizationId: here, surname: 'Зимин' });
  const mother = await aGuardian(db(), {
    childId,
    surname: 'Зимина',
    firstName: 'Клавдия',
    patronymic: 'Фроловна',
    snils: null,
  });
  await find();
  const name = { surname: 'Зимина', firstName: 'Клавдия', patronymic: 'Фроловна' };
  const found = await check(admin, { ...name, kind: 'guardian', childId });
  expect(found.people[0]).toMatchObject({ personId: mother.personId, masked: false });
  expect(found.people[0]?.reasons).toContainEqual(expect.objectContaining({ field: 'child', level: 'same' }));
  expect(
    (await ask(adminThere, 'POST', '/entry-check', typed({ ...name, kind: 'guardian', childId }))).statusCode,
  ).toBe(404);
});
