import { readCallback, relyingParty } from '@gorodok/esia';
import { expect, test } from 'vitest';
import { sampleAccounts } from '../storage/sample-accounts.ts';
import { aBrowser, aRunningEmulator, codeOf } from '../testing/running-emulator.ts';

const mother = { login: '8 (900) 000-00-01', password: 'gorodok-2026' };
const queryOf = (location: string) => Object.fromEntries(new URL(location).searchParams);

test('a mother signs in, and the school reads her name, СНИЛС and passport', async () => {
  const emulator = await aRunningEmulator();
  const school = relyingParty(emulator.config);
  const browser = aBrowser(emulator);
  const request = await browser.beginSignIn('state-of-the-mother');
  const { location } = await browser.submit({ request, ...mother });

  const { code, state } = readCallback(queryOf(location));
  expect(state).toBe('state-of-the-mother');
  const person = await school.readPerson(await school.exchangeCode(code));

  expect(person).toMatchObject({
    oid: 1000000001,
    trusted: true,
    level: 'confirmed',
    lastName: 'Соколова',
    birthDate: '1986-03-14',
    gender: 'female',
    snils: '90000060099',
    documents: [{ type: 'RF_PASSPORT', series: '4506', number: '000001', issueId: '770001', verified: true }],
  });
});

test('a pupil signs in with a child account and a teacher without documents has none', async () => {
  const emulator = await aRunningEmulator();
  const school = relyingParty(emulator.config);
  const personOf = async (login: string) =>
    school.readPerson(await school.exchangeCode(await codeOf(emulator, login, mother.password)));
  expect(await personOf('+7 900 000-00-02')).toMatchObject({
    level: 'child',
    documents: [{ type: 'RF_BRTH_CERT' }],
  });
  expect(await personOf('M.Orlov@example.org')).toMatchObject({ middleName: null, documents: [] });
  expect(await personOf('v.lebedeva@example.org')).toMatchObject({
    level: 'unconfirmed',
    trusted: false,
    snils: null,
  });
});

test('every ready account signs in with one click', async () => {
  const emulator = await aRunningEmulator();
  for (const { oid } of sampleAccounts) {
    const browser = aBrowser(emulator);
    const { location } = await browser.submit({ request: await browser.beginSignIn(), account: String(oid) });
    const tokens = await relyingParty(emulator.config).exchangeCode(readCallback(queryOf(location)).code);
    expect(tokens.oid).toBe(oid);
  }
});

test('an account that is not listed cannot be entered without its password', async () => {
  const emulator = await aRunningEmulator(sampleAccounts.map((account) => ({ ...account, featured: false })));
  const browser = aBrowser(emulator);
  const request = await browser.beginSignIn();
  expect((await browser.open(`/login?request=${request}`)).text).not.toContain('Кем войти');
  expect((await browser.submit({ request, account: '1000000001' })).status).toBe(401);
});

test('an unknown login and a wrong password look the same', async () => {
  const browser = aBrowser(await aRunningEmulator());
  const request = await browser.beginSignIn();
  const wrong = await browser.submit({ request, login: 'nobody@example.org', password: 'x' });
  const unknown = await browser.submit({ request, login: 'a.sokolova@example.org', password: 'x' });
  expect(wrong.status).toBe(401);
  expect(unknown.text.replace('a.sokolova', 'nobody')).toBe(wrong.text);
});

test('after five wrong passwords even the right one waits a minute', async () => {
  const emulator = await aRunningEmulator();
  const browser = aBrowser(emulator);
  const request = await browser.beginSignIn();
  for (let attempt = 0; attempt < 5; attempt++) await browser.submit({ request, ...mother, password: 'x' });
  expect((await browser.submit({ request, ...mother })).status).toBe(429);
  emulator.clock.now = new Date(emulator.clock.now.getTime() + 61_000);
  expect((await browser.submit({ request, ...mother })).status).toBe(302);
});

test('who signed in before goes on with one click, or somebody else signs in', async () => {
  const browser = aBrowser(await aRunningEmulator());
  await browser.submit({ request: await browser.beginSignIn(), ...mother });
  const request = await browser.beginSignIn();
  expect((await browser.open(`/login?request=${request}`)).text).toContain('Продолжить как Анна Соколова');
  await browser.submit({ request, action: 'another' });
  expect((await browser.open(`/login?request=${request}`)).text).toContain('Телефон / Email / СНИЛС');
});

test('on a foreign computer nobody is remembered', async () => {
  const browser = aBrowser(await aRunningEmulator());
  await browser.submit({ request: await browser.beginSignIn(), ...mother, foreign: 'yes' });
  expect((await browser.open(`/login?request=${await browser.beginSignIn()}`)).text).not.toContain(
    'Продолжить как',
  );
  expect((await browser.open('/profile')).location).toMatch(/^\/login/);
});

test('who cancels comes back to the school with the refusal 007004', async () => {
  const browser = aBrowser(await aRunningEmulator());
  const { location } = await browser.submit({ request: await browser.beginSignIn('s'), action: 'cancel' });
  expect(queryOf(location)).toMatchObject({ error: 'access_denied', state: 's' });
  expect(() => readCallback(queryOf(location))).toThrow('ESIA-007004');
});

test('a form posted from another browser is not taken, nor one posted twice', async () => {
  const emulator = await aRunningEmulator();
  const browser = aBrowser(emulator);
  const request = await browser.beginSignIn();
  expect((await aBrowser(emulator).submit({ request, ...mother })).status).toBe(410);
  expect((await browser.submit({ request, ...mother })).status).toBe(302);
  expect((await browser.submit({ request, ...mother })).status).toBe(410);
});

test('signing out at ЕСИА forgets the person and returns to the school only', async () => {
  const emulator = await aRunningEmulator();
  const browser = aBrowser(emulator);
  await browser.submit({ request: await browser.beginSignIn(), ...mother });
  const school = relyingParty(emulator.config);
  expect((await browser.open(school.logoutUrl('http://school.example/bye'))).location).toBe(
    'http://school.example/bye',
  );
  expect((await browser.open(`/login?request=${await browser.beginSignIn()}`)).text).not.toContain(
    'Продолжить как',
  );
  const foreign = await browser.open(school.logoutUrl('http://elsewhere.example/'));
  expect([foreign.status, foreign.location]).toEqual([200, '']);
});
