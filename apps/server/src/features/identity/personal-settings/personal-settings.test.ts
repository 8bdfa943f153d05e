import type { CardHistory, YearChoice } from '@gorodok/contract';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  aBrowser,
  anEmployee,
  anOpenYear,
  anOrganization,
  aPasswordAccount,
  aServer,
  aSignedInEmployee,
  linksInLetters,
  signInByPassword,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let school: { id: number };
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
  school = await anOrganization(server.database.kysely);
});
afterAll(() => server.close());

const db = () => server.database.kysely;
async function aTeacher() {
  const { personId } = await anEmployee(db(), { organizationId: school.id });
  const account = await aPasswordAccount(db(), { personId });
  const browser = aBrowser(server, `10.3.0.${account.accountId}`);
  await signInByPassword(browser, account);
  return { personId, ...account, browser };
}
const settingsOf = async (browser: Awaited<ReturnType<typeof aTeacher>>['browser']) =>
  (await browser.send('GET', '/api/account/settings')).json<Record<string, unknown>>();

test('preferences follow the account to another device; before the first choice there are none', async () => {
  const teacher = await aTeacher();
  const preferences = { language: null, appearance: null, preferredContact: null, startPages: {} };
  const read = async (browser = teacher.browser) =>
    (await browser.send('GET', '/api/account/preferences')).json<unknown>();
  expect(await read()).toEqual(preferences);

  const chosen = {
    language: 'en',
    appearance: {
      colorScheme: 'dark',
      textSize: 'large',
      letterSpacing: 'wide',
      lineSpacing: 'usual',
      contrast: 'blue',
      pictures: false,
    },
    preferredContact: 'phone',
    startPages: { teacher: 'journal' },
  };
  await teacher.browser.send('PUT', '/api/account/preferences', chosen);
  await teacher.browser.send('PUT', '/api/account/preferences', chosen);
  const phone = aBrowser(server, '10.3.1.1');
  await signInByPassword(phone, teacher);
  expect(await read(phone)).toEqual(chosen);
});

test('an e-mail is the person’s only when the link of its letter is opened, once, and the password was known', async () => {
  const teacher = await aTeacher();
  const change = (email: string, password: string | null) =>
    teacher.browser.send('PUT', '/api/account/email', { email, password });
  expect((await change('new@example.com', null)).json()).toMatchObject({ errors: [{ field: '/password' }] });
  expect((await change('new@example.com', 'wrong one')).json()).toMatchObject({
    errors: [{ code: 'password.wrong' }],
  });
  expect((await change('New@Example.com', teacher.password)).statusCode).toBe(204);
  expect(await settingsOf(teacher.browser)).toMatchObject({
    email: null,
    emailConfirmed: false,
    emailWaiting: 'new@example.com',
  });
  const token = await vi.waitFor(async () => {
    const [link] = await linksInLetters(server, 'new@example.com');
    return link ?? Promise.reject(new Error('no letter yet'));
  }, 15_000);
  const stranger = aBrowser(server, '10.3.1.2');
  expect(
    (
      await stranger.post('/api/sign-in/link/password', {
        token,
        password: 'сорок тысяч обезьян',
        userName: null,
      })
    ).statusCode,
  ).toBe(404);
  expect((await stranger.post('/api/sign-in/link/email', { token })).statusCode).toBe(204);
  expect((await stranger.post('/api/sign-in/link/email', { token })).statusCode).toBe(404);
  expect(await settingsOf(teacher.browser)).toMatchObject({
    email: 'new@example.com',
    emailConfirmed: true,
    emailWaiting: null,
  });
});

test('a phone is kept in its one writing, shown to the staff or not, and taken away', async () => {
  const { browser } = await aTeacher();
  const put = (phone: string | null, visibleToStaff: boolean) =>
    browser.send('PUT', '/api/account/phone', { phone, visibleToStaff });
  await put('8 (912) 345-67-89', false);
  expect(await settingsOf(browser)).toMatchObject({ phone: '+79123456789', phoneVisibleToStaff: false });
  expect((await put('12', true)).json()).toMatchObject({ errors: [{ field: '/phone' }] });
  await put(null, true);
  expect(await settingsOf(browser)).toMatchObject({ phone: null });
});

test('a phone and an address of one’s own doing stand in the history of the card, as they were and as they are', async () => {
  const { personId, password, browser } = await aTeacher();
  const put = (phone: string | null) =>
    browser.send('PUT', '/api/account/phone', { phone, visibleToStaff: true });
  await put('8 (912) 345-67-89');
  await put('8 (912) 345-67-80');
  await put('8 (912) 345-67-80');
  await browser.send('PUT', '/api/account/email', { email: 'own@example.com', password });
  const token = await vi.waitFor(async () => {
    const [link] = await linksInLetters(server, 'own@example.com');
    return link ?? Promise.reject(new Error('no letter yet'));
  }, 15_000);
  await aBrowser(server, '10.3.1.6').post('/api/sign-in/link/email', { token });

  const administrator = await aSignedInEmployee(db(), { organizationId: school.id });
  const { entries } = (
    await server.app.inject({
      url: `/api/cards/employee/${personId}/history?part=changes`,
      headers: administrator.headers,
    })
  ).json<CardHistory>();
  const phone = (value: string) => ({ kind: 'phone', value, visibleToStaff: true });
  expect(
    entries.map(({ role, organizationName, changes }) => [
      role,
      organizationName,
      changes.map(({ was, now }) => [was, now]),
    ]),
  ).toEqual([
    [null, null, [[null, { kind: 'email', value: 'own@example.com', visibleToStaff: true }]]],
    [
      'teacher',
      null,
      expect.arrayContaining([
        [phone('+79123456789'), null],
        [null, phone('+79123456780')],
      ]),
    ],
    ['teacher', null, [[null, phone('+79123456789')]]],
  ]);
  expect(entries.every(({ by }) => by !== null)).toBe(true);
});

