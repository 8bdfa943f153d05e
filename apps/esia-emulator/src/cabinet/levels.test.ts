import { expect, test } from 'vitest';
import type { AccountSeed } from '../storage/account-seed.ts';
import { sampleAccounts } from '../storage/sample-accounts.ts';
import { aBrowser, aRunningEmulator, lastMessage, pass, set } from '../testing/running-emulator.ts';
import type { RunningEmulator } from '../testing/running-emulator.ts';

const vera = { login: 'v.lebedeva@example.org', password: 'gorodok-2026' };
const data = {
  lastName: 'Лебедева',
  firstName: 'Вера',
  middleName: 'Павловна',
  gender: 'female',
  birthDate: '05.06.1990',
  birthPlace: 'г. Челябинск',
  snils: '900-000-614 04',
  series: '7510',
  number: '123456',
  issueDate: '10.07.2010',
  issueId: '740-001',
  issuedBy: 'УФМС России по Челябинской области',
};
const standardVera: AccountSeed[] = sampleAccounts.map((account) =>
  account.login.email === vera.login
    ? {
        ...account,
        standard: true,
        birthDate: '1990-06-05',
        snils: '90000061404',
        documents: [
          {
            type: 'RF_PASSPORT',
            series: '7510',
            number: '123456',
            issueDate: '2010-07-10',
            issuedBy: 'УФМС',
            issueId: '740001',
            verified: true,
          },
        ],
      }
    : account,
);

async function aVera(emulator: RunningEmulator) {
  const browser = aBrowser(emulator);
  await browser.enterCabinet(vera.login, vera.password);
  const profile = async () => (await browser.open('/profile')).text;
  return { browser, profile };
}
const isStandard = (text: string) => /aria-current="step"[^>]*>\s*Стандартная/.test(text);
const isConfirmed = (text: string) => text.includes('ПОДТВЕРЖДЕНО');

test('data that pass the check make a standard account after the set delay, and the person is told', async () => {
  const emulator = await aRunningEmulator();
  await set(emulator, 'registry', { delaySeconds: 600, outcome: 'passed' });
  const { browser, profile } = await aVera(emulator);
  await browser.post('/profile/data', data);
  expect(await profile()).toContain('Личные данные проверяются');
  await emulator.restart();
  pass(emulator, 599);
  const returned = await aVera(emulator);
  expect(isStandard(await returned.profile())).toBe(false);
  pass(emulator, 2);
  expect(isStandard(await returned.profile())).toBe(true);
  expect(await lastMessage(emulator)).toMatchObject({
    to: vera.login,
    text: expect.stringContaining('стандартной'),
  });
});

test('data that fail the check can be mended, and what was typed is still there', async () => {
  const emulator = await aRunningEmulator();
  await set(emulator, 'registry', { delaySeconds: 0, outcome: 'failed' });
  const { browser, profile } = await aVera(emulator);
  await browser.post('/profile/data', data);
  expect(await profile()).toContain('не прошли проверку');
  expect((await browser.open('/profile/data')).text).toContain('value="05.06.1990"');
  await set(emulator, 'registry', { delaySeconds: 0, outcome: 'passed' });
  await browser.post('/profile/data', data);
  expect(isStandard(await profile())).toBe(true);
});

test.each<[string, Partial<typeof data>, string]>([
  ['a СНИЛС with a slip', { snils: '900-000-614 05' }, 'snils'],
  ['a СНИЛС of somebody else', { snils: '900-000-600 99' }, 'snils'],
  ['less than 14 years', { birthDate: '05.06.2020', issueDate: '10.07.2021' }, 'birthDate'],
  ['a passport from before the 14th birthday', { issueDate: '10.07.2001' }, 'issueDate'],
  ['a department code of three digits', { issueId: '740' }, 'issueId'],
  ['no issuer', { issuedBy: '' }, 'issuedBy'],
])('%s is refused at its field, and nothing is begun', async (_name, changes, name) => {
  const emulator = await aRunningEmulator();
  const { browser, profile } = await aVera(emulator);
  const { status, text } = await browser.post('/profile/data', { ...data, ...changes });
  expect([status, text]).toEqual([422, expect.stringContaining(`id="${name}-problem"`)]);
  expect(await profile()).toContain('Заполнить личные данные');
});

