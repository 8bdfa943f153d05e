import { relyingParty } from '@gorodok/esia';
import { expect, test } from 'vitest';
import { aRunningEmulator, codeOf } from '../testing/running-emulator.ts';
import type { RunningEmulator } from '../testing/running-emulator.ts';

const mother = '/rs/prns/1000000001';

/** Reads as the mother with these scopes granted. */
async function aReader(emulator: RunningEmulator, scope: readonly string[]) {
  const config = { ...emulator, config: { ...emulator.config, scope } };
  const code = await codeOf(config, '79000000001', 'gorodok-2026');
  const { accessToken } = await relyingParty(config.config).exchangeCode(code);
  return async (path: string) => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const response = await fetch(new URL(path, emulator.baseUrl), { headers });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body };
  };
}

test('only what was asked for is shown', async () => {
  const read = await aReader(await aRunningEmulator(), ['openid', 'fullname']);
  const { body } = await read(`${mother}?embed=(documents.elements,kids.elements)`);
  expect(body).toMatchObject({ lastName: 'Соколова', trusted: true });
  expect(body).not.toHaveProperty('snils');
  expect(body).not.toHaveProperty('documents');
  expect(await read(`${mother}/docs`)).toMatchObject({ status: 403, body: { code: 'ESIA-005029' } });
});

test('collections come as links, which can be followed, or with their elements', async () => {
  const emulator = await aRunningEmulator();
  const read = await aReader(emulator, [
    'openid',
    'fullname',
    'id_doc',
    'contacts',
    'addresses',
    'kid_fullname',
  ]);
  for (const collection of ['docs', 'ctts', 'addrs', 'kids']) {
    const { body: links } = await read(`${mother}/${collection}`);
    expect(links).toMatchObject({
      elements: [expect.stringContaining(`${emulator.baseUrl}${mother}/${collection}/`), ...anyRest(links)],
    });
    const { body: entities } = await read(`${mother}/${collection}?embed=(elements)`);
    const first = firstOf(entities);
    expect((await read(String(firstOf(links)))).body).toEqual(first);
  }
});

const elementsOf = (body: unknown): unknown[] =>
  typeof body === 'object' && body !== null && 'elements' in body && Array.isArray(body.elements)
    ? body.elements
    : [];
const firstOf = (body: unknown) => elementsOf(body)[0];
const anyRest = (body: unknown) => elementsOf(body).slice(1);

test('embedded collections may carry the version of a schema', async () => {
  const read = await aReader(await aRunningEmulator(), ['openid', 'fullname', 'id_doc', 'contacts']);
  const { body } = await read(`${mother}?embed=(documents-1.elements-1,contacts)`);
  expect(body).toMatchObject({
    documents: { size: 1, elements: [{ type: 'RF_PASSPORT', vrfStu: 'VERIFIED', issueDate: '01.04.2006' }] },
    contacts: { size: 2, elements: [expect.stringMatching(/ctts/), expect.stringMatching(/ctts/)] },
  });
});

test('contacts are written as ЕСИА writes them', async () => {
  const read = await aReader(await aRunningEmulator(), ['openid', 'mobile']);
  expect((await read(`${mother}/ctts?embed=(elements)`)).body).toMatchObject({
    size: 1,
    elements: [{ type: 'MBT', value: '+7(900)0000001', vrfStu: 'VERIFIED' }],
  });
});

test('a mother sees her child and its certificate of birth, and no stranger', async () => {
  const read = await aReader(await aRunningEmulator(), [
    'openid',
    'kid_fullname',
    'kid_snils',
    'kid_birth_cert_doc',
  ]);
  expect((await read(`${mother}/kids?embed=(elements)`)).body).toMatchObject({
    elements: [{ id: 1000000002, firstName: 'Пётр', snils: '900-000-611 01' }, { firstName: 'Мария' }],
  });
  expect((await read(`${mother}/kids/1000000002/docs?embed=(elements)`)).body).toMatchObject({
    elements: [{ type: 'RF_BRTH_CERT' }],
  });
  expect((await read(`${mother}/kids/1000000003/docs`)).status).toBe(404);
  expect((await read('/rs/prns/1000000003')).status).toBe(403);
});

test('without a token, with a foreign one or after an hour nothing is shown', async () => {
  const emulator = await aRunningEmulator();
  const read = await aReader(emulator, ['openid', 'fullname']);
  expect((await fetch(`${emulator.baseUrl}${mother}`)).status).toBe(401);
  const code = await codeOf(emulator, '79000000001', 'gorodok-2026');
  const headers = { authorization: `Bearer ${code}` };
  expect((await fetch(`${emulator.baseUrl}${mother}`, { headers })).status).toBe(401);
  emulator.clock.now = new Date(emulator.clock.now.getTime() + 3_601_000);
  expect(await read(mother)).toMatchObject({ status: 401, body: { code: 'ESIA-005013' } });
});
