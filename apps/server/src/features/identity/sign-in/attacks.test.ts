import { readFileSync } from 'node:fs';
import { defaultScope, relyingParty, rsaSigner } from '@gorodok/esia';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anEmployee,
  anEsiaAccount,
  anEsiaAddress,
  anOrganization,
  aServer,
  aSession,
  aSnils,
  confirmAtEsia,
  startEsia,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { esiaItself } from './identity-provider.ts';

const attacker = anEsiaAccount({ lastName: 'Чужова', firstName: 'Алла', snils: aSnils() });
const victim = anEsiaAccount({ lastName: 'Своева', firstName: 'Белла', snils: aSnils() });

/** What stands between the server and ЕСИА, and may spoil an answer. */
type Middleman = (answer: Response, request: URL) => Promise<Response> | Response;
let middleman: Middleman = (answer) => answer;
let clockAhead = 0;

const read = (file: string) => readFileSync(file, 'utf8');

let server: TestServer;
let app: TestServer['app'];
let stopEsia: () => Promise<void>;
beforeAll(async () => {
  server = await aServer(await anEsiaAddress(), ({ esia, publicUrl }) => {
    if (esia.kind !== 'direct') throw new Error('the middleman stands before ЕСИА itself');
    const party = relyingParty({
      baseUrl: esia.baseUrl,
      issuer: esia.issuer,
      clientId: esia.clientId,
      redirectUri: `${publicUrl}/api/sign-in/esia/callback`,
      scope: defaultScope,
      signer: rsaSigner({
        privateKeyPem: read(esia.signer.kind === 'file' ? esia.signer.privateKeyFile : ''),
        certificatePem: read(esia.certificateFile),
      }),
      tokenCertificatePem: read(esia.tokenCertificateFile),
      timeoutMs: 400,
      now: () => new Date(Date.now() + clockAhead),
      // A time limit reaches the middleman as it would reach the network.
      fetch: async (input, init) => {
        const limit = new Promise<never>((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new DOMException('late', 'TimeoutError')));
        });
        const answer = async () => middleman(await fetch(input, init), new URL(new Request(input).url));
        return Promise.race([answer(), limit]);
      },
    });
    return esiaItself(party, { pkce: esia.pkce });
  });
  app = server.app;
  stopEsia = await startEsia(server, [attacker, victim]);
  const { id: organizationId } = await anOrganization(server.database.kysely);
  for (const { lastName, firstName, middleName, birthDate, snils } of [attacker, victim])
    await anEmployee(server.database.kysely, {
      organizationId,
      surname: lastName,
      firstName,
      patronymic: middleName,
      birthDate,
      snils,
    });
});
afterAll(async () => {
  await stopEsia();
  await server.close();
});

interface Begun {
  cookie: string;
  callback: string;
}

/** From the landing page to the moment where ЕСИА sends the browser back. */
async function begin(oid: number): Promise<Begun> {
  const start = await app.inject('/api/sign-in/esia');
  const cookie = start.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { callback } = await confirmAtEsia(server, String(start.headers['location']), oid);
  const { pathname, search } = new URL(callback);
  return { cookie, callback: pathname + search };
}

async function comeBack(url: string, cookie: string) {
  const answer = await app.inject({ url, headers: { cookie } });
  return {
    location: answer.headers['location'],
    session: answer.cookies.find(({ name }) => name === 'gorodok_session')?.value,
  };
}

/** The whole way while somebody spoils what ЕСИА answers; afterwards the reason that is kept. */
async function signInWhile(spoil: Middleman): Promise<{ location: unknown; reason: string | undefined }> {
  const { cookie, callback } = await begin(victim.oid);
  middleman = spoil;
  try {
    const { location } = await comeBack(callback, cookie);
    const kept = await server.database.kysely
      .selectFrom('signInFailure')
      .select('reason')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return { location, reason: kept?.reason };
  } finally {
    middleman = (answer) => answer;
  }
}

/** Changes what the token address answers. */
const inTokens =
  (change: (tokens: Record<string, string>) => Record<string, string>): Middleman =>
  async (answer, request) =>
    request.pathname === '/aas/oauth2/v3/te'
      ? Response.json(change((await answer.json()) as Record<string, string>))
      : answer;

const refused = { location: '/sign-in/refused', reason: 'identity_provider_unavailable' };

/** A compact token with its header and claims changed, and without a signature or with the old one. */
function rewritten(token: string, header: object, claims: object, signature?: string): string {
  const [oldHeader = '', oldClaims = '', oldSignature = ''] = token.split('.');
  const merge = (part: string, change: object) =>
    Buffer.from(
      JSON.stringify({ ...(JSON.parse(Buffer.from(part, 'base64url').toString()) as object), ...change }),
    ).toString('base64url');
  return `${merge(oldHeader, header)}.${merge(oldClaims, claims)}.${signature ?? oldSignature}`;
}

test('the way without an attacker leads in', async () => {
  const { cookie, callback } = await begin(victim.oid);
  expect(await comeBack(callback, cookie)).toMatchObject({ location: '/', session: expect.any(String) });
});

test('an answer that was begun in the attacker’s browser signs nobody in in another one', async () => {
  const { callback } = await begin(attacker.oid);
  const own = await begin(victim.oid);
  expect(await comeBack(callback, own.cookie)).toEqual({ location: '/sign-in/refused', session: undefined });
  expect(await comeBack(callback, '')).toEqual({ location: '/sign-in/refused', session: undefined });
});

