import { Session, SignInFailureList, SignInRefusal } from '@gorodok/contract';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aGuardian,
  anEmployee,
  anEsiaAccount,
  anEsiaAddress,
  anOrganization,
  aServer,
  aSignedInEmployee,
  aSnils,
  aStudent,
  confirmAtEsia,
  signInThroughEsia,
  startEsia,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

const mother = anEsiaAccount({
  lastName: 'Ёлкина',
  firstName: 'Анна',
  middleName: 'Сергеевна',
  snils: aSnils(),
});
const stranger = anEsiaAccount({
  lastName: 'Нездешняя',
  firstName: 'Ольга',
  middleName: 'Ивановна',
  snils: aSnils(),
});
const unconfirmed = anEsiaAccount({
  lastName: 'Ёлкина',
  firstName: 'Анна',
  level: 'unconfirmed',
  snils: mother.snils,
});
const teacher = anEsiaAccount({ lastName: 'Учителев', firstName: 'Пётр', snils: aSnils() });
const renamed = anEsiaAccount({ lastName: 'Новая', firstName: 'Вера', snils: aSnils() });

let server: TestServer;
let stopEsia: () => Promise<void>;
let school: { id: number; name: string };
beforeAll(async () => {
  server = await aServer(await anEsiaAddress());
  stopEsia = await startEsia(server, [mother, stranger, unconfirmed, teacher, renamed]);
  const db = server.database.kysely;
  school = await anOrganization(db);
  const child = await aStudent(db, { organizationId: school.id });
  await aGuardian(db, {
    childId: child.personId,
    surname: 'Елкина',
    firstName: 'АННА',
    patronymic: 'Сергеевна',
    snils: mother.snils,
  });
  await anEmployee(db, {
    organizationId: school.id,
    surname: 'Учителев',
    firstName: 'Пётр',
    patronymic: null,
    snils: teacher.snils,
  });
  await anEmployee(db, {
    organizationId: school.id,
    surname: 'Прежняя',
    firstName: 'Вера',
    patronymic: null,
    snils: renamed.snils,
  });
});
afterAll(async () => {
  await stopEsia();
  await server.close();
});

const get = async (url: string, cookies: string) =>
  (await server.app.inject({ url, headers: { cookie: cookies } })).json() as unknown;
const post = (url: string, cookies: string, payload: object) =>
  server.app.inject({ method: 'POST', url, headers: { cookie: cookies, 'x-gorodok': '1' }, payload });
const readSession = async (cookies: string) => Value.Parse(Session, await get('/api/session', cookies));
const readRefusal = async (cookies: string) =>
  Value.Parse(SignInRefusal, await get('/api/sign-in/refusal', cookies));

test('a mother signs in, gives the consent once and is in her only role', async () => {
  const first = await signInThroughEsia(server, mother.oid, school.id);
  expect(first.location).toBe('/');
  expect(await readSession(first.cookies)).toMatchObject({ state: 'consent_needed', actor: null });

  const consented = await post('/api/session/consent', first.cookies, { accepted: true });
  expect(consented.json()).toMatchObject({
    state: 'active',
    actor: { role: 'guardian', organizationId: school.id },
  });

  const second = await signInThroughEsia(server, mother.oid, school.id);
  expect(await readSession(second.cookies)).toMatchObject({ state: 'active', actor: { role: 'guardian' } });
});

test('before the consent nothing of the school can be read', async () => {
  const { cookies } = await signInThroughEsia(server, teacher.oid, school.id);
  const role = { role: 'teacher', organizationId: school.id };
  expect((await post('/api/session/role', cookies, role)).json()).toMatchObject({ code: 'consent_needed' });
  expect(await get('/api/journal/subject-groups', cookies)).toMatchObject({ code: 'role_needed' });
});

test('who declines the consent is out again, reads why, and may come back', async () => {
  const { cookies } = await signInThroughEsia(server, teacher.oid, school.id);
  expect((await post('/api/session/consent', cookies, { accepted: false })).json()).toMatchObject({
    state: 'anonymous',
  });
  expect(await readSession(cookies)).toMatchObject({ state: 'anonymous' });
  expect(await readRefusal(cookies)).toMatchObject({
    outcome: 'consent_declined',
    organizationName: school.name,
  });
  const again = await signInThroughEsia(server, teacher.oid, school.id);
  expect(await readSession(again.cookies)).toMatchObject({ state: 'consent_needed' });
});

test('whose СНИЛС is in no card reads what to do, and the administrator sees the attempt with its reason', async () => {
  const { location, cookies } = await signInThroughEsia(server, stranger.oid, school.id);
  expect(location).toBe('/sign-in/refused');
  const refusal = await readRefusal(cookies);
  expect(refusal).toMatchObject({ outcome: 'turn_to_administrator', organizationName: school.name });
  expect(await readSession(cookies)).toMatchObject({ state: 'anonymous' });

  const administrator = await aSignedInEmployee(server.database.kysely, { organizationId: school.id });
  const queue = Value.Parse(
    SignInFailureList,
    await get('/api/sign-in-failures', administrator.headers.cookie),
  );
  expect(queue.failures.find((failure) => failure.id === refusal.reference)).toMatchObject({
    reason: 'person_not_found',
    givenName: 'Нездешняя Ольга Ивановна',
  });
});

