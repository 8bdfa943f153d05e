import { formatTimestamp, relyingParty, signedMessage } from '@gorodok/esia';
import type { EsiaError } from '@gorodok/esia';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { aBrowser, aRunningEmulator, codeOf, redirectUri } from '../testing/running-emulator.ts';
import type { RunningEmulator } from '../testing/running-emulator.ts';

type Parameters = Record<string, string>;

/** Signs as the school does whatever parameters a test has changed, so that only the change is at fault. */
async function signed(emulator: RunningEmulator, changes: Parameters): Promise<Parameters> {
  const parameters: Parameters = {
    client_id: 'SCHOOL',
    redirect_uri: redirectUri,
    scope: 'openid fullname',
    state: 'state-1',
    timestamp: formatTimestamp(emulator.clock.now),
    client_certificate_hash: await emulator.signer.certificateHash(),
    ...changes,
  };
  const message = signedMessage({
    clientId: parameters['client_id'] ?? '',
    scope: parameters['scope'] ?? '',
    timestamp: parameters['timestamp'] ?? '',
    state: parameters['state'] ?? '',
    redirectUri: parameters['redirect_uri'] ?? '',
    code: parameters['code'] ?? '',
  });
  const signature = Buffer.from(await emulator.signer.sign(Buffer.from(message)));
  return { client_secret: signature.toString('base64url'), ...parameters };
}

async function askForCode(emulator: RunningEmulator, changes: Parameters) {
  const parameters = await signed(emulator, { response_type: 'code', access_type: 'online', ...changes });
  return aBrowser(emulator).open(`/aas/oauth2/v2/ac?${String(new URLSearchParams(parameters))}`);
}

async function exchange(emulator: RunningEmulator, changes: Parameters) {
  const body = await signed(emulator, { grant_type: 'authorization_code', token_type: 'Bearer', ...changes });
  const url = `${emulator.baseUrl}/aas/oauth2/v3/te`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(body) });
  return { status: response.status, body: await response.json() };
}

const explained = async (emulator: RunningEmulator) => (await aBrowser(emulator).open('/explain')).text;

test('a system that is not known, or sends people elsewhere, is refused on a page', async () => {
  const emulator = await aRunningEmulator();
  const unknown = await askForCode(emulator, { client_id: 'NOBODY' });
  const elsewhere = await askForCode(emulator, { redirect_uri: 'http://elsewhere.example/callback' });
  const script = await askForCode(emulator, { redirect_uri: 'javascript://school.example/%0aalert(1)' });
  for (const { status, location } of [unknown, elsewhere, script])
    expect([status, location]).toEqual([400, '']);
  expect(unknown.text).toContain('ESIA-007005');
  expect(elsewhere.text).toContain('ESIA-007023');
});

const refusedWithRedirect: [name: string, changes: Parameters, error: string, code: string, check: string][] =
  [
    [
      'another response type',
      { response_type: 'token' },
      'unsupported_response_type',
      '007009',
      'checkResponseType',
    ],
    ['a value of roles', { roles: 'CHIEF' }, 'invalid_request', '007060', 'checkRolesAndObject'],
    ['a value of obj_type', { obj_type: 'P' }, 'invalid_request', '007061', 'checkRolesAndObject'],
    [
      'the scope of an organization that is not one’s own',
      { scope_org: 'org_inn?org_oid=1000' },
      'access_denied',
      '007194',
      'checkOrganizationScope',
    ],
    ['an unknown scope', { scope: 'openid horoscope' }, 'invalid_scope', '007006', 'checkScope'],
    [
      'an old time',
      { timestamp: '2020.01.01 00:00:00 +0000' },
      'invalid_request',
      '007015',
      'checkTimestamp',
    ],
    [
      'a time in another form',
      { timestamp: '2026-11-22T01:25:55Z' },
      'invalid_request',
      '007015',
      'checkTimestamp',
    ],
    [
      'a hash of SHA-1',
      { client_certificate_hash: 'A'.repeat(40) },
      'access_denied',
      '007053',
      'checkCertificateHash',
    ],
    ['a foreign signature', { client_secret: 'AAAA' }, 'access_denied', '007053', 'checkSignature'],
  ];

test.each(refusedWithRedirect)(
  '%s is told to the school tersely and explained to its developer',
  async (...row) => {
    const [, changes, error, code, check] = row;
    const emulator = await aRunningEmulator();
    const { status, location } = await askForCode(emulator, changes);
    expect(status).toBe(302);
    const query = new URL(location).searchParams;
    expect([query.get('error'), query.get('state')]).toEqual([error, 'state-1']);
    expect(query.get('error_description')).toMatch(new RegExp(`^ESIA-${code}: OAuthErrorEnum\\.\\w+$`));
    expect(await explained(emulator)).toContain(check);
  },
);

test('missing and repeated parameters are refused', async () => {
  const emulator = await aRunningEmulator();
  expect((await askForCode(emulator, { state: '' })).text).toContain('ESIA-007014');
  expect((await aBrowser(emulator).open('/aas/oauth2/v2/ac?scope=a&scope=b')).text).toContain('ESIA-007003');
});

test('the developer learns that the string of the first version was signed', async () => {
  const emulator = await aRunningEmulator();
  const timestamp = formatTimestamp(emulator.clock.now);
  const signature = await emulator.signer.sign(Buffer.from(`openid fullname${timestamp}SCHOOLstate-1`));
  await askForCode(emulator, { timestamp, client_secret: Buffer.from(signature).toString('base64') });
  expect(await explained(emulator)).toContain('подписана строка первой версии');
});

