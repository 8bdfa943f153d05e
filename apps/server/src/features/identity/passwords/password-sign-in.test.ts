import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildApp } from '../../../app.ts';
import { foundationsOf } from '../../../foundations.ts';
import {
  aBrowser,
  anEmployee,
  anOrganization,
  aPasswordAccount,
  aServer,
  aSession,
  signInByPassword,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

vi.mock(import('@node-rs/argon2'), { spy: true });

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
const failuresOf = (personId: number) =>
  db()
    .selectFrom('signInFailure')
    .select('reason')
    .where(sql<boolean>`${personId} = any (nearest_person_ids)`)
    .execute();

test('a teacher signs in by user name in any case, under a new token, and is asked for no consent', async () => {
  const teacher = await somebody();
  const browser = aNewBrowser();
  browser.cookies.set('gorodok_session', 'planted-by-an-attacker');
  const response = await signInByPassword(browser, { ...teacher, userName: teacher.userName.toUpperCase() });

  expect(response.json()).toEqual({ state: 'signed_in' });
  expect(browser.cookies.get('gorodok_session')).toMatch(/^[\w-]{43}$/);
  expect((await browser.send('GET', '/api/session')).json()).toMatchObject({
    state: 'active',
    signedInBy: 'password',
    actor: { role: 'teacher', organizationId: school.id },
  });
});

test('signing in anew ends the session that the browser had', async () => {
  const teacher = await somebody();
  const browser = aNewBrowser();
  await signInByPassword(browser, teacher);
  const old = browser.cookies.get('gorodok_session') ?? '';
  await signInByPassword(browser, teacher);

  const other = aNewBrowser();
  other.cookies.set('gorodok_session', old);
  expect((await other.send('GET', '/api/session')).json()).toMatchObject({ state: 'anonymous' });
});

test('an unknown name and a wrong password read the same and cost the same work', async () => {
  const teacher = await somebody();
  const withoutPassword = await anEmployee(db(), { organizationId: school.id });
  await db()
    .insertInto('account')
    .values({ personId: withoutPassword.personId, userName: 'no-password' })
    .execute();
  const answers: unknown[] = [];
  for (const userName of [teacher.userName, 'nobody.of.this.name', 'no-password', 'nobody@example.com']) {
    vi.mocked(verify).mockClear();
    const response = await signInByPassword(aNewBrowser(), { userName, password: 'wrong one' });
    const { requestId: _requestId, ...problem } = response.json<{ requestId: string }>();
    answers.push([response.statusCode, problem, vi.mocked(verify).mock.calls.length]);
  }
  expect(answers).toEqual(Array(4).fill(answers[0]));
  expect(answers[0]).toEqual([422, expect.objectContaining({ code: 'sign_in.credentials_wrong' }), 1]);
});

test('a confirmed e-mail signs in; one that nobody has confirmed, or two people share, does not', async () => {
  const [one, other] = [await somebody(), await somebody()];
  const put = (personId: number, value: string, confirmed: boolean) =>
    db()
      .insertInto('contact')
      .values({ personId, kind: 'email', value, confirmedAt: confirmed ? new Date() : null })
      .execute();
  await put(one.personId, 'own@example.com', true);
  await put(one.personId, 'typed@example.com', false);
  for (const { personId } of [one, other]) await put(personId, 'family@example.com', true);
  const tryWith = async (userName: string) =>
    (await signInByPassword(aNewBrowser(), { ...one, userName })).statusCode;

  expect(await tryWith('Own@Example.com ')).toBe(200);
  expect(await tryWith('typed@example.com')).toBe(422);
  expect(await tryWith('family@example.com')).toBe(422);
});

test('after five wrong passwords one address waits, also at another process; the owner elsewhere does not', async () => {
  const teacher = await somebody();
  const attacker = aNewBrowser();
  const another = await buildApp(foundationsOf(server.config));
  const second = aBrowser({ ...server, app: another }, `10.1.0.${lastAddress}`);
  const wrong = { ...teacher, password: 'wrong one' };
  for (const browser of [attacker, second, attacker, second, attacker])
    expect((await signInByPassword(browser, wrong)).statusCode).toBe(422);

  for (const browser of [second, attacker]) {
    const refused = await signInByPassword(browser, teacher);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([429, 'too_many_attempts']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
  }
  expect((await signInByPassword(aNewBrowser(), teacher)).statusCode).toBe(200);
  await another.close();
});

test('a name that there is not is locked like one that there is', async () => {
  const browser = aNewBrowser();
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 6; attempt += 1)
    statuses.push(
      (await signInByPassword(browser, { userName: 'nobody.at.all', password: 'wrong one' })).statusCode,
    );
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
});

test('a hundred attempts at once do not all slip through', async () => {
  const teacher = await somebody();
  const browser = aNewBrowser();
  const responses = await Promise.all(
    Array.from({ length: 20 }, () => signInByPassword(browser, { ...teacher, password: 'wrong one' })),
  );
  expect(responses.filter(({ statusCode }) => statusCode === 422)).toHaveLength(5);
});

test('who is locked out by a stranger still has a living session and the way through ЕСИА', async () => {
  const teacher = await somebody();
  for (let address = 0; address < 7; address += 1) {
    const browser = aNewBrowser();
    for (let attempt = 0; attempt < 5; attempt += 1)
      await signInByPassword(browser, { ...teacher, password: 'wrong one' });
  }
  expect((await signInByPassword(aNewBrowser(), teacher)).statusCode).toBe(429);

  const throughEsia = await aSession(db(), { personId: teacher.personId });
  const session = await server.app.inject({ url: '/api/session', headers: throughEsia.headers });
  expect(session.json()).toMatchObject({ state: 'consent_needed' });
});

test('what is counted tells neither name nor address', async () => {
  const rows = await db().selectFrom('signInThrottle').select('keyHash').execute();
  const kept = rows.map(({ keyHash }) => keyHash.toString('latin1')).join('');
  expect(kept).not.toMatch(/user\d|10\.1\.0/);
});

test('a password that was hashed with weaker parameters is hashed anew when it is used', async () => {
  const teacher = await somebody();
  const weak = await hash(teacher.password, { memoryCost: 8192, timeCost: 1 });
  await db()
    .updateTable('accountPassword')
    .set({ passwordHash: weak })
    .where('accountId', '=', teacher.accountId)
    .execute();
  await signInByPassword(aNewBrowser(), teacher);

  const { passwordHash } = await db()
    .selectFrom('accountPassword')
    .select('passwordHash')
    .where('accountId', '=', teacher.accountId)
    .executeTakeFirstOrThrow();
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await signInByPassword(aNewBrowser(), teacher)).statusCode).toBe(200);
});

