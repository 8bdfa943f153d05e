import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hashToken } from '../sessions/index.ts';
import {
  aBrowser,
  anEmployee,
  anOrganization,
  aPasswordAccount,
  aSecondFactor,
  aServer,
  aSession,
  aSignedInEmployee,
  linksInLetters,
  signInByPassword,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let school: { id: number };
let administrator: { headers: Record<string, string> };
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
  school = await anOrganization(server.database.kysely);
  administrator = await aSignedInEmployee(server.database.kysely, { organizationId: school.id });
});
afterAll(() => server.close());

const db = () => server.database.kysely;
let lastAddress = 0;
const aNewBrowser = () => aBrowser(server, `10.2.0.${(lastAddress += 1)}`);
const newPassword = 'сорок тысяч обезьян';

async function aTeacher(email: string | null) {
  const { personId } = await anEmployee(db(), { organizationId: school.id });
  if (email)
    await db()
      .insertInto('contact')
      .values({ personId, kind: 'email', value: email, confirmedAt: new Date() })
      .execute();
  return { personId, ...(await aPasswordAccount(db(), { personId })) };
}
const setByLink = (token: string, password = newPassword, userName: string | null = null) =>
  aNewBrowser().post('/api/sign-in/link/password', { token, password, userName });
const isOver = { code: 'link.is_over', status: 404 };

/** Asks for a letter and waits until it lies in the outbox. */
async function recover(login: string, email: string): Promise<string> {
  const before = (await linksInLetters(server, email)).length;
  await aNewBrowser().post('/api/sign-in/recovery', { login });
  return vi.waitFor(async () => {
    const links = await linksInLetters(server, email);
    expect(links).toHaveLength(before + 1);
    return links[0] ?? '';
  }, 15_000);
}

test('a forgotten password is set anew by the link of a letter, once; every session ends', async () => {
  const teacher = await aTeacher('one@example.com');
  const old = aNewBrowser();
  await signInByPassword(old, teacher);
  const token = await recover(teacher.userName, 'one@example.com');

  expect((await aNewBrowser().post('/api/sign-in/link', { token })).json()).toEqual({
    purpose: 'password_recovery',
    firstName: 'Саша',
    userName: teacher.userName,
    needsUserName: false,
  });
  expect((await setByLink(token)).json()).toEqual({ state: 'signed_in' });
  expect((await old.send('GET', '/api/session')).json()).toMatchObject({ state: 'anonymous' });
  expect((await setByLink(token)).json()).toMatchObject(isOver);
  expect((await signInByPassword(aNewBrowser(), teacher)).statusCode).toBe(422);
  expect((await signInByPassword(aNewBrowser(), { ...teacher, password: newPassword })).statusCode).toBe(200);
});

test('a link of half an hour ago and a made-up one open nothing; a second letter does not spoil the first', async () => {
  const teacher = await aTeacher('two@example.com');
  const first = await recover('two@example.com', 'two@example.com');
  const second = await recover('two@example.com', 'two@example.com');
  expect((await setByLink('A'.repeat(43))).json()).toMatchObject(isOver);

  const links = db()
    .selectFrom('oneTimeLink')
    .select(sql<number>`round(extract(epoch from expires_at - created_at) / 60)::integer`.as('minutes'))
    .where('accountId', '=', teacher.accountId);
  expect(await links.execute()).toEqual([{ minutes: 30 }, { minutes: 30 }]);
  await db()
    .updateTable('oneTimeLink')
    .set({ expiresAt: new Date(0) })
    .where('tokenHash', '=', hashToken(second))
    .execute();
  expect((await setByLink(second)).json()).toMatchObject(isOver);
  expect((await setByLink(first)).statusCode).toBe(200);
  expect(await links.execute()).toEqual([]);
});

