import { SignInAddress, SignInRefusal } from '@gorodok/contract';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anEmployee,
  anEsiaAccount,
  anEsiaAddress,
  anOrganization,
  aServer,
  aSession,
  aSnils,
  aStudent,
  confirmAtEsia,
  signInThroughEsia,
  startEsia,
  type SignedIn,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

const own = anEsiaAccount({ lastName: 'Связная', firstName: 'Анна', middleName: null, snils: aSnils() });
const newer = anEsiaAccount({ lastName: 'Связная', firstName: 'Анна', middleName: null, snils: own.snils });
const stranger = anEsiaAccount({ lastName: 'Другая', firstName: 'Вера', middleName: null, snils: aSnils() });
const unconfirmed = anEsiaAccount({ lastName: 'Связная', firstName: 'Анна', level: 'unconfirmed' });

let server: TestServer;
let stopEsia: () => Promise<void>;
let school: { id: number };
let personId: number;
beforeAll(async () => {
  server = await aServer(await anEsiaAddress());
  stopEsia = await startEsia(server, [own, newer, stranger, unconfirmed]);
  school = await anOrganization(server.database.kysely);
  ({ personId } = await anEmployee(server.database.kysely, {
    organizationId: school.id,
    surname: own.lastName,
    firstName: own.firstName,
    patronymic: null,
    birthDate: own.birthDate,
    snils: own.snils,
  }));
});
afterAll(async () => {
  await stopEsia();
  await server.close();
});

const db = () => server.database.kysely;
const signedIn = () => aSession(db(), { personId, role: 'teacher', organizationId: school.id });

/** Goes from «Персональные настройки» through ЕСИА and back, in the browser of `back` where that is another one. */
async function link(who: SignedIn, oid: number, back: SignedIn = who) {
  const start = await server.app.inject({
    method: 'POST',
    url: '/api/account/esia-link',
    headers: who.headers,
  });
  const { address } = Value.Parse(SignInAddress, start.json());
  const browser = start.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { callback } = await confirmAtEsia(server, address, oid);
  const { pathname, search } = new URL(callback);
  const headers = { cookie: `${browser}; ${back.headers.cookie}` };
  const answer = await server.app.inject({ url: pathname + search, headers });
  const refusal = await server.app.inject({ url: '/api/sign-in/refusal', headers });
  return { location: answer.headers['location'], refusal: Value.Parse(SignInRefusal, refusal.json()) };
}
const linkOf = (person = personId) =>
  db()
    .selectFrom('esiaLink')
    .innerJoin('account', 'account.id', 'esiaLink.accountId')
    .select('oid')
    .where('personId', '=', person)
    .executeTakeFirst();
const settingsOf = async (who: SignedIn) =>
  (await server.app.inject({ url: '/api/account/settings', headers: who.headers })).json<
    Record<string, unknown>
  >();

test('a signed-in person links the own account, sees the trial sign-in, links anew and unlinks; all of it is audited', async () => {
  const who = await signedIn();
  expect(await settingsOf(who)).toMatchObject({ esiaLinkedAt: null, esiaTriedAt: null });
  expect((await link(who, own.oid)).location).toBe('/settings/esia?linked=true');
  expect(await linkOf()).toEqual({ oid: own.oid });
  expect(await settingsOf(who)).toMatchObject({
    esiaLinkedAt: expect.any(String),
    esiaTriedAt: expect.any(String),
  });

  const other = await signedIn();
  expect((await link(who, newer.oid)).location).toBe('/settings/esia?linked=true');
  expect(await linkOf()).toEqual({ oid: newer.oid });
  const ended = await server.app.inject({ url: '/api/session', headers: other.headers });
  expect(ended.json()).toMatchObject({ state: 'anonymous' });

  const unlinked = await server.app.inject({
    method: 'DELETE',
    url: '/api/account/esia-link',
    headers: who.headers,
  });
  expect(unlinked.statusCode).toBe(204);
  expect(await linkOf()).toBeUndefined();
  expect(await settingsOf(who)).toMatchObject({ esiaLinkedAt: null, esiaTriedAt: expect.any(String) });
  const audited = await db()
    .selectFrom('auditEntry')
    .select('action')
    .where('personId', '=', personId)
    .where('action', 'like', 'esia.%')
    .orderBy('id')
    .execute();
  expect(audited.map(({ action }) => action)).toEqual(['esia.linked', 'esia.relinked', 'esia.unlinked']);
});

