import { readCallback, relyingParty, rsaSigner } from '@gorodok/esia';
import type { EsiaSigner, RelyingPartyConfig } from '@gorodok/esia';
import esia from 'esia';
import { expect, test } from 'vitest';
import {
  aBrowser,
  aRunningEmulator,
  keyIn,
  redirectUri,
  system,
  withGost,
} from '../testing/running-emulator.ts';
import type { RunningEmulator } from '../testing/running-emulator.ts';

const mother = { login: '+7 900 000-00-01', password: 'gorodok-2026' };

/** Goes through the sign-in from this address, and returns the query with which the person comes back. */
async function signInFrom(emulator: RunningEmulator, address: string | URL) {
  const browser = aBrowser(emulator);
  const { location } = await browser.open(address);
  const back = await browser.submit({ request: keyIn(location), ...mother });
  return Object.fromEntries(new URL(back.location).searchParams);
}

const inVersion1 = ({ config }: RunningEmulator, changes: Partial<RelyingPartyConfig> = {}) =>
  relyingParty({ ...config, protocol: 'v1', ...changes });

test.each([
  ['RSA', (emulator: RunningEmulator) => emulator],
  ['ГОСТ', withGost],
])('a school with a key of %s signs in by the first version of the protocol', async (_name, chosen) => {
  const emulator = chosen(await aRunningEmulator());
  const school = inVersion1(emulator);
  const query = await signInFrom(emulator, await school.authorizationUrl({ state: 'state-1' }));
  const tokens = await school.exchangeCode(readCallback(query).code);
  expect(await school.readPerson(tokens)).toMatchObject({ lastName: 'Соколова', level: 'confirmed' });
});

const wrongSigners: [fault: string, signerOf: (emulator: RunningEmulator) => EsiaSigner, reason: string][] = [
  [
    'a raw signature in place of a CMS',
    ({ signer }) => ({ ...signer, signCms: (message) => signer.sign(message) }),
    'а в первой версии нужен CMS',
  ],
  ['the key of another system', (emulator) => withGost(emulator).signer, 'в CMS другой сертификат'],
];

test.each(wrongSigners)('%s is refused, and the developer reads why', async (_fault, wrong, reason) => {
  const emulator = await aRunningEmulator();
  const school = inVersion1(emulator, { signer: wrong(emulator) });
  const { location } = await aBrowser(emulator).open(await school.authorizationUrl({ state: 'state-1' }));
  expect(new URL(location).searchParams.get('error_description')).toMatch(/^ESIA-007053/);
  expect((await aBrowser(emulator).open('/explain')).text).toContain(reason);
});

test('the string of the second version in a CMS of the first is told from it', async () => {
  const emulator = await aRunningEmulator();
  const { signer, clock } = emulator;
  const address = await relyingParty({ ...emulator.config, now: () => clock.now }).authorizationUrl({
    state: 's',
  });
  const asked = Object.fromEntries(address.searchParams);
  const { client_id = '', scope = '', timestamp = '', state = '', redirect_uri = '' } = asked;
  const cms = await signer.signCms?.(Buffer.from(client_id + scope + timestamp + state + redirect_uri));
  address.pathname = '/aas/oauth2/ac';
  address.searchParams.set('client_secret', Buffer.from(cms ?? []).toString('base64url'));
  await aBrowser(emulator).open(address);
  expect((await aBrowser(emulator).open('/explain')).text).toContain('подписана строка второй версии');
});

test('a client of others, the package «esia» of npm, completes the sign-in unchanged', async () => {
  const emulator = await aRunningEmulator();
  const client = esia({
    esiaUrl: emulator.baseUrl,
    clientId: 'SCHOOL',
    redirectUri,
    scope: 'openid fullname snils id_doc',
    certificate: system.certificatePem,
    key: system.privateKeyPem,
  });
  const { url, params } = client.getAuth();
  const query = await signInFrom(emulator, url);
  expect(query['state']).toBe(params.state);
  const { marker, data } = await client.getAccess(query['code'] ?? '', ['/', '/docs?embed=(elements)']);
  expect(marker.decodedAccessToken['urn:esia:sbj_id']).toBe(1000000001);
  expect(data).toMatchObject([
    { lastName: 'Соколова', snils: '900-000-600 99' },
    { elements: [{ type: 'RF_PASSPORT', number: '000001' }] },
  ]);
});

test('a signer that makes no CMS is refused before anybody is sent anywhere', async () => {
  const { config } = await aRunningEmulator();
  const whole = rsaSigner(system);
  const signer: EsiaSigner = {
    certificateHash: () => whole.certificateHash(),
    sign: (message) => whole.sign(message),
  };
  expect(() => relyingParty({ ...config, protocol: 'v1', signer })).toThrow(/CMS/);
});
