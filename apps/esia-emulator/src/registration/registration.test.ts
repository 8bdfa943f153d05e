import { relyingParty } from '@gorodok/esia';
import { expect, test } from 'vitest';
import { aBrowser, aRunningEmulator, codeOf, keyIn, lastMessage, pass } from '../testing/running-emulator.ts';
import type { RunningEmulator } from '../testing/running-emulator.ts';

const newcomer = { lastName: 'Новикова', firstName: 'Ольга', phone: '+7 912 000-11-22', by: 'phone' };
const password = 'Parol-2026!';

/** Somebody who has sent the first form, with the code that came. */
async function aNewcomer(emulator: RunningEmulator) {
  const browser = aBrowser(emulator);
  const key = keyIn((await browser.post('/registration', newcomer)).location);
  const give = (code: string) => browser.post('/registration/code', { key, code });
  const choose = (chosen: string, repeated = chosen) =>
    browser.post('/registration/password', { key, password: chosen, repeated });
  const codeSent = async () => (await lastMessage(emulator)).code ?? '';
  return { browser, key, give, choose, codeSent };
}

test('surname, first name and a phone make an account that signs in, and the school sees that it is not confirmed', async () => {
  const emulator = await aRunningEmulator();
  const { give, choose, codeSent } = await aNewcomer(emulator);
  await give(await codeSent());
  expect((await choose(password)).text).toContain('Регистрация завершена');
  await emulator.restart();
  const school = relyingParty(emulator.config);
  const tokens = await school.exchangeCode(await codeOf(emulator, newcomer.phone, password));
  expect(await school.readPerson(tokens)).toMatchObject({
    lastName: 'Новикова',
    level: 'unconfirmed',
    trusted: false,
    birthDate: null,
  });
});

test('a code lives for 300 seconds, and a new one comes only after that', async () => {
  const emulator = await aRunningEmulator();
  const { browser, key, give, codeSent } = await aNewcomer(emulator);
  const first = await codeSent();
  await browser.post('/registration/code', { key, action: 'resend' });
  expect(await codeSent()).toBe(first);
  pass(emulator, 300);
  expect((await give(first)).text).toContain('Время действия кода истекло');
  await browser.post('/registration/code', { key, action: 'resend' });
  expect((await give(await codeSent())).location).toContain('/registration/password');
});

test('no password is chosen before the phone has been proved', async () => {
  const emulator = await aRunningEmulator();
  const { choose } = await aNewcomer(emulator);
  expect((await choose(password)).status).toBe(410);
});

test.each([
  ['short', 'Par-26!', 'короче 8'],
  ['Russian', 'Пароль-2026', 'латинские'],
  ['with a sign that is not allowed', 'Parol-2026#', 'латинские'],
])('a %s password is refused with the rule', async (_name, weak, rule) => {
  const emulator = await aRunningEmulator();
  const { give, choose, codeSent } = await aNewcomer(emulator);
  await give(await codeSent());
  const refused = await choose(weak);
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining(rule)]);
  expect((await choose(password, `${password}x`)).text).toContain('не совпали');
  expect((await choose(password)).status).toBe(200);
});

test('without a phone a link comes by e-mail, and is good for three days', async () => {
  const emulator = await aRunningEmulator();
  const browser = aBrowser(emulator);
  const register = async (email: string) => {
    await browser.post('/registration', { ...newcomer, by: 'email', email });
    return (await lastMessage(emulator)).link ?? '';
  };
  const late = await register('late@example.org');
  pass(emulator, 3 * 24 * 3600 + 1);
  expect((await browser.open(late)).status).toBe(410);
  const link = await register('olga@example.org');
  pass(emulator, 2 * 24 * 3600);
  const { location } = await browser.open(link);
  const key = keyIn(location);
  await browser.post('/registration/password', { key, password, repeated: password });
  expect(await codeOf(emulator, 'olga@example.org', password)).toMatch(/^ey/);
  expect((await browser.open(link)).status).toBe(410);
});

test('a phone of somebody else and a name in Latin letters are refused at their fields', async () => {
  const browser = aBrowser(await aRunningEmulator());
  const taken = await browser.post('/registration', { ...newcomer, phone: '+79000000001' });
  expect([taken.status, taken.text]).toEqual([422, expect.stringContaining('уже указан в другой')]);
  const latin = await browser.post('/registration', { ...newcomer, lastName: 'Novikova1' });
  expect([latin.status, latin.text]).toEqual([422, expect.stringContaining('id="lastName-problem"')]);
});

test('two who register one phone at once make one account', async () => {
  const emulator = await aRunningEmulator();
  const first = await aNewcomer(emulator);
  await first.give(await first.codeSent());
  const second = await aNewcomer(emulator);
  await second.give(await second.codeSent());
  expect((await first.choose(password)).status).toBe(200);
  expect((await second.choose('Other-2026!')).status).toBe(410);
  expect((await first.choose('Other-2026!')).status).toBe(410);
});

test('a forgotten password is replaced by code, with the СНИЛС where the account has one', async () => {
  const emulator = await aRunningEmulator();
  const browser = aBrowser(emulator);
  const key = keyIn((await browser.post('/recovery', { login: '8 900 000-00-01' })).location);
  await browser.post('/registration/code', { key, code: (await lastMessage(emulator)).code ?? '' });
  const chosen = { key, password, repeated: password };
  expect((await browser.post('/registration/password', { ...chosen, snils: '' })).status).toBe(422);
  await browser.post('/registration/password', { ...chosen, snils: '900-000-600 99' });
  expect(await codeOf(emulator, '79000000001', password)).toMatch(/^ey/);
  await expect(codeOf(emulator, '79000000001', 'gorodok-2026')).rejects.toThrow();
});

test('recovery tells nobody whether a login exists, and sends nothing to nobody', async () => {
  const emulator = await aRunningEmulator();
  const browser = aBrowser(emulator);
  const pageFor = async (login: string) => {
    const { location } = await browser.post('/recovery', { login });
    return (await browser.open(location)).text.replaceAll(keyIn(location), 'KEY');
  };
  expect(await pageFor('+79990001122')).toBe(await pageFor('+79000000003'));
  expect((await lastMessage(emulator)).to).toBe('+79000000003');
});