test('a code by registered letter confirms, and another letter is not sent for 30 days', async () => {
  const emulator = await aRunningEmulator(standardVera);
  const { browser } = await aVera(emulator);
  const post = (form: Record<string, string>) => browser.post('/profile/confirmation/post', form);
  const address = '454080, Челябинск, пр. Ленина, 61, кв. 5';
  expect((await post({ action: 'send', address: 'Челябинск' })).status).toBe(422);
  await post({ action: 'send', address });
  const letter = await lastMessage(emulator);
  expect(letter).toMatchObject({
    kind: 'letter',
    to: address,
    text: expect.stringMatching(/идентификатор \d{14}/),
  });
  pass(emulator, 29 * 24 * 3600);
  const returned = await aVera(emulator);
  expect(
    (await returned.browser.post('/profile/confirmation/post', { action: 'send', address })).status,
  ).toBe(422);
  pass(emulator, 2 * 24 * 3600);
  const later = await aVera(emulator);
  await later.browser.post('/profile/confirmation/post', { action: 'send', address });
  const second = await lastMessage(emulator);
  expect(second.code).not.toBe(letter.code);
  const give = (code = '') => later.browser.post('/profile/confirmation/post', { action: 'confirm', code });
  expect((await give(letter.code)).status).toBe(422);
  await give(second.code?.toLowerCase());
  expect(isConfirmed(await later.profile())).toBe(true);
});

test('after five wrong codes the letter is worth nothing', async () => {
  const emulator = await aRunningEmulator(standardVera);
  const { browser, profile } = await aVera(emulator);
  const post = (form: Record<string, string>) => browser.post('/profile/confirmation/post', form);
  await post({ action: 'send', address: '454080, Челябинск, пр. Ленина, 61' });
  const { code = '' } = await lastMessage(emulator);
  for (let attempt = 0; attempt < 5; attempt++) await post({ action: 'confirm', code: 'AAAAAAAA' });
  expect((await post({ action: 'confirm', code })).text).toContain('больше не действует');
  expect(isConfirmed(await profile())).toBe(false);
});

test('a service centre is found by address, and confirms whoever shows the passport of the account', async () => {
  const emulator = await aRunningEmulator(standardVera);
  const { browser, profile } = await aVera(emulator);
  const found = (await browser.open('/profile/confirmation/centres?address=миасс%20макеева')).text;
  expect(found).toContain('Миасс, пр. Макеева, 8а');
  expect(found).not.toContain('Магнитогорск');
  const visit = (passport: string) => browser.post('/desk/centre', { snils: '90000061404', passport });
  expect((await visit('7510 654321')).status).toBe(422);
  await visit('7510 123456');
  expect(isConfirmed(await profile())).toBe(true);
});

test('an electronic signature confirms at once, and signs in', async () => {
  const emulator = await aRunningEmulator(standardVera);
  const { browser, profile } = await aVera(emulator);
  const { text } = await browser.post('/desk/key', { snils: '900-000-614 04' });
  const key = /\d+-[0-9a-f]{24}/.exec(text)?.[0] ?? '';
  expect((await browser.post('/profile/confirmation/signature', { key: `${key}0` })).status).toBe(422);
  await browser.post('/profile/confirmation/signature', { key });
  expect(isConfirmed(await profile())).toBe(true);
  const atSchool = aBrowser(emulator);
  const request = await atSchool.beginSignIn();
  expect((await atSchool.submit({ request, key: `${key}0` })).status).toBe(401);
  expect(new URL((await atSchool.submit({ request, key })).location).searchParams.has('code')).toBe(true);
});

test('a bank opens a confirmed account at once, with the first password by SMS', async () => {
  const emulator = await aRunningEmulator();
  const client = { ...data, snils: '900-000-615 05', phone: '+79120003344' };
  const browser = aBrowser(emulator);
  expect((await browser.post('/desk/bank', { ...client, phone: '+79000000001' })).status).toBe(422);
  expect((await browser.post('/desk/bank', client)).status).toBe(200);
  const { code: password = '' } = await lastMessage(emulator);
  await browser.enterCabinet('900-000-615 05', password);
  expect(isConfirmed((await browser.open('/profile')).text)).toBe(true);
});

test('a simplified account is not confirmed by any way', async () => {
  const emulator = await aRunningEmulator();
  const { browser } = await aVera(emulator);
  for (const way of ['post', 'signature']) {
    const { location } = await browser.post(`/profile/confirmation/${way}`, { action: 'send', key: 'x' });
    expect(location).toBe('/profile/confirmation');
  }
});
