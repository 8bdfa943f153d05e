import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundationsOf } from '../../../foundations.ts';
import {
  anEmployee,
  anOrganization,
  aServer,
  aSnils,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

/** A certified product as far as this server sees it: what one of them has asked for comes back as claims. */
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const snils = aSnils();
const told = {
  sub: '1000000077',
  trusted: true,
  family_name: 'Шлюзова',
  given_name: 'Вера',
  birthdate: '1985-05-17',
  SNILS: snils,
};
let gateway: Server;
let issuer: string;
/** By code: the nonce and the hash that the browser brought. */
const asked = new Map<string, URLSearchParams>();

let server: TestServer;
beforeAll(async () => {
  gateway = createServer((request, response) => {
    void (async () => {
      const { status, body } = await answer(request);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    })();
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const address = gateway.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  server = await aServer(issuer, (config) => {
    const foundations = foundationsOf({
      ...config,
      esia: {
        kind: 'gateway',
        issuer,
        clientId: 'school',
        clientSecret: 'a shared secret of a school',
        authorizationUrl: `${issuer}/authorize`,
        tokenUrl: `${issuer}/token`,
        userinfoUrl: `${issuer}/userinfo`,
        keysUrl: `${issuer}/keys`,
        logoutUrl: null,
        scope: ['openid', 'profile'],
        claims: { snils: 'SNILS' },
      },
    });
    return foundations.esia;
  });
  const { id: organizationId } = await anOrganization(server.database.kysely);
  await anEmployee(server.database.kysely, {
    organizationId,
    surname: told.family_name,
    firstName: told.given_name,
    birthDate: told.birthdate,
    snils,
  });
});
afterAll(async () => {
  await server.close();
  await new Promise((resolve) => gateway.close(resolve));
});

async function answer(request: AsyncIterable<Buffer> & { url?: string | undefined }) {
  const sent: Buffer[] = [];
  for await (const part of request) sent.push(part);
  if (request.url === '/keys') return { status: 200, body: { keys: [publicKey.export({ format: 'jwk' })] } };
  if (request.url === '/userinfo') return { status: 200, body: told };
  const form = new URLSearchParams(Buffer.concat(sent).toString());
  const code = form.get('code') ?? '';
  const began = asked.get(code);
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (form.get('client_secret') !== 'a shared secret of a school' || !began)
    return { status: 401, body: { error: 'invalid_client' } };
  if (challenge !== began.get('code_challenge')) return { status: 400, body: { error: 'invalid_grant' } };
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    aud: 'school',
    sub: told.sub,
    iat: now,
    exp: now + 60,
    nonce: began.get('nonce'),
  };
  const idToken = signed({ alg: 'RS256' }, claims);
  return { status: 200, body: { access_token: 'opaque', id_token: idToken } };
}

function signed(header: object, claims: object): string {
  const text = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

/** From the landing page to the gateway: the browser's cookie, the state, and the code that the gateway gives out. */
async function begin(code: string) {
  const start = await server.app.inject('/api/sign-in/esia');
  const address = new URL(String(start.headers['location']));
  asked.set(code, address.searchParams);
  return {
    address,
    cookie: start.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    state: address.searchParams.get('state') ?? '',
  };
}

const comeBack = (code: string, { state, cookie }: { state: string; cookie: string }) =>
  server.app.inject({
    url: `/api/sign-in/esia/callback?code=${code}&state=${state}`,
    headers: { cookie },
  });

const lastReason = async () =>
  (
    await server.database.kysely
      .selectFrom('signInFailure')
      .select('reason')
      .orderBy('id', 'desc')
      .executeTakeFirst()
  )?.reason;

test('behind a gateway an employee comes in by СНИЛС, and the code goes with its verifier and nonce', async () => {
  const began = await begin('code-1');
  expect(began.address.origin + began.address.pathname).toBe(`${issuer}/authorize`);
  expect([...began.address.searchParams.keys()].toSorted()).toEqual(
    [
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ].toSorted(),
  );
  const answered = await comeBack('code-1', began);
  expect(answered.headers['location']).toBe('/');
  expect(answered.cookies.map(({ name }) => name)).toContain('gorodok_session');
});

test('a code that the gateway gave to another browser is refused', async () => {
  await begin('code-of-another');
  const own = await begin('code-of-own');
  expect((await comeBack('code-of-another', own)).headers['location']).toBe('/sign-in/refused');
  expect(await lastReason()).toBe('identity_provider_refused');
});

test('signing out ends here where the gateway has no address for it', async () => {
  const began = await begin('code-2');
  const session = (await comeBack('code-2', began)).cookies.find(({ name }) => name === 'gorodok_session');
  const answered = await server.app.inject({
    method: 'DELETE',
    url: '/api/session',
    headers: { cookie: `gorodok_session=${session?.value}`, 'x-gorodok': '1' },
  });
  expect(answered.json()).toEqual({ continueAt: `${server.config.publicUrl}/` });
});

test('a gateway that does not know our secret any more is told of as a refusal of the provider', async () => {
  const own = await begin('code-3');
  asked.delete('code-3');
  expect((await comeBack('code-3', own)).headers['location']).toBe('/sign-in/refused');
  expect(await lastReason()).toBe('identity_provider_refused');
});
