import { expect, test } from 'vitest';
import { sampleAccounts } from '../storage/sample-accounts.ts';
import { aBrowser, aRunningEmulator, lastMessage, pass } from '../testing/running-emulator.ts';
import type { RunningEmulator } from '../testing/running-emulator.ts';

const password = 'gorodok-2026';
const daughter = '+79000000005';
const mother = '+79000000001';

/** What the school is told when this person signs in there. */
async function outcomeOf(emulator: RunningEmulator, login: string): Promise<string> {
  const browser = aBrowser(emulator);
  const { location } = await browser.submit({ request: await browser.beginSignIn(), login, password });
  const query = new URL(location).searchParams;
  return query.get('error_description')?.slice(0, 11) ?? (query.has('code') ? 'code' : 'nothing');
}

/** The mother in her cabinet, with the number of the consent that stands there. */
async function aMotherAtHer(emulator: RunningEmulator) {
  const browser = aBrowser(emulator);
  await browser.enterCabinet(mother, password);
  const { text } = await browser.open('/profile/consents');
  const consent = /name="consent" value="([^"]+)"/.exec(text)?.[1] ?? '';
  return { browser, text, consent };
}

test('a fifteen-year-old gets in once her mother has allowed it, and until she takes it back', async () => {
  const emulator = await aRunningEmulator(undefined, { parentConsent: true });
  expect(await outcomeOf(emulator, daughter)).toBe('ESIA-007019');
  expect(await lastMessage(emulator)).toMatchObject({
    to: mother,
    text: expect.stringContaining('Школа № 1'),
  });

  const { browser, text, consent } = await aMotherAtHer(emulator);
  expect(text).toContain('Соколова Мария Андреевна');
  await browser.post('/profile/consents', { action: 'allow', consent, years: '1' });
  expect(await outcomeOf(emulator, daughter)).toBe('code');
  await emulator.restart();
  expect(await outcomeOf(emulator, daughter)).toBe('code');

  await (await aMotherAtHer(emulator)).browser.post('/profile/consents', { action: 'withdraw', consent });
  expect(await outcomeOf(emulator, daughter)).toBe('ESIA-007019');
});

test('a consent ends with its day', async () => {
  const emulator = await aRunningEmulator(undefined, { parentConsent: true });
  await outcomeOf(emulator, daughter);
  const { browser, consent } = await aMotherAtHer(emulator);
  await browser.post('/profile/consents', { action: 'allow', consent, years: '1' });
  pass(emulator, 367 * 24 * 3600);
  expect(await outcomeOf(emulator, daughter)).toBe('ESIA-007019');
});

test('a second try makes no second request, and a declined one may be asked for again', async () => {
  const emulator = await aRunningEmulator(undefined, { parentConsent: true });
  await outcomeOf(emulator, daughter);
  const asked = await lastMessage(emulator);
  await outcomeOf(emulator, daughter);
  expect(await lastMessage(emulator)).toEqual(asked);
  const { browser, text, consent } = await aMotherAtHer(emulator);
  expect(text.match(/value="allow"/g)).toHaveLength(1);
  await browser.post('/profile/consents', { action: 'decline', consent });
  expect(await outcomeOf(emulator, daughter)).toBe('ESIA-007019');
  expect((await aMotherAtHer(emulator)).text.match(/value="allow"/g)).toHaveLength(1);
});

test('neither another parent nor the daughter herself decides', async () => {
  const emulator = await aRunningEmulator(undefined, { parentConsent: true });
  await outcomeOf(emulator, daughter);
  const { consent } = await aMotherAtHer(emulator);
  for (const login of ['m.orlov@example.org', daughter]) {
    const browser = aBrowser(emulator);
    await browser.enterCabinet(login, password);
    await browser.post('/profile/consents', { action: 'allow', consent, years: '5' });
  }
  expect(await outcomeOf(emulator, daughter)).toBe('ESIA-007019');
});

test('adults need nobody’s consent, and other systems do not ask for it', async () => {
  const strict = await aRunningEmulator(undefined, { parentConsent: true });
  expect(await outcomeOf(strict, mother)).toBe('code');
  expect(await outcomeOf(await aRunningEmulator(), daughter)).toBe('code');
});

test('the accounts file may bring consents along', async () => {
  const accounts = sampleAccounts.map((account) =>
    account.login.phone === daughter
      ? { ...account, parentConsents: [{ clientId: 'SCHOOL', until: '2099-01-01' }] }
      : account,
  );
  const emulator = await aRunningEmulator(accounts, { parentConsent: true });
  expect(await outcomeOf(emulator, daughter)).toBe('code');
  expect(await outcomeOf(emulator, '+79000000002')).toBe('ESIA-007019');
});
