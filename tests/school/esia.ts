import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildEmulator, type AccountSeed } from '../../apps/esia-emulator/src/index.ts';
import { freePort } from '../../scripts/ports.ts';
import type { TestServer } from './server.ts';

/** A free address for an emulator of ЕСИА: it stands in the tokens, so it is known before the emulator starts. */
export async function anEsiaAddress(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}

/** Starts the emulator that the server was told of, with these accounts; each of them signs in by one click. */
export async function startEsia(
  server: TestServer,
  accounts: readonly AccountSeed[],
): Promise<() => Promise<void>> {
  const baseUrl = server.esiaBaseUrl;
  const featured = accounts.map((account) => ({ ...account, featured: true }));
  await writeFile(join(server.esiaFolder, 'accounts.json'), JSON.stringify(featured));
  const emulator = buildEmulator({ dataFolder: server.esiaFolder, baseUrl });
  await emulator.listen({ host: '127.0.0.1', port: Number(new URL(baseUrl).port) });
  return () => emulator.close();
}

let lastOid = 1_000_000_000;

/** An account at ЕСИА; what a test does not name is made up. */
export function anEsiaAccount(
  fields: Partial<AccountSeed> & Pick<AccountSeed, 'lastName' | 'firstName'>,
): AccountSeed {
  lastOid += 1;
  return {
    oid: lastOid,
    login: { phone: `79${String(lastOid).slice(1)}` },
    password: 'gorodok-2026',
    level: 'confirmed',
    middleName: null,
    birthDate: '1985-05-17',
    gender: 'female',
    snils: null,
    documents: [],
    kids: [],
    ...fields,
  };
}

export interface SignInAnswer {
  location: string;
  cookies: string;
}

/** Goes from the landing page through ЕСИА and back, as a browser does; `cookies` hold what the server has set. */
export async function signInThroughEsia(
  server: TestServer,
  oid: number,
  organizationId?: number,
): Promise<SignInAnswer> {
  const query = organizationId === undefined ? '' : `?organizationId=${organizationId}`;
  const start = await server.app.inject(`/api/sign-in/esia${query}`);
  const browserCookie = start.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { callback } = await confirmAtEsia(server, String(start.headers['location']), oid);
  const back = new URL(callback);
  const answer = await server.app.inject({
    url: back.pathname + back.search,
    headers: { cookie: browserCookie },
  });
  const cookies = [browserCookie, ...answer.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ');
  return { location: String(answer.headers['location']), cookies };
}

/** Signs in at the emulator and returns where it sends the browser back to. */
export async function confirmAtEsia(
  server: TestServer,
  address: string,
  oid: number,
): Promise<{ callback: string }> {
  const page = await fetch(address, { redirect: 'manual' });
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const login = new URL(page.headers.get('location') ?? '', server.esiaBaseUrl);
  const sent = await fetch(new URL('/login', login), {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ request: login.searchParams.get('request') ?? '', account: String(oid) }),
    redirect: 'manual',
  });
  return { callback: sent.headers.get('location') ?? '' };
}
