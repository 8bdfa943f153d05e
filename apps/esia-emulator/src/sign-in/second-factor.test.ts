import { generate } from 'otplib';
import { expect, test } from 'vitest';
import { sampleAccounts } from '../storage/sample-accounts.ts';
import { aBrowser, aRunningEmulator, lastMessage, pass } from '../testing/running-emulator.ts';
import type { Account } from '../accounts/account.ts';
import type { RunningEmulator } from '../testing/running-emulator.ts';

const mother = { login: '+79000000001', password: 'gorodok-2026' };
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

function withSecondFactor(secondFactor: NonNullable<Account['secondFactor']>) {
  return aRunningEmulator(
    sampleAccounts.map((account) => (account.oid === 1000000001 ? { ...account, secondFactor } : account)),
  );
}

/** The mother, who has given her password. */
async function aMotherAtTheSecondStep(emulator: RunningEmulator) {
  const browser = aBrowser(emulator);
  const request = await browser.beginSignIn();
  const { location } = await browser.submit({ request, ...mother });
  expect(location).toBe(`/login/confirmation?request=${request}`);
  const give = (code: string) => browser.post('/login/confirmation', { request, code });
  const again = () => browser.post('/login/confirmation', { request, action: 'resend' });
  return { browser, request, give, again };
}

const codeSent = async (emulator: RunningEmulator) => (await lastMessage(emulator)).code ?? '';
const other = (code: string) => (code === '000000' ? '000001' : '000000');

test('after the password a code by SMS is asked for, and the right one leads to the school', async () => {
  const emulator = await withSecondFactor({ kind: 'sms' });
  const { browser, request, give } = await aMotherAtTheSecondStep(emulator);
  expect((await browser.submit({ request, action: 'continue' })).location).toBe(`/login?request=${request}`);
  const code = await codeSent(emulator);
  expect((await give(other(code))).status).toBe(401);
  expect(new URL((await give(code)).location).searchParams.has('code')).toBe(true);
});

test('a code lives for 300 seconds and three attempts; only then a new one is sent', async () => {
  const emulator = await withSecondFactor({ kind: 'sms' });
  const { give, again } = await aMotherAtTheSecondStep(emulator);
  const first = await codeSent(emulator);
  await again();
  expect(await codeSent(emulator)).toBe(first);
  pass(emulator, 301);
  expect((await give(first)).text).toContain('Время действия кода истекло');
  await again();
  const second = await codeSent(emulator);
  for (let attempt = 0; attempt < 3; attempt++) await give(other(second));
  expect((await give(second)).status).toBe(401);
});

test('new codes give no endless attempts', async () => {
  const emulator = await withSecondFactor({ kind: 'sms' });
  const { give, again } = await aMotherAtTheSecondStep(emulator);
  for (let attempt = 0; attempt < 6; attempt++) {
    await give(other(await codeSent(emulator)));
    await again();
  }
  expect((await give(await codeSent(emulator))).text).toContain('Слишком много попыток');
});

test('a code of an app is taken, by the emulator’s own clock', async () => {
  const emulator = await withSecondFactor({ kind: 'totp', secret });
  pass(emulator, 7200);
  const { give } = await aMotherAtTheSecondStep(emulator);
  const now = Math.floor(emulator.clock.now.getTime() / 1000);
  expect((await give(await generate({ secret, epoch: now - 7200 }))).status).toBe(401);
  const { location } = await give(await generate({ secret, epoch: now }));
  expect(new URL(location).searchParams.has('code')).toBe(true);
});

test('a system that demands a second factor refuses accounts without one', async () => {
  const emulator = await aRunningEmulator(undefined, { secondFactor: true });
  const browser = aBrowser(emulator);
  const { location } = await browser.submit({ request: await browser.beginSignIn(), ...mother });
  expect(new URL(location).searchParams.get('error_description')).toContain('ESIA-007046');
});

test('the second factor is turned on in the cabinet, and off with the password only', async () => {
  const emulator = await aRunningEmulator();
  const browser = aBrowser(emulator);
  await browser.enterCabinet(mother.login, mother.password);
  await browser.post('/profile/security', { action: 'sms' });
  expect((await browser.post('/profile/security', { action: 'off', current: 'wrong' })).status).toBe(422);
  await aMotherAtTheSecondStep(emulator);
  await browser.post('/profile/security', { action: 'off', current: mother.password });
  const next = aBrowser(emulator);
  const { location } = await next.submit({ request: await next.beginSignIn(), ...mother });
  expect(location).toMatch(/^http:\/\/school\.example/);
});
