import { createPkcePair, readCallback, relyingParty } from '@gorodok/esia';
import type { EsiaConsentRequest, RelyingPartyConfig, SignInRequest } from '@gorodok/esia';
import { expect, test } from 'vitest';
import { aBrowser, aRunningEmulator, pass } from '../testing/running-emulator.ts';
import type { RunningEmulator } from '../testing/running-emulator.ts';

const password = 'gorodok-2026';

/** Signs the mother in (or somebody else) and returns where she is sent. */
async function signIn(emulator: RunningEmulator, asked: Partial<SignInRequest> = {}, login = '+79000000001') {
  const browser = aBrowser(emulator);
  const request = await browser.beginSignIn('state-1', asked);
  const { location } = await browser.submit({ request, login, password });
  return { browser, request, location };
}

const queryOf = (location: string) => Object.fromEntries(new URL(location).searchParams);
const withConfig = (emulator: RunningEmulator, changes: Partial<RelyingPartyConfig>): RunningEmulator => ({
  ...emulator,
  config: { ...emulator.config, ...changes },
});

test('a refresh token brings new tokens once, and survives a restart', async () => {
  const emulator = withConfig(await aRunningEmulator(), { access: 'offline' });
  const school = relyingParty(emulator.config);
  const first = await school.exchangeCode(readCallback(queryOf((await signIn(emulator)).location)).code);
  await emulator.restart();
  pass(emulator, 3000);
  const second = await school.refresh(first);
  expect(second.oid).toBe(first.oid);
  expect(second.expiresAt.getTime()).toBeGreaterThan(first.expiresAt.getTime());
  expect(await school.readPerson(second)).toMatchObject({ lastName: 'Соколова' });
  await expect(school.refresh(first)).rejects.toMatchObject({ code: 'ESIA-007011' });
  await expect(school.refresh(second)).resolves.toMatchObject({ oid: first.oid });
});

test('without offline access there is no refresh token, and the school is told so before it asks', async () => {
  const emulator = await aRunningEmulator();
  const school = relyingParty(emulator.config);
  const tokens = await school.exchangeCode(readCallback(queryOf((await signIn(emulator)).location)).code);
  expect(tokens.refreshToken).toBeNull();
  await expect(school.refresh(tokens)).rejects.toMatchObject({ kind: 'protocol' });
});

test('a refresh token of one school is of no use to another', async () => {
  const emulator = withConfig(await aRunningEmulator(), { access: 'offline' });
  const tokens = await relyingParty(emulator.config).exchangeCode(
    readCallback(queryOf((await signIn(emulator)).location)).code,
  );
  const other = relyingParty({ ...emulator.config, scope: ['openid', 'fullname'] });
  await expect(other.refresh(tokens)).rejects.toMatchObject({ code: 'ESIA-007011' });
});

test('a code that was exchanged stays used after a restart', async () => {
  const emulator = await aRunningEmulator();
  const school = relyingParty(emulator.config);
  const { code } = readCallback(queryOf((await signIn(emulator)).location));
  await school.exchangeCode(code);
  await emulator.restart();
  await expect(school.exchangeCode(code)).rejects.toMatchObject({ code: 'ESIA-007011' });
});

test('with PKCE only the holder of the verifier exchanges the code', async () => {
  const emulator = await aRunningEmulator();
  const school = relyingParty(emulator.config);
  const { codeVerifier, codeChallenge } = createPkcePair();
  const codeOf = async (asked: Partial<SignInRequest>) =>
    readCallback(queryOf((await signIn(emulator, asked)).location)).code;
  const code = await codeOf({ codeChallenge });
  await expect(school.exchangeCode(code)).rejects.toMatchObject({ code: 'ESIA-007014' });
  await expect(
    school.exchangeCode(code, { codeVerifier: createPkcePair().codeVerifier }),
  ).rejects.toMatchObject({ code: 'ESIA-007040' });
  await expect(school.exchangeCode(code, { codeVerifier })).resolves.toMatchObject({ oid: 1000000001 });
  const without = await codeOf({});
  await expect(school.exchangeCode(without, { codeVerifier })).rejects.toMatchObject({ code: 'ESIA-007039' });
});

test('a system registered with PKCE has to ask with a challenge', async () => {
  const emulator = await aRunningEmulator(undefined, { pkce: true });
  const { location } = await aBrowser(emulator).open(
    await relyingParty(emulator.config).authorizationUrl({ state: 's' }),
  );
  expect(queryOf(location)).toMatchObject({ error_description: expect.stringContaining('ESIA-007014') });
});

test.each<
  [filter: NonNullable<SignInRequest['personFilter']>, who: string, login: string, code: string | null]
>([
  ['conf_acc', 'a mother', '+79000000001', null],
  ['conf_acc', 'somebody not confirmed', 'v.lebedeva@example.org', '007055'],
  ['conf_acc', 'a child', '+79000000002', '007055'],
  ['acc_kid', 'a child', '+79000000002', null],
  ['acc_kid', 'a mother', '+79000000001', '007062'],
  ['acc_not_kid', 'a child', '+79000000002', '007062'],
  ['acc_not_kid', 'a mother', '+79000000001', null],
])('with the filter %s %s (%s) is answered %s', async (personFilter, _who, login, code) => {
  const { location } = await signIn(await aRunningEmulator(), { personFilter }, login);
  const { error_description: error = null } = queryOf(location);
  if (code === null) expect(error).toBeNull();
  else expect(error).toContain(`ESIA-${code}`);
});