test('a letter is written in the language that the person reads here', async () => {
  const { password, browser } = await aTeacher();
  await browser.send('PUT', '/api/account/preferences', {
    language: 'en',
    appearance: null,
    preferredContact: 'phone',
    startPages: {},
  });
  await browser.send('PUT', '/api/account/email', { email: 'reader@example.com', password });
  const letter = await vi.waitFor(async () => {
    const found = (await server.foundations.mailer.outbox?.list())?.find(
      ({ to }) => to === 'reader@example.com',
    );
    return found ?? Promise.reject(new Error('no letter yet'));
  }, 15_000);
  expect([letter.subject, letter.text.includes('Confirm it at this address')]).toEqual([
    'Confirm your address for Gorodok',
    true,
  ]);
});

test('a past year that is chosen is looked at until one goes back; a planned or a foreign one can not be chosen', async () => {
  const { id } = await anOrganization(db());
  const year = (around: string) => anOpenYear(db(), { organizationId: id, around });
  const [past, running, planned] = [
    await year('2025-11-01'),
    await year('2026-11-01'),
    await year('2027-11-01'),
  ];
  const setState = (yearId: number, state: string) =>
    db().updateTable('academicYear').set({ state }).where('id', '=', yearId).execute();
  await setState(past.id, 'closed');
  await setState(planned.id, 'planned');
  const foreign = await anOpenYear(db(), { organizationId: (await anOrganization(db())).id });
  const { headers } = await aSignedInEmployee(db(), { organizationId: id, role: 'teacher' });
  const url = '/api/account/academic-year';
  const choice = async () => (await server.app.inject({ url, headers })).json<YearChoice>();
  const choose = (academicYearId: number | null) =>
    server.app.inject({ method: 'PUT', url, headers, payload: { academicYearId } });

  expect(await choice()).toMatchObject({
    years: [{ id: running.id }, { id: past.id }],
    currentId: running.id,
    chosenId: null,
  });
  for (const wrong of [planned, foreign])
    expect((await choose(wrong.id)).json()).toMatchObject({ status: 404, code: 'academic_year.not_found' });
  await choose(past.id);
  expect((await choice()).chosenId).toBe(past.id);
  await choose(running.id);
  expect((await choice()).chosenId).toBe(null);
});

test('a wrong name goes to the own administrator’s queue, once, and nobody else’s', async () => {
  const { browser } = await aTeacher();
  await browser.post('/api/account/card-error', { text: 'Отчество с опечаткой' });
  await browser.post('/api/account/card-error', { text: 'И фамилия тоже' });
  const administrator = await aSignedInEmployee(db(), { organizationId: school.id });
  const other = await aSignedInEmployee(db(), { organizationId: (await anOrganization(db())).id });
  const list = async ({ headers }: typeof other) =>
    (await server.app.inject({ url: '/api/card-errors', headers })).json<{
      reports: { id: number; text: string }[];
    }>().reports;
  expect(await list(other)).toEqual([]);
  const [report, ...more] = await list(administrator);
  expect([report?.text, more]).toEqual(['И фамилия тоже', []]);
  const url = `/api/card-errors/${report?.id}/handled`;
  await server.app.inject({ method: 'POST', url, headers: administrator.headers });
  expect(await list(administrator)).toEqual([]);
  expect(await settingsOf(browser)).toMatchObject({ reportWaits: false });
});

test('a person sees where he is signed in, and ends one session, or all the others; nobody ends another’s', async () => {
  const teacher = await aTeacher();
  const [phone, library] = [aBrowser(server, '10.3.1.3'), aBrowser(server, '10.3.1.4')];
  for (const browser of [phone, library]) await signInByPassword(browser, teacher);
  type Listed = { id: number; current: boolean; browser: string; system: string };
  const list = async () =>
    (await teacher.browser.send('GET', '/api/session/all')).json<{ sessions: Listed[] }>().sessions;
  const sessions = await list();
  expect(sessions.map(({ current }) => current)).toEqual([true, false, false]);
  expect(sessions[0]).toMatchObject({ browser: 'Firefox', system: 'Linux' });

  const stranger = await aTeacher();
  const id = sessions[1]?.id;
  expect((await stranger.browser.send('DELETE', `/api/session/all/${id}`)).statusCode).toBe(404);
  expect((await teacher.browser.send('DELETE', `/api/session/all/${id}`)).statusCode).toBe(204);
  expect(await list()).toHaveLength(2);
  await teacher.browser.send('DELETE', '/api/session/others');
  expect(await list()).toHaveLength(1);
  for (const browser of [phone, library])
    expect((await browser.send('GET', '/api/session')).json()).toMatchObject({ state: 'anonymous' });
});

test('that somebody was here is written every five minutes at most', async () => {
  const { browser, accountId } = await aTeacher();
  const seen = async () =>
    (
      await db()
        .selectFrom('session')
        .select('lastSeenAt')
        .where('accountId', '=', accountId)
        .executeTakeFirstOrThrow()
    ).lastSeenAt.getTime();
  const first = await seen();
  await browser.send('GET', '/api/account/preferences');
  expect(await seen()).toBe(first);
  await db()
    .updateTable('session')
    .set({ lastSeenAt: new Date(first - 6 * 60_000) })
    .where('accountId', '=', accountId)
    .execute();
  await browser.send('GET', '/api/account/preferences');
  expect(await seen()).toBeGreaterThanOrEqual(first);
});