test('a failed sign-in of another school is not in the queue and can not be handled', async () => {
  const { cookies } = await signInThroughEsia(server, stranger.oid, school.id);
  const { reference } = await readRefusal(cookies);
  const elsewhere = await anOrganization(server.database.kysely);
  const administrator = await aSignedInEmployee(server.database.kysely, { organizationId: elsewhere.id });
  expect(await get('/api/sign-in-failures', administrator.headers.cookie)).toEqual({
    failures: [],
    differencesWaiting: 0,
  });
  const handled = await post(`/api/sign-in-failures/${reference}/handled`, administrator.headers.cookie, {});
  expect([handled.statusCode, handled.json().code]).toEqual([404, 'sign_in.failure_not_found']);
});

test('an unconfirmed account is told how to confirm it, and nothing is compared with the cards', async () => {
  const { cookies } = await signInThroughEsia(server, unconfirmed.oid, school.id);
  const { reference, outcome } = await readRefusal(cookies);
  expect(outcome).toBe('account_not_confirmed');
  const kept = await server.database.kysely
    .selectFrom('signInFailure')
    .selectAll()
    .where('id', '=', reference ?? 0)
    .executeTakeFirst();
  expect(kept).toMatchObject({ givenSurname: null, nearestPersonIds: [] });
});

test('who picked a school where he has no role reads which of his own to choose', async () => {
  const elsewhere = await anOrganization(server.database.kysely);
  const { cookies } = await signInThroughEsia(server, mother.oid, elsewhere.id);
  expect(await readRefusal(cookies)).toMatchObject({
    outcome: 'choose_other_organization',
    otherOrganizations: [{ id: school.id, name: school.name }],
  });
});

test('a surname that ЕСИА has changed lets in and becomes a task; the card stays as it is', async () => {
  const { location } = await signInThroughEsia(server, renamed.oid, school.id);
  expect(location).toBe('/');
  const tasks = await server.database.kysely.selectFrom('confirmedDifference').selectAll().execute();
  expect(tasks).toMatchObject([{ field: 'surname', cardValue: 'Прежняя', confirmedValue: 'Новая' }]);
});

test('an answer of ЕСИА works once, and only in the browser that began', async () => {
  const start = await server.app.inject('/api/sign-in/esia');
  const cookie = start.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { callback } = await confirmAtEsia(server, String(start.headers['location']), mother.oid);
  const url = new URL(callback).pathname + new URL(callback).search;

  const elsewhere = await server.app.inject({ url, headers: { cookie: 'gorodok_sign_in=someone-else' } });
  expect(elsewhere.headers['location']).toBe('/sign-in/refused');
  const first = await server.app.inject({ url, headers: { cookie } });
  expect(first.headers['location']).toBe('/');
  const second = await server.app.inject({ url, headers: { cookie } });
  expect([second.headers['location'], second.cookies]).toEqual(['/sign-in/refused', []]);
});

test('a refusal by ЕСИА itself is kept with reason and organization, without anybody’s data', async () => {
  const start = await server.app.inject(`/api/sign-in/esia?organizationId=${school.id}`);
  const cookie = start.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const state = new URL(String(start.headers['location'])).searchParams.get('state');
  const url = `/api/sign-in/esia/callback?error=access_denied&error_description=ESIA-007004%3A+x&state=${state}`;
  await server.app.inject({ url, headers: { cookie } });
  expect(await readRefusal(cookie)).toMatchObject({
    outcome: 'identity_provider_refused',
    organizationName: school.name,
  });
});

test('signing out ends the session here and goes on to ЕСИА', async () => {
  const { cookies } = await signInThroughEsia(server, mother.oid);
  const out = await server.app.inject({
    method: 'DELETE',
    url: '/api/session',
    headers: { cookie: cookies, 'x-gorodok': '1' },
  });
  expect(out.json().continueAt).toContain('/idp/ext/Logout?');
  expect(await readSession(cookies)).toMatchObject({ state: 'anonymous' });
});

test('a blocked account does not come in, and an open session of it ends', async () => {
  const db = server.database.kysely;
  const { cookies } = await signInThroughEsia(server, teacher.oid, school.id);
  const session = await readSession(cookies);
  await db
    .updateTable('account')
    .set({ blockedAt: new Date() })
    .where('personId', '=', session.person?.id ?? 0)
    .execute();
  expect(await readSession(cookies)).toMatchObject({ state: 'anonymous' });
  const again = await signInThroughEsia(server, teacher.oid, school.id);
  expect(await readRefusal(again.cookies)).toMatchObject({ outcome: 'blocked' });
  await db.updateTable('account').set({ blockedAt: null }).execute();
});

test('an answer that makes no sense leads a person back to the page that says what to do', async () => {
  const response = await server.app.inject(`/api/sign-in/esia/callback?code=${'x'.repeat(9000)}`);
  expect([response.statusCode, response.headers['location']]).toEqual([302, '/sign-in/refused']);
});