test('an unknown filter of accounts is refused', async () => {
  const emulator = await aRunningEmulator();
  const address = await relyingParty(emulator.config).authorizationUrl({
    state: 's',
    personFilter: 'conf_acc',
  });
  address.searchParams.set('person_filter', 'everybody');
  expect(queryOf((await aBrowser(emulator).open(address)).location)).toMatchObject({
    error_description: expect.stringContaining('ESIA-007003'),
  });
});

const diary: EsiaConsentRequest = {
  type: 'EDU_JOURNAL',
  responsible: 'Школа № 1',
  expiresInMinutes: 60 * 24 * 365,
  purposes: ['EDU_JOURNAL'],
  scopes: ['fullname', 'snils'],
};

test('a person gives the electronic consent a school asks for, and the school reads it until it is withdrawn', async () => {
  const emulator = await aRunningEmulator();
  const school = relyingParty(emulator.config);
  const permissions = [diary];
  const { browser, request, location } = await signIn(emulator, { permissions });
  expect(location).toBe(`/login/consent?request=${request}`);
  expect((await browser.open(location)).text).toContain('Электронный дневник');
  const back = await browser.post('/login/consent', { request, action: 'allow' });
  const tokens = await school.exchangeCode(readCallback(queryOf(back.location)).code, { permissions });
  const [consent] = await school.readConsents(tokens);
  expect(consent).toMatchObject({ type: 'EDU_JOURNAL', active: true, scopes: ['fullname', 'snils'] });
  await browser.post('/profile/consents', { action: 'withdraw', consent: consent?.id ?? '' });
  expect(await school.readConsents(tokens)).toMatchObject([{ active: false }]);
});

test('a consent given again takes the place of the first', async () => {
  const emulator = await aRunningEmulator();
  const permissions = [diary];
  for (let time = 0; time < 2; time++) {
    const { browser, request } = await signIn(emulator, { permissions });
    await browser.post('/login/consent', { request, action: 'allow' });
  }
  const { browser } = await signIn(emulator);
  expect((await browser.open('/profile/consents')).text.match(/value="withdraw"/g)).toHaveLength(1);
});

test('who declines the consent comes back with 007004', async () => {
  const emulator = await aRunningEmulator();
  const { browser, request } = await signIn(emulator, { permissions: [diary] });
  const back = await browser.post('/login/consent', { request, action: 'decline' });
  expect(queryOf(back.location)).toMatchObject({ error_description: expect.stringContaining('007004') });
});

test('nobody consents before having signed in', async () => {
  const emulator = await aRunningEmulator();
  const browser = aBrowser(emulator);
  const request = await browser.beginSignIn('s', { permissions: [diary] });
  expect((await browser.post('/login/consent', { request, action: 'allow' })).status).toBe(410);
});

test.each<[string, Partial<EsiaConsentRequest>, string]>([
  ['without a type', { type: '' }, '036700'],
  ['of an unknown type', { type: 'HOROSCOPE' }, '036701'],
  ['without a scope that its type demands', { scopes: ['snils'] }, '036702'],
  ['with a scope that its type does not know', { scopes: ['fullname', 'inn'] }, '036703'],
  ['without an action', { actions: [] }, '036705'],
  ['with an unknown action', { actions: ['SELL'] }, '036706'],
  ['without a purpose', { purposes: [] }, '036707'],
  ['that ends before it begins', { expiresInMinutes: 0 }, '036716'],
  ['for an unknown purpose', { purposes: ['HOROSCOPE'] }, '036726'],
  ['for two purposes', { purposes: ['EDU_JOURNAL', 'EDU_JOURNAL'] }, '036727'],
])('a consent %s is refused', async (_name, changes, code) => {
  const emulator = await aRunningEmulator();
  const permissions = [{ ...diary, ...changes }];
  const address = await relyingParty(emulator.config).authorizationUrl({ state: 's', permissions });
  expect(queryOf((await aBrowser(emulator).open(address)).location)).toMatchObject({
    error_description: expect.stringContaining(`ESIA-${code}`),
  });
});

test('children and contacts are read', async () => {
  const emulator = withConfig(await aRunningEmulator(), {
    scope: ['openid', 'fullname', 'kid_fullname', 'kid_snils', 'kid_birth_cert_doc', 'mobile'],
  });
  const school = relyingParty(emulator.config);
  const tokens = await school.exchangeCode(readCallback(queryOf((await signIn(emulator)).location)).code);
  expect(await school.readChildren(tokens)).toMatchObject([
    { firstName: 'Пётр', snils: '90000061101', documents: [{ type: 'RF_BRTH_CERT', series: 'I-МЮ' }] },
    { firstName: 'Мария', documents: [] },
  ]);
  expect(await school.readContacts(tokens)).toEqual([
    { kind: 'mobile', value: '+7(900)0000001', verified: true },
  ]);
});
