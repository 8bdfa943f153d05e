import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { gatewayParty } from './gateway.ts';

const now = new Date('2026-11-22T08:00:00Z');
const { publicKey, privateKey } = await generateKeyPair('RS256');
const stranger = (await generateKeyPair('RS256')).privateKey;
const userinfo = {
  sub: '1000000001',
  trusted: true,
  family_name: 'Соколова',
  given_name: 'Анна',
  birthdate: '14.03.1986',
  gender: 'F',
  snils: '900-000-600 99',
};

interface Changes {
  claims?: Record<string, unknown>;
  userinfo?: Record<string, unknown>;
  key?: typeof stranger;
}

/** A certified gateway as far as it is seen from outside: three addresses that answer. */
function aGateway(changes: Changes = {}) {
  const asked: URLSearchParams[] = [];
  const answers: Record<string, () => Promise<unknown>> = {
    '/token': async () => ({
      access_token: 'opaque',
      id_token: await new SignJWT({ nonce: 'n-1', ...changes.claims })
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer('https://gateway.example')
        .setAudience('school')
        .setSubject('1000000001')
        .setIssuedAt(now)
        .setExpirationTime(new Date(now.getTime() + 60_000))
        .sign(changes.key ?? privateKey),
    }),
    '/keys': async () => ({ keys: [await exportJWK(publicKey)] }),
    '/userinfo': async () => changes.userinfo ?? userinfo,
  };
  const answer: typeof fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (init?.body instanceof URLSearchParams) asked.push(init.body);
    return Response.json(await answers[pathname]?.());
  };
  const party = gatewayParty({
    issuer: 'https://gateway.example',
    authorizationUrl: 'https://gateway.example/authorize',
    tokenUrl: 'https://gateway.example/token',
    userinfoUrl: 'https://gateway.example/userinfo',
    keysUrl: 'https://gateway.example/keys',
    clientId: 'school',
    clientSecret: 'shared',
    redirectUri: 'https://school.example/callback',
    scope: ['openid', 'profile'],
    fetch: answer,
    now: () => now,
  });
  return { asked, party };
}

test('behind a gateway a mother is read as if ЕСИА had told of her', async () => {
  const { asked, party } = aGateway();
  expect(await party.readPerson('code-1', { nonce: 'n-1', codeVerifier: 'v' })).toEqual({
    oid: 1000000001,
    trusted: true,
    level: 'confirmed',
    lastName: 'Соколова',
    firstName: 'Анна',
    middleName: null,
    birthDate: '1986-03-14',
    gender: 'female',
    snils: '90000060099',
    documents: [],
  });
  expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({ client_secret: 'shared', code_verifier: 'v' });
});

test.each<[string, Changes]>([
  ['with the nonce of another sign-in', { claims: { nonce: 'n-2' } }],
  ['signed by a stranger', { key: stranger }],
  ['beside the data of somebody else', { userinfo: { ...userinfo, sub: '2' } }],
  ['without a name', { userinfo: { sub: '1000000001' } }],
])('an answer %s is not taken', async (_name, changes) => {
  await expect(aGateway(changes).party.readPerson('code-1', { nonce: 'n-1' })).rejects.toMatchObject({
    kind: 'protocol',
  });
});

test('whom the gateway does not call trusted is not confirmed', async () => {
  const { party } = aGateway({ userinfo: { ...userinfo, trusted: undefined } });
  expect(await party.readPerson('c', { nonce: 'n-1' })).toMatchObject({
    level: 'unconfirmed',
    trusted: false,
  });
});