test('somebody else’s account, an unconfirmed one and one that is linked elsewhere are not linked', async () => {
  const who = await signedIn();
  expect(await link(who, stranger.oid)).toMatchObject({
    location: '/sign-in/refused',
    refusal: { outcome: 'turn_to_administrator', linking: true },
  });
  expect(await link(who, unconfirmed.oid)).toMatchObject({ refusal: { outcome: 'account_not_confirmed' } });
  const twin = await anEmployee(db(), { organizationId: school.id });
  const account = await db()
    .insertInto('account')
    .values({ personId: twin.personId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db()
    .insertInto('esiaLink')
    .values({ accountId: account.id, oid: own.oid, level: 'confirmed' })
    .execute();
  expect(await link(who, own.oid)).toMatchObject({ refusal: { outcome: 'linked_to_another_account' } });
  await db().deleteFrom('esiaLink').execute();
  expect(await linkOf()).toBeUndefined();
});

test('who signs out meanwhile, or comes back as somebody else, links nothing', async () => {
  const who = await signedIn();
  const { personId: another } = await anEmployee(db(), { organizationId: school.id });
  const back = await aSession(db(), { personId: another, role: 'teacher', organizationId: school.id });
  expect(await link(who, own.oid, back)).toMatchObject({
    location: '/sign-in/refused',
    refusal: { outcome: 'expired' },
  });
  expect([await linkOf(), await linkOf(another)]).toEqual([undefined, undefined]);
});

test('a student whom ЕСИА refuses for want of a parent’s consent is known as such until the consent is there', async () => {
  const student = await aStudent(db(), { organizationId: school.id });
  const who = await aSession(db(), {
    personId: student.personId,
    role: 'student',
    organizationId: school.id,
  });
  const start = await server.app.inject({
    method: 'POST',
    url: '/api/account/esia-link',
    headers: who.headers,
  });
  const state = new URL(Value.Parse(SignInAddress, start.json()).address).searchParams.get('state');
  const browser = start.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { cookie: `${browser}; ${who.headers.cookie}` };
  const url = `/api/sign-in/esia/callback?error=access_denied&error_description=ESIA-007019%3A+x&state=${state}`;
  await server.app.inject({ url, headers });
  const refusal = await server.app.inject({ url: '/api/sign-in/refusal', headers });
  expect(refusal.json()).toMatchObject({ outcome: 'parental_consent_missing', linking: true });
  const account = await db()
    .selectFrom('account')
    .select('parentalConsentMissingSince')
    .where('personId', '=', student.personId)
    .executeTakeFirst();
  expect(account?.parentalConsentMissingSince).not.toBeNull();
});

test('who withdraws the consent to the exchange acts in no role until asked again, and declining says so', async () => {
  const { cookies } = await signInThroughEsia(server, own.oid, school.id);
  const consent = (accepted: boolean) =>
    server.app.inject({
      method: 'POST',
      url: '/api/session/consent',
      headers: { cookie: cookies, 'x-gorodok': '1' },
      payload: { accepted },
    });
  expect((await consent(true)).json()).toMatchObject({ state: 'active' });
  await db()
    .updateTable('consent')
    .set({ withdrawnAt: new Date() })
    .where('personId', '=', personId)
    .execute();
  const session = await server.app.inject({ url: '/api/session', headers: { cookie: cookies } });
  expect(session.json()).toMatchObject({ state: 'consent_needed', actor: null });
  const reached = await server.app.inject({
    url: '/api/journal/subject-groups',
    headers: { cookie: cookies },
  });
  expect(reached.statusCode).toBe(403);
  await consent(false);
  const refusal = await server.app.inject({ url: '/api/sign-in/refusal', headers: { cookie: cookies } });
  expect(refusal.json()).toMatchObject({ outcome: 'consent_withdrawn' });
  const kept = await db()
    .selectFrom('confirmedIdentity')
    .select('personId')
    .where('personId', '=', personId)
    .execute();
  expect(kept).toEqual([]);
});
