import { relyingParty } from '@gorodok/esia';
import type { RelyingPartyConfig } from '@gorodok/esia';
import { decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { aBrowser, aRunningEmulator, codeOf, withGost } from '../testing/running-emulator.ts';
import type { RunningEmulator } from '../testing/running-emulator.ts';
import { sampleAccounts } from '../storage/sample-accounts.ts';

const [parent] = sampleAccounts;
const login = parent?.login.phone ?? '';
const password = parent?.password ?? '';

/** What the school meets that has changed something of its configuration. */
const changed = (emulator: RunningEmulator, changes: Partial<RelyingPartyConfig>): RunningEmulator => ({
  ...emulator,
  config: { ...emulator.config, ...changes },
});

test('a school signs by ГОСТ, gets tokens signed by ГОСТ, and reads the person', async () => {
  const emulator = withGost(await aRunningEmulator());
  const esia = relyingParty(emulator.config);
  const tokens = await esia.exchangeCode(await codeOf(emulator, login, password));
  for (const token of [tokens.accessToken, tokens.idToken])
    expect(decodeProtectedHeader(token).alg).toBe('GOST3410_2012_256');
  expect(await esia.readPerson(tokens)).toMatchObject({ oid: parent?.oid, lastName: parent?.lastName });
});

test('the certificate that checks such tokens lies where everybody can read it', async () => {
  const emulator = withGost(await aRunningEmulator());
  const answer = await fetch(`${emulator.baseUrl}/public/esia-gost.pem`);
  expect(await answer.text()).toBe(emulator.tokenCertificatePem);
});

test('a signature with its bytes mirrored, as CryptoPro gives it, is refused, and the developer reads why', async () => {
  const emulator = withGost(await aRunningEmulator());
  const { signer } = emulator.config;
  const mirrored = changed(emulator, {
    signer: { ...signer, sign: async (message) => (await signer.sign(message)).toReversed() },
  });
  const { location } = await aBrowser(mirrored).open(
    await relyingParty(mirrored.config).authorizationUrl({ state: 'state-1' }),
  );
  expect(new URL(location).searchParams.get('error_description')).toMatch(/^ESIA-007053/);
  expect((await aBrowser(emulator).open('/explain')).text).toContain('КриптоПро');
});

test('the RSA key of one school signs nothing for another whose key is of ГОСТ', async () => {
  const rsa = await aRunningEmulator();
  const { config } = withGost(rsa);
  const mixed = changed(rsa, { clientId: config.clientId });
  const { location } = await aBrowser(rsa).open(
    await relyingParty(mixed.config).authorizationUrl({ state: 'state-1' }),
  );
  expect(new URL(location).searchParams.get('error')).toBe('access_denied');
});

test('a school with the certificate of the other kind of tokens does not take them', async () => {
  const emulator = await aRunningEmulator();
  const gost = withGost(emulator);
  const esia = relyingParty(changed(gost, { tokenCertificatePem: emulator.tokenCertificatePem }).config);
  await expect(esia.exchangeCode(await codeOf(gost, login, password))).rejects.toMatchObject({
    kind: 'protocol',
  });
});
