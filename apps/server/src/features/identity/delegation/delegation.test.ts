import type { AppointmentList } from '@gorodok/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { noData } from '#platform/jobs/job-kind.ts';
import {
  anEmployee,
  anOrganization,
  aServer,
  aSession,
  aSignedInEmployee,
  aSnils,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let ministry: { id: number };
let authority: { id: number };
let school: { id: number };
let otherSchool: { id: number };
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
  const town = async (name: string) =>
    (
      await db()
        .insertInto('municipality')
        .values({ name, kind: 'urban_district' })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  const [here, there] = [await town('Здешний округ'), await town('Соседний округ')];
  ministry = await anOrganization(db(), { kinds: ['education_authority'] });
  authority = await anOrganization(db(), { kinds: ['education_authority'], municipalityId: here });
  school = await anOrganization(db(), { municipalityId: here });
  otherSchool = await anOrganization(db(), { municipalityId: there });
});
afterAll(() => server.close());

const db = () => server.database.kysely;
const region = () => aSignedInEmployee(db(), { organizationId: ministry.id, role: 'regional_coordinator' });
const city = () => aSignedInEmployee(db(), { organizationId: authority.id, role: 'municipal_coordinator' });
type By = { headers: Record<string, string> };
const send = (by: By, method: 'POST' | 'DELETE', url: string, payload?: object) =>
  server.app.inject({ method, url, headers: by.headers, ...(payload ? { payload } : {}) });
const appoint = (by: By, wanted: object) =>
  send(by, 'POST', '/api/appointments', {
    role: 'school_admin',
    organizationId: school.id,
    personId: null,
    newEmployee: null,
    startsOn: '2026-01-01',
    endsOn: null,
    ...wanted,
  });
const anEmployeeOf = async (organizationId: number) =>
  anEmployee(db(), { organizationId, roles: [], positions: ['Секретарь'] });

test('a coordinator appoints an administrator, who acts at once, and no more with the request after the end', async () => {
  const by = await city();
  const { personId, employmentId } = await anEmployeeOf(school.id);
  expect((await appoint(by, { personId })).json()).toEqual({ personId });
  expect((await appoint(by, { personId })).json()).toMatchObject({ code: 'appointment.held_already' });

  const appointed = await aSession(db(), { personId, role: 'school_admin', organizationId: school.id });
  const queue = () => server.app.inject({ url: '/api/sign-in-failures', headers: appointed.headers });
  expect((await queue()).statusCode).toBe(200);
  expect((await send(by, 'DELETE', `/api/appointments/${employmentId}/school_admin`)).statusCode).toBe(204);
  expect((await queue()).json()).toMatchObject({ status: 403, code: 'role_needed' });
  expect((await send(by, 'DELETE', `/api/appointments/${employmentId}/school_admin`)).json()).toMatchObject({
    code: 'appointment.not_found',
  });
  expect((await appoint(by, { personId })).statusCode).toBe(200);
  expect((await queue()).statusCode).toBe(200);
});

test('an appointment acts from its first day to its last, and the night takes it off the list', async () => {
  const by = await city();
  const { personId, employmentId } = await anEmployeeOf(school.id);
  await appoint(by, { personId, endsOn: '2099-12-31' });
  const appointed = await aSession(db(), { personId, role: 'school_admin', organizationId: school.id });
  const status = async () =>
    (await server.app.inject({ url: '/api/sign-in-failures', headers: appointed.headers })).statusCode;
  const shift = (validFrom: string, validUntil: string) =>
    db()
      .updateTable('appointment')
      .set({
        validFrom: sql<Date>`now() + ${validFrom}::interval`,
        validUntil: sql<Date>`now() + ${validUntil}::interval`,
      })
      .where('employmentId', '=', employmentId)
      .execute();
  expect(await status()).toBe(200);
  await shift('1 minute', '1 hour');
  expect(await status()).toBe(403);
  await shift('-1 hour', '-1 second');
  expect(await status()).toBe(403);
  const choices = await server.app.inject({ url: '/api/session', headers: appointed.headers });
  expect(choices.json<{ choices: unknown[] }>().choices).toEqual([]);

  await server.foundations.jobs.send(
    db(),
    { name: 'appointments.remove-expired-roles', data: noData, retryLimit: 0 },
    {},
  );
  await vi.waitFor(async () => {
    const left = await db()
      .selectFrom('employmentRole')
      .select('role')
      .where('employmentId', '=', employmentId)
      .execute();
    expect(left).toEqual([]);
  }, 15_000);
});

test('nobody appoints outside the own reach, above the own place, or longer than the own time', async () => {
  const by = await city();
  const codeOf = async (wanted: object) => (await appoint(by, wanted)).json<{ code: string }>().code;
  const { personId } = await anEmployeeOf(school.id);
  const stranger = await anEmployeeOf(otherSchool.id);
  expect(await codeOf({ organizationId: otherSchool.id, personId: stranger.personId })).toBe(
    'organization.not_found',
  );
  expect(await codeOf({ personId: stranger.personId })).toBe('person.not_found');
  expect(await codeOf({ personId, role: 'regional_coordinator' })).toBe('appointment.role_not_yours_to_give');
  expect(await codeOf({ personId, role: 'teacher' })).toBe('appointment.role_not_yours_to_give');
  expect(await codeOf({ personId, endsOn: '2025-12-31' })).toBe('appointment.over_before_it_begins');

  const giver = await anEmployeeOf(authority.id);
  await appoint(await region(), {
    role: 'municipal_coordinator',
    organizationId: authority.id,
    personId: giver.personId,
    endsOn: '2098-06-30',
  });
  const leaving = await aSession(db(), {
    personId: giver.personId,
    role: 'municipal_coordinator',
    organizationId: authority.id,
  });
  const until = async (endsOn: string | null) => (await appoint(leaving, { personId, endsOn })).json();
  expect(await until(null)).toMatchObject({ code: 'appointment.longer_than_your_own' });
  expect(await until('2098-07-01')).toMatchObject({ code: 'appointment.longer_than_your_own' });
  expect(await until('2098-06-30')).toEqual({ personId });
});