test('a signature in standard base64 with padding is taken as well', async () => {
  const emulator = await aRunningEmulator();
  const parameters = await signed(emulator, {});
  const standard = Buffer.from(parameters['client_secret'] ?? '', 'base64url').toString('base64');
  expect((await askForCode(emulator, { ...parameters, client_secret: standard })).location).toMatch(
    /^\/login/,
  );
});

test('a code is exchanged once', async () => {
  const emulator = await aRunningEmulator();
  const school = relyingParty(emulator.config);
  const code = await codeOf(emulator, '79000000001', 'gorodok-2026');
  await school.exchangeCode(code);
  const refusal: Partial<EsiaError> = { kind: 'refused', code: 'ESIA-007011' };
  await expect(school.exchangeCode(code)).rejects.toMatchObject(refusal);
});

test('two exchanges of a code at the same moment yield one set of tokens', async () => {
  const emulator = await aRunningEmulator();
  const school = relyingParty(emulator.config);
  const code = await codeOf(emulator, '79000000001', 'gorodok-2026');
  const outcomes = await Promise.allSettled([school.exchangeCode(code), school.exchangeCode(code)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a code lives for 240 seconds', async () => {
  const emulator = await aRunningEmulator();
  const code = await codeOf(emulator, '79000000001', 'gorodok-2026');
  const { iat = 0, exp = 0 } = decodeJwt(code);
  expect([exp - iat, decodeProtectedHeader(code)['sbt']]).toEqual([240, 'authorization_code']);
  emulator.clock.now = new Date(emulator.clock.now.getTime() + 241_000);
  await expect(relyingParty(emulator.config).exchangeCode(code)).rejects.toMatchObject({
    code: 'ESIA-007011',
  });
});

const refusedExchanges: [name: string, changes: Parameters, error: string, code: string][] = [
  ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type', '007012'],
  ['an unknown system', { client_id: 'NOBODY' }, 'unauthorized_client', '007005'],
  [
    'another redirect address on the same host',
    { redirect_uri: 'http://school.example/other' },
    'invalid_grant',
    '007011',
  ],
  ['a foreign redirect address', { redirect_uri: 'http://elsewhere.example/' }, 'invalid_request', '007023'],
  ['another scope', { scope: 'openid fullname' }, 'invalid_grant', '007011'],
  ['an unknown scope', { scope: 'horoscope' }, 'invalid_scope', '007006'],
  ['an old time', { timestamp: '2020.01.01 00:00:00 +0000' }, 'invalid_request', '007015'],
  ['a wrong hash', { client_certificate_hash: 'B'.repeat(64) }, 'access_denied', '007053'],
  ['a foreign signature', { client_secret: 'AAAA' }, 'access_denied', '007053'],
  ['an invented code', { code: 'abc' }, 'invalid_grant', '007011'],
  ['no code', { code: '' }, 'invalid_request', '007014'],
];

test.each(refusedExchanges)('an exchange with %s is refused', async (_name, changes, error, code) => {
  const emulator = await aRunningEmulator();
  const proper = {
    code: await codeOf(emulator, '79000000001', 'gorodok-2026'),
    scope: emulator.config.scope.join(' '),
  };
  const { status, body } = await exchange(emulator, { ...proper, ...changes });
  expect(status).toBe(400);
  expect(body).toMatchObject({
    error,
    error_description: expect.stringContaining(`ESIA-${code}`),
    state: 'state-1',
  });
});

test('a JSON body counts as no parameters', async () => {
  const { baseUrl } = await aRunningEmulator();
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${baseUrl}/aas/oauth2/v3/te`, {
    method: 'POST',
    headers,
    body: '{"client_id":"SCHOOL"}',
  });
  expect([response.status, JSON.stringify(await response.json())]).toEqual([
    400,
    expect.stringContaining('ESIA-007014'),
  ]);
});

test('the tokens have the shape of real ones', async () => {
  const emulator = await aRunningEmulator();
  const code = await codeOf(emulator, '79000000001', 'gorodok-2026');
  const { accessToken, idToken } = await relyingParty(emulator.config).exchangeCode(code);
  expect(decodeProtectedHeader(accessToken)).toEqual({ ver: 1, typ: 'JWT', sbt: 'access', alg: 'RS256' });
  expect(decodeJwt(accessToken)).toMatchObject({
    iss: `${emulator.baseUrl}/`,
    client_id: 'SCHOOL',
    'urn:esia:sbj_id': 1000000001,
    scope: expect.stringMatching(/^openid fullname\?oid=1000000001 /),
  });
  expect(decodeJwt(idToken)).toMatchObject({
    aud: 'SCHOOL',
    sub: 1000000001,
    amr: 'PWD',
    'urn:esia:sbj': {
      'urn:esia:sbj:nam': 'OID.1000000001',
      'urn:esia:sbj:lvl': 'PR',
      'urn:esia:sbj:is_tru': true,
    },
  });
});

test('the certificate for checking tokens is published', async () => {
  const { baseUrl, tokenCertificatePem } = await aRunningEmulator();
  const published = await (await fetch(`${baseUrl}/public/esia.pem`)).text();
  expect(published).toBe(tokenCertificatePem);
});