test('of two clicks at once one sets the password', async () => {
  const teacher = await aTeacher('three@example.com');
  const token = await recover(teacher.userName, 'three@example.com');
  const answers = await Promise.all([setByLink(token), setByLink(token)]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(expect.arrayContaining([200, 404]));
});

test('whether there is such an account is answered by nothing, and no letter goes to who has none', async () => {
  const teacher = await aTeacher(null);
  const blocked = await aTeacher('blocked@example.com');
  await db()
    .updateTable('account')
    .set({ blockedAt: new Date() })
    .where('id', '=', blocked.accountId)
    .execute();
  const letters = async () =>
    (await readdir(server.config.mail.kind === 'outbox' ? server.config.mail.folder : '').catch(() => []))
      .length;
  const before = await letters();
  for (const login of [teacher.userName, 'blocked@example.com', 'nobody.at.all', 'nobody@example.com']) {
    const response = await aNewBrowser().post('/api/sign-in/recovery', { login });
    expect([response.statusCode, response.body]).toEqual([204, '']);
  }
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from pgboss.job where name = 'passwords.recover'`.execute(db());
  expect(rows[0]?.waiting).toBeGreaterThanOrEqual(4);
  await recover((await aTeacher('last@example.com')).userName, 'last@example.com');
  expect((await letters()) - before).toBe(2); // one letter, in its two forms
});

test('a second factor that is on is asked for after a recovery too', async () => {
  const teacher = await aTeacher('factor@example.com');
  const phone = aNewBrowser();
  await signInByPassword(phone, teacher);
  await aSecondFactor(phone);
  const token = await recover(teacher.userName, 'factor@example.com');
  const browser = aNewBrowser();
  const response = await browser.post('/api/sign-in/link/password', {
    token,
    password: newPassword,
    userName: null,
  });
  expect(response.json()).toEqual({ state: 'code_needed' });
  expect(browser.cookies.has('gorodok_session')).toBe(false);
});

test('a recovery by the owner undoes the lock of the wrong passwords', async () => {
  const teacher = await aTeacher('locked@example.com');
  const browser = aNewBrowser();
  for (let attempt = 0; attempt < 6; attempt += 1)
    await signInByPassword(browser, { ...teacher, password: 'wrong one' });
  const token = await recover(teacher.userName, 'locked@example.com');
  await browser.post('/api/sign-in/link/password', { token, password: newPassword, userName: null });
  expect((await signInByPassword(browser, { ...teacher, password: newPassword })).statusCode).toBe(200);
});

test('the own password is changed by who knows it; the other sessions end and a letter tells of it', async () => {
  const teacher = await aTeacher('change@example.com');
  const [here, elsewhere] = [aNewBrowser(), aNewBrowser()];
  await signInByPassword(here, teacher);
  await signInByPassword(elsewhere, teacher);
  const change = (currentPassword: string | null, password: string) =>
    here.send('PUT', '/api/account/password', { currentPassword, newPassword: password });
  const faultOf = async (response: ReturnType<typeof change>) =>
    (await response).json<{ errors: { field: string; code: string }[] }>().errors[0];

  expect(await faultOf(change(null, newPassword))).toMatchObject({ field: '/currentPassword' });
  expect(await faultOf(change('wrong one', newPassword))).toMatchObject({ code: 'password.wrong' });
  expect(await faultOf(change(teacher.password, 'Саша-Игоревна'))).toMatchObject({ field: '/newPassword' });
  expect((await change(teacher.password, newPassword)).statusCode).toBe(204);
  expect((await here.send('GET', '/api/session')).json()).toMatchObject({ state: 'active' });
  expect((await elsewhere.send('GET', '/api/session')).json()).toMatchObject({ state: 'anonymous' });
  await vi.waitFor(async () => {
    const letters = await server.foundations.mailer.outbox?.list();
    expect(letters?.find(({ to }) => to === 'change@example.com')?.subject).toContain('изменён');
  }, 15_000);
});

const invite = (personId: number, way: 'slip' | 'letter', by = administrator) =>
  server.app.inject({
    method: 'POST',
    url: `/api/accounts/${personId}/invitation`,
    headers: by.headers,
    payload: { way },
  });
const tokenOf = (address: string) => address.split('#')[1] ?? '';

test('an administrator hands out a slip: its link lets choose a name and a password, and shows no password to anybody', async () => {
  const { personId } = await anEmployee(db(), { organizationId: school.id });
  const slip = (await invite(personId, 'slip')).json<{ address: string }>();
  const token = tokenOf(slip.address);
  expect(slip.address).toMatch(/^http:\/\/school\.example\/link#/);

  expect((await setByLink(token)).json()).toMatchObject({
    errors: [{ field: '/userName', code: 'field_required' }],
  });
  const { userName } = await aTeacher(null);
  expect((await setByLink(token, newPassword, userName)).json()).toMatchObject({
    errors: [{ code: 'account.user_name_taken' }],
  });
  expect((await setByLink(token, newPassword, 'prob.teacher')).json()).toEqual({ state: 'signed_in' });
  const signedIn = await signInByPassword(aNewBrowser(), { userName: 'prob.teacher', password: newPassword });
  expect(signedIn.statusCode).toBe(200);
});

test('an invitation by letter proves the address by the way', async () => {
  const { personId } = await anEmployee(db(), { organizationId: school.id });
  expect((await invite(personId, 'letter')).json()).toMatchObject({ code: 'account.no_email' });
  await db()
    .insertInto('contact')
    .values({ personId, kind: 'email', value: 'invited@example.com' })
    .execute();
  expect((await invite(personId, 'letter')).json()).toMatchObject({ address: null });
  const token = await vi.waitFor(async () => {
    const [link] = await linksInLetters(server, 'invited@example.com');
    return link ?? Promise.reject(new Error('no letter yet'));
  }, 15_000);
  expect((await setByLink(token)).statusCode).toBe(200);
  const login = { userName: 'invited@example.com', password: newPassword };
  expect((await signInByPassword(aNewBrowser(), login)).statusCode).toBe(200);
});

test('nobody outside the reach is invited, blocked or freed of the second factor', async () => {
  const otherSchool = await anOrganization(db());
  const stranger = await anEmployee(db(), { organizationId: otherSchool.id });
  const colleague = await aSignedInEmployee(db(), { organizationId: school.id });
  const alsoElsewhere = await anEmployee(db(), { organizationId: school.id });
  await anEmployee(db(), { organizationId: otherSchool.id, personId: alsoElsewhere.personId });
  const act = async (method: 'PUT' | 'DELETE', personId: number, what: string) =>
    (
      await server.app.inject({
        method,
        url: `/api/accounts/${personId}/${what}`,
        headers: administrator.headers,
      })
    ).statusCode;
  for (const [personId, status] of [
    [stranger.personId, 404],
    [colleague.personId, 403],
    [alsoElsewhere.personId, 403],
  ] as const) {
    expect((await invite(personId, 'slip')).statusCode).toBe(status);
    expect(await act('PUT', personId, 'block')).toBe(status);
    expect(await act('DELETE', personId, 'second-factor')).toBe(status);
  }
});

test('who is blocked is out with the next request, by whatever way he came in', async () => {
  const { personId } = await anEmployee(db(), { organizationId: school.id });
  const teacher = await aSession(db(), { personId, role: 'teacher', organizationId: school.id });
  const journals = () => server.app.inject({ url: '/api/journal/subject-groups', headers: teacher.headers });
  expect((await journals()).statusCode).toBe(200);
  const url = `/api/accounts/${personId}/block`;
  await server.app.inject({ method: 'PUT', url, headers: administrator.headers });
  expect((await journals()).statusCode).toBe(401);
});