test("another municipality's role can be neither seen nor ended", async () => {
  const { employmentId, personId } = await anEmployeeOf(otherSchool.id);
  await appoint(await region(), { organizationId: otherSchool.id, personId });
  const by = await city();
  expect((await send(by, 'DELETE', `/api/appointments/${employmentId}/school_admin`)).statusCode).toBe(404);
  const list = await send(by, 'POST', '/api/appointments/search', { search: '' });
  const { appointments } = list.json<{ appointments: { organizationId: number }[] }>();
  expect(appointments.map(({ organizationId }) => organizationId)).not.toContain(otherSchool.id);
  const employees = { organizationId: otherSchool.id, search: '' };
  expect((await send(by, 'POST', '/api/appointments/employees/search', employees)).statusCode).toBe(404);
});

test('somebody new gets a card by the way; the СНИЛС of another human being is refused, of the same one found again', async () => {
  const by = await city();
  const snils = aSnils();
  const newEmployee = {
    surname: 'Новосёлова',
    firstName: 'Вера',
    patronymic: null,
    birthDate: '1980-02-03',
    snils,
    position: 'Системный администратор',
  };
  const first = (await appoint(by, { newEmployee })).json<{ personId: number }>();
  expect(first.personId).toBeGreaterThan(0);
  const again = await appoint(await region(), { newEmployee, organizationId: otherSchool.id });
  expect(again.json()).toEqual(first);
  const twin = await appoint(by, { newEmployee: { ...newEmployee, firstName: 'Надежда' } });
  expect(twin.json()).toMatchObject({ status: 409, code: 'appointment.snils_of_another' });
  const faulty = await appoint(by, {
    newEmployee: { ...newEmployee, surname: 'Ivanova7', birthDate: '2999-01-01', snils: '123' },
  });
  expect(faulty.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)).toEqual([
    '/newEmployee/surname',
    '/newEmployee/snils',
    '/newEmployee/birthDate',
  ]);
});

test('when a coordinator goes, the administrators whom he appointed stay, and whoever ended his role answers for them', async () => {
  const by = await region();
  const coordinator = await anEmployeeOf(authority.id);
  const inCity = { role: 'municipal_coordinator' as const, organizationId: authority.id };
  await appoint(by, { ...inCity, personId: coordinator.personId });
  const leaving = await aSession(db(), { personId: coordinator.personId, ...inCity });
  const administrator = await anEmployeeOf(school.id);
  await appoint(leaving, { personId: administrator.personId });
  const working = await aSession(db(), {
    personId: administrator.personId,
    role: 'school_admin',
    organizationId: school.id,
  });

  const path = `/api/appointments/${coordinator.employmentId}/municipal_coordinator`;
  expect((await send(by, 'DELETE', path)).statusCode).toBe(204);

  const queue = await server.app.inject({ url: '/api/sign-in-failures', headers: working.headers });
  expect(queue.statusCode).toBe(200);
  const list = await send(await city(), 'POST', '/api/appointments/search', { search: '' });
  const { appointments } = list.json<AppointmentList>();
  const kept = appointments.find(({ personId }) => personId === administrator.personId);
  expect([kept?.appointedBy === null, kept?.handedOverTo === null]).toEqual([false, false]);
  expect(kept?.handedOverTo).not.toBe(kept?.appointedBy);
});

test('a lent role that is taken away on the card ends its appointment; one that stays goes on being lent', async () => {
  const admin = await aSignedInEmployee(db(), { organizationId: school.id });
  const { personId, employmentId } = await anEmployeeOf(school.id);
  for (const role of ['director', 'deputy_head'])
    await appoint(admin, { role, personId, endsOn: '2099-06-30' });
  const save = (was: string[], now: string[]) =>
    server.app.inject({
      method: 'PUT',
      url: `/api/cards/employee/${personId}`,
      headers: admin.headers,
      payload: { fields: {}, documents: [], contacts: [], employment: { roles: { was, now } } },
    });
  const roles = ['deputy_head', 'director'];
  expect((await save(roles, ['director', 'teacher'])).statusCode).toBe(200);
  const rows = await db()
    .selectFrom('appointment')
    .leftJoin('employmentRole', 'employmentRole.appointmentId', 'appointment.id')
    .select([
      'appointment.role',
      'employmentRole.role as lent',
      sql<boolean>`valid_until <= now()`.as('isOver'),
    ])
    .where('appointment.employmentId', '=', employmentId)
    .orderBy('appointment.id')
    .execute();
  expect(rows).toEqual([
    { role: 'director', lent: 'director', isOver: false },
    { role: 'deputy_head', lent: null, isOver: true },
  ]);
});

test('two coordinators who appoint the same person at once make one appointment', async () => {
  const [one, other] = [await city(), await region()];
  const { personId, employmentId } = await anEmployeeOf(school.id);
  const answers = await Promise.all([appoint(one, { personId }), appoint(other, { personId })]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(expect.arrayContaining([200, 409]));
  const made = await db()
    .selectFrom('appointment')
    .select('id')
    .where('employmentId', '=', employmentId)
    .execute();
  expect(made).toHaveLength(1);
});
