import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatTimestamp, relyingParty } from '@gorodok/esia';
import { expect, test } from 'vitest';
import { buildEmulator } from '../emulator.ts';
import { aBrowser, aRunningEmulator, set, system } from '../testing/running-emulator.ts';

test('the clock of the emulator is moved, and a request of now is out of time', async () => {
  const emulator = await aRunningEmulator();
  await set(emulator, 'clock', { offsetSeconds: 301 });
  const address = await relyingParty(emulator.config).authorizationUrl({ state: 's' });
  expect((await aBrowser(emulator).open(address)).location).toContain('ESIA-007015');
  await set(emulator, 'clock', { offsetSeconds: 299 });
  expect((await aBrowser(emulator).open(address)).location).toMatch(/^\/login/);
  expect(formatTimestamp(emulator.clock.now)).toBe(address.searchParams.get('timestamp'));
});

test.each([
  ['registry', { delaySeconds: 5, outcome: 'perhaps' }],
  ['registry', { delaySeconds: -1, outcome: 'passed' }],
  ['clock', { offsetSeconds: 'tomorrow' }],
] as const)('a wrong setting of the %s is refused', async (what, value) => {
  await expect(set(await aRunningEmulator(), what, value)).rejects.toThrow('400');
});

test('a form that another site sends is refused, whichever page it is for', async () => {
  const { baseUrl } = await aRunningEmulator();
  for (const path of ['/desk/key', '/profile/consents', '/systems', '/login']) {
    for (const site of ['cross-site', 'same-site']) {
      const answer = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: { 'sec-fetch-site': site },
        body: new URLSearchParams({ snils: '90000060099' }),
      });
      expect(answer.status).toBe(403);
    }
  }
});

test('every page says that it is not for a working system', async () => {
  const emulator = await aRunningEmulator();
  const browser = aBrowser(emulator);
  await browser.enterCabinet('+79000000001', 'gorodok-2026');
  const pages = [
    '',
    'registration',
    'recovery',
    'profile',
    'profile/family',
    'profile/consents',
    'profile/security',
  ];
  for (const page of [...pages, 'profile/confirmation', 'outbox', 'desk', 'systems', 'explain', 'nowhere'])
    expect((await browser.open(`/${page}`)).text).toContain('не для рабочей системы');
});

test('a system is registered on the page and signs people in at once; a known mnemonic is not taken over', async () => {
  const emulator = await aRunningEmulator();
  const browser = aBrowser(emulator);
  const asked = {
    clientId: 'NEW',
    name: 'Новая система',
    redirectHosts: 'school.example',
    scopes: 'openid fullname',
    certificatePem: system.certificatePem,
    tokenAlgorithm: 'RS256',
  };
  expect((await browser.post('/systems', { ...asked, clientId: 'SCHOOL' })).status).toBe(422);
  expect((await browser.post('/systems', { ...asked, certificatePem: 'no certificate' })).status).toBe(422);
  expect((await browser.post('/systems', { ...asked, scopes: 'openid horoscope' })).status).toBe(422);
  await browser.post('/systems', asked);
  await emulator.restart();
  const config = { ...emulator.config, clientId: 'NEW', scope: ['openid', 'fullname'] };
  const address = await relyingParty(config).authorizationUrl({ state: 's' });
  expect((await browser.open(address)).location).toMatch(/^\/login/);
  expect((await browser.open('/systems')).text).toContain('Новая система');
});

test('neither production nor a state of another version is started with', async () => {
  const { dataFolder } = await aRunningEmulator();
  const start = () => buildEmulator({ dataFolder, baseUrl: 'http://127.0.0.1:1' });
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  expect(start).toThrow(/NODE_ENV=production/);
  process.env['NODE_ENV'] = before;
  const file = join(dataFolder, 'state.json');
  writeFileSync(file, '{"format": 0}');
  expect(start).toThrow(/state\.json/);
  rmSync(file);
});
