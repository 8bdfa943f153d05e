import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aBrowser,
  aCode,
  anEmployee,
  anOrganization,
  aPasswordAccount,
  aSecondFactor,
  aServer,
  aSession,
  signInByPassword,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let school: { id: number };
beforeAll(async () => {
  server = await aServer();
  school = await anOrganization(server.database.kysely);
});
afterAll(() => server.close());

const db = () => server.database.kysely;
let lastAddress = 0;
/** A browser at an address of its own, so that one test does not count for another. */
const aNewBrowser = () => aBrowser(server, `10.1.0.${(lastAddress += 1)}`);

async function somebody(
  roles: Parameters<typeof anEmployee>[1]['roles'] = ['teacher'],
  organizationId = school.id,
) {
  const { personId, employmentId } = await anEmployee(db(), { organizationId, roles });
  return { personId, employmentId, ...(await aPasswordAccount(db(), { personId })) };
}
test('an operator acts by a password only after a second factor is on, and the token is a new one then', async () => {
  const ministry = await anOrganization(db(), { kinds: ['education_authority'] });
  const operator = await somebody(['operator'], ministry.id);
  const browser = aNewBrowser();
  await signInByPassword(browser, operator);
  expect((await browser.send('GET', '/api/session')).json()).toMatchObject({
    state: 'second_factor_needed',
    actor: null,
  });
  const role = { role: 'operator', organizationId: ministry.id };
  expect((await browser.post('/api/session/role', role)).json()).toMatchObject({
    code: 'second_factor.needed',
  });
  expect((await browser.send('GET', '/api/outbox')).statusCode).toBe(403);

  const before = browser.cookies.get('gorodok_session');
  const { codes } = await aSecondFactor(browser);
  expect(codes).toHaveLength(10);
  expect(browser.cookies.get('gorodok_session')).not.toBe(before);
  expect((await browser.send('GET', '/api/session')).json()).toMatchObject({ state: 'active', actor: role });
  expect((await browser.send('GET', '/api/outbox')).statusCode).toBe(200);
});

test('a session that was forged into the role without the second factor acts in nothing', async () => {
  const ministry = await anOrganization(db(), { kinds: ['education_authority'] });
  const operator = await somebody(['operator'], ministry.id);
  const { headers } = await aSession(db(), {
    personId: operator.personId,
    role: 'operator',
    organizationId: ministry.id,
  });
  const outbox = () => server.app.inject({ url: '/api/outbox', headers });
  expect((await outbox()).statusCode).toBe(200);
  await db()
    .updateTable('session')
    .set({ signedInBy: 'password' })
    .where('accountId', '=', operator.accountId)
    .execute();
  expect((await outbox()).statusCode).toBe(403);
});

test('a code lets in once: replayed, old, guessed or with a used recovery code nobody gets in', async () => {
  const teacher = await somebody();
  const phone = aNewBrowser();
  await signInByPassword(phone, teacher);
  const { secret, codes, usedCode } = await aSecondFactor(phone);

  const browser = aNewBrowser();
  expect((await signInByPassword(browser, teacher)).json()).toEqual({ state: 'code_needed' });
  expect(browser.cookies.has('gorodok_session')).toBe(false);
  const give = async (from: typeof browser, code: string) =>
    (await from.post('/api/sign-in/code', { code })).statusCode;
  expect(await give(browser, '000000')).toBe(422);
  expect(await give(browser, usedCode)).toBe(422);
  const code = aCode(secret, 1);
  expect(await give(browser, code)).toBe(200);
  expect((await browser.send('GET', '/api/session')).json()).toMatchObject({ state: 'active' });

  const thief = aNewBrowser();
  await signInByPassword(thief, teacher);
  expect(await give(thief, code)).toBe(422);
  expect(await give(thief, codes[0]?.toUpperCase().replace('-', ' ') ?? '')).toBe(200);
  const again = aNewBrowser();
  await signInByPassword(again, teacher);
  expect(await give(again, codes[0] ?? '')).toBe(422);
});

test('the code counts only with the cookie of its own first step, and ten wrong ones lock it', async () => {
  const teacher = await somebody();
  const phone = aNewBrowser();
  await signInByPassword(phone, teacher);
  const { secret } = await aSecondFactor(phone);
  const code = aCode(secret, 1);
  expect((await aNewBrowser().post('/api/sign-in/code', { code })).json()).toMatchObject({
    code: 'sign_in.step_expired',
  });
  const browser = aNewBrowser();
  await signInByPassword(browser, teacher);
  for (let attempt = 0; attempt < 10; attempt += 1)
    await browser.post('/api/sign-in/code', { code: '000000' });
  expect((await browser.post('/api/sign-in/code', { code })).statusCode).toBe(429);
});

test('the secret of the second factor can not be read from the database, nor moved to another account', async () => {
  const [one, other] = [await somebody(), await somebody()];
  const browser = aNewBrowser();
  await signInByPassword(browser, one);
  const { secret } = await aSecondFactor(browser);
  const { encryptedSecret } = await db()
    .selectFrom('secondFactor')
    .select('encryptedSecret')
    .where('accountId', '=', one.accountId)
    .executeTakeFirstOrThrow();
  expect(encryptedSecret.toString('latin1')).not.toContain(secret);

  await db()
    .insertInto('secondFactor')
    .values({ accountId: other.accountId, encryptedSecret, confirmedAt: new Date() })
    .execute();
  const thief = aNewBrowser();
  await signInByPassword(thief, other);
  const response = await thief.post('/api/sign-in/code', { code: aCode(secret, 1) });
  expect(response.statusCode).toBe(500);
  expect(thief.cookies.has('gorodok_session')).toBe(false);
});