test('who is blocked, or holds no role, is told so only after the right password, and the administrator sees it', async () => {
  const [blocked, dismissed] = [await somebody(), await somebody()];
  await db()
    .updateTable('account')
    .set({ blockedAt: new Date() })
    .where('id', '=', blocked.accountId)
    .execute();
  await db()
    .updateTable('employment')
    .set({ endsOn: '2026-01-31' })
    .where('id', '=', dismissed.employmentId)
    .execute();
  for (const [person, reason] of [
    [blocked, 'blocked'],
    [dismissed, 'no_active_role'],
  ] as const) {
    expect(
      (await signInByPassword(aNewBrowser(), { ...person, password: 'wrong one' })).json(),
    ).toMatchObject({
      code: 'sign_in.credentials_wrong',
    });
    expect(await failuresOf(person.personId)).toEqual([]);
    const refused = await signInByPassword(aNewBrowser(), person);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, `sign_in.${reason}`]);
    expect(await failuresOf(person.personId)).toEqual([{ reason }]);
  }
});

test('from the day that the region sets, a password opens nothing for that role in that kind of organization', async () => {
  const ministry = await anOrganization(db(), { kinds: ['education_authority'] });
  const region = await anEmployee(db(), { organizationId: ministry.id, roles: ['regional_coordinator'] });
  const { headers } = await aSession(db(), {
    personId: region.personId,
    role: 'regional_coordinator',
    organizationId: ministry.id,
  });
  const cutOff = (role: string, refusedFrom: string | null) =>
    server.app.inject({
      method: 'PUT',
      url: `/api/password-cut-offs/${role}/general`,
      headers,
      payload: { refusedFrom },
    });
  const kindergarten = await anOrganization(db(), { kinds: ['preschool'] });
  const deputy = await somebody(['deputy_head']);
  const educator = await somebody(['deputy_head'], kindergarten.id);
  const both = await somebody(['deputy_head', 'teacher']);

  await cutOff('deputy_head', '2099-09-01');
  expect((await signInByPassword(aNewBrowser(), deputy)).statusCode).toBe(200);
  await cutOff('deputy_head', '2024-09-01');

  const refused = await signInByPassword(aNewBrowser(), deputy);
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([
    403,
    'sign_in.password_cut_off',
  ]);
  expect(refused.json<{ title: string }>().title).toContain('Госуслуги');
  expect(await failuresOf(deputy.personId)).toEqual([{ reason: 'password_cut_off' }]);
  expect((await signInByPassword(aNewBrowser(), educator)).statusCode).toBe(200);

  const browser = aNewBrowser();
  await signInByPassword(browser, both);
  const session = (await browser.send('GET', '/api/session')).json<{ choices: { role: string }[] }>();
  expect(session.choices.map(({ role }) => role)).toEqual(['teacher']);
  const role = await browser.post('/api/session/role', { role: 'deputy_head', organizationId: school.id });
  expect(role.statusCode).toBe(403);
  expect((await cutOff('operator', '2024-09-01')).json()).toMatchObject({
    code: 'password_cut_off.not_for_operators',
  });
  await cutOff('deputy_head', null);
  expect((await signInByPassword(aNewBrowser(), deputy)).statusCode).toBe(200);
});