test('a code of somebody else, put into one’s own answer, is not exchanged', async () => {
  const stolen = await begin(victim.oid);
  const own = await begin(attacker.oid);
  const code = new URL(stolen.callback, 'http://school.example').searchParams.get('code') ?? '';
  const mixed = new URL(own.callback, 'http://school.example');
  mixed.searchParams.set('code', code);
  const { location, session } = await comeBack(mixed.pathname + mixed.search, own.cookie);
  expect([location, session]).toEqual(['/sign-in/refused', undefined]);
  // Nothing was used up: its owner goes on.
  expect(await comeBack(stolen.callback, stolen.cookie)).toMatchObject({ location: '/' });
});

test('an answer that is played again opens nothing', async () => {
  const { cookie, callback } = await begin(victim.oid);
  await comeBack(callback, cookie);
  expect(await comeBack(callback, cookie)).toEqual({ location: '/sign-in/refused', session: undefined });
});

test('an address in the answer leads nowhere but to the own start page', async () => {
  const { cookie, callback } = await begin(victim.oid);
  const url = `${callback}&redirect_uri=https%3A%2F%2Fevil.example&returnTo=https%3A%2F%2Fevil.example&continue=//evil.example`;
  expect((await comeBack(url, cookie)).location).toBe('/');
});

test('a session that was planted before does not become the person’s, and ends', async () => {
  const planted = await aSession(server.database.kysely, {
    personId: (
      await anEmployee(server.database.kysely, {
        organizationId: (await anOrganization(server.database.kysely)).id,
      })
    ).personId,
  });
  const { cookie, callback } = await begin(victim.oid);
  const { session } = await comeBack(callback, `${cookie}; ${planted.headers.cookie}`);
  expect(session).not.toBe(planted.headers.cookie.split('=')[1]);
  const before = await app.inject({ url: '/api/session', headers: planted.headers });
  expect(before.json()).toMatchObject({ state: 'anonymous' });
});

test('a forged, an unsigned, a foreign and a swapped token are refused', async () => {
  const other = { access: '', id: '' };
  const { cookie, callback } = await begin(attacker.oid);
  middleman = inTokens((tokens) => {
    other.access = tokens['access_token'] ?? '';
    other.id = tokens['id_token'] ?? '';
    return tokens;
  });
  await comeBack(callback, cookie);
  const spoiled: Record<string, (tokens: Record<string, string>) => Record<string, string>> = {
    forged: (tokens) => ({
      ...tokens,
      access_token: rewritten(tokens['access_token'] ?? '', {}, { 'urn:esia:sbj_id': attacker.oid }),
    }),
    unsigned: (tokens) => ({
      ...tokens,
      access_token: rewritten(tokens['access_token'] ?? '', { alg: 'none' }, {}, ''),
      id_token: rewritten(tokens['id_token'] ?? '', { alg: 'none' }, {}, ''),
    }),
    'of another system': (tokens) => ({
      ...tokens,
      id_token: rewritten(tokens['id_token'] ?? '', {}, { aud: 'OTHER' }),
    }),
    'another person’s id': (tokens) => ({ ...tokens, id_token: other.id }),
    'another person’s access': (tokens) => ({ ...tokens, access_token: other.access }),
    'of another request': (tokens) => ({ ...tokens, state: '00000000-0000-0000-0000-000000000000' }),
    'without tokens': ({ state = '' }) => ({ state }),
  };
  for (const [name, change] of Object.entries(spoiled))
    expect([name, await signInWhile(inTokens(change))]).toEqual([name, refused]);
});

test('an ЕСИА that is slow, down, broken or answers with a page is called unavailable', async () => {
  const spoiled: Record<string, Middleman> = {
    slow: () => new Promise(() => {}),
    down: () => Promise.reject(new TypeError('fetch failed')),
    broken: () => new Response('oops', { status: 502 }),
    page: () => new Response('<!doctype html><title>Технические работы</title>', { status: 200 }),
  };
  for (const [name, spoil] of Object.entries(spoiled))
    expect([name, await signInWhile(spoil)]).toEqual([name, refused]);
});

test('a clock that differs by a minute does no harm, one that differs by hours refuses tokens', async () => {
  const { cookie, callback } = await begin(victim.oid);
  clockAhead = 50_000;
  expect(await comeBack(callback, cookie)).toMatchObject({ location: '/' });
  clockAhead = 0;
  const later = await begin(victim.oid);
  clockAhead = 3 * 3_600_000;
  const { location, session } = await comeBack(later.callback, later.cookie);
  clockAhead = 0;
  expect([location, session]).toEqual(['/sign-in/refused', undefined]);
});

test('another site’s page can neither begin a link to its own account nor end one', async () => {
  const { id: organizationId } = await anOrganization(server.database.kysely);
  const { personId } = await anEmployee(server.database.kysely, { organizationId });
  const { headers } = await aSession(server.database.kysely, { personId });
  for (const method of ['POST', 'DELETE'] as const) {
    const answer = await app.inject({
      method,
      url: '/api/account/esia-link',
      headers: { cookie: headers.cookie, origin: 'https://evil.example' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'foreign_origin']);
  }
});
