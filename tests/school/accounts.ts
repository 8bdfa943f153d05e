import { createHmac } from 'node:crypto';
import { accountRepository } from '../../apps/server/src/features/identity/accounts/index.ts';
import { hashPassword } from '../../apps/server/src/features/identity/passwords/password.hash.ts';
import type { Queryable } from '../../apps/server/src/platform/database/database.ts';
import { nextNumber } from './sequence.ts';
import { anAccount } from './sessions.ts';
import type { TestServer } from './server.ts';

/** A password that nobody would think of, unless the test is about another. */
const aPassword = 'лиловый верблюд на крыше';

/** A way in by password for somebody who has a role already. */
export async function aPasswordAccount(
  db: Queryable,
  fields: { personId: number; password?: string; userName?: string },
): Promise<{ accountId: number; userName: string; password: string }> {
  const { id: accountId } = await anAccount(db, fields);
  const userName = fields.userName ?? `user${nextNumber()}`;
  const password = fields.password ?? aPassword;
  await accountRepository(db).setUserName(accountId, userName);
  await accountRepository(db).setPassword(accountId, await hashPassword(password));
  return { accountId, userName, password };
}

type InjectedResponse = Awaited<ReturnType<TestServer['app']['inject']>>;

/** What a browser keeps between requests. */
interface TestBrowser {
  post(url: string, payload?: object): Promise<InjectedResponse>;
  send(method: 'GET' | 'PUT' | 'DELETE', url: string, payload?: object): Promise<InjectedResponse>;
  cookies: Map<string, string>;
}

export function aBrowser(server: TestServer, address = '10.0.0.1'): TestBrowser {
  const cookies = new Map<string, string>();
  async function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) {
    const response = await server.app.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        'x-gorodok': '1',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0',
        cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(payload ? { payload } : {}),
    });
    for (const { name, value } of response.cookies)
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    return response;
  }
  return { cookies, post: (url, payload) => send('POST', url, payload), send };
}

export const signInByPassword = (
  browser: TestBrowser,
  { userName, password }: { userName: string; password: string },
  organizationId: number | null = null,
) => browser.post('/api/sign-in/password', { login: userName, password, organizationId });

/** The code that the app on the phone shows (RFC 6238); `later` asks for one of a time step still to come. */
export function aCode(secret: string, later = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Turns the second factor of the browser's session on; returns the secret and the recovery codes. */
export async function aSecondFactor(
  browser: TestBrowser,
): Promise<{ secret: string; codes: string[]; usedCode: string }> {
  const { secret } = (await browser.post('/api/account/second-factor')).json<{ secret: string }>();
  const usedCode = aCode(secret);
  const confirmed = await browser.post('/api/account/second-factor/confirmation', { code: usedCode });
  return { secret, usedCode, codes: confirmed.json<{ codes: string[] }>().codes };
}

/** The tokens of the links in the letters that lie in the outbox, newest first. */
export async function linksInLetters(server: TestServer, to: string): Promise<string[]> {
  const letters = (await server.foundations.mailer.outbox?.list()) ?? [];
  return letters
    .filter((letter) => letter.to === to)
    .flatMap(({ text }) => /\/link#([\w-]{43})/.exec(text)?.[1] ?? []);
}
