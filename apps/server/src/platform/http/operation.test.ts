import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aServer, type TestServer } from '../../../../../tests/school/index.ts';
import { buildApp } from '../../app.ts';
import { foundationsOf } from '../../foundations.ts';

let school: TestServer;
beforeAll(async () => {
  school = await aServer();
});
afterAll(() => school.close());

const ask = (url: string, headers: Record<string, string> = {}) => school.app.inject({ url, headers });

test('a server whose database answers and is up to date is ready', async () => {
  expect((await ask('/health/live')).json()).toEqual({ status: 'ok' });
  expect((await ask('/health/ready')).json()).toEqual({ status: 'ok' });
});

test('a server on a database that lacks a migration, or is gone, is alive and not ready', async () => {
  const other = await aServer();
  try {
    await sql`delete from kysely_migration where name = (select max(name) from kysely_migration)`.execute(
      other.database.kysely,
    );
    const behind = await other.app.inject('/health/ready');
    expect([behind.statusCode, behind.json().code]).toEqual([503, 'migrations_pending']);
  } finally {
    await other.close();
  }
  const gone = await aServer();
  await gone.app.ready();
  await gone.database.close();
  const unanswered = await gone.app.inject('/health/ready');
  expect([unanswered.statusCode, unanswered.json().code]).toEqual([503, 'database_unavailable']);
  expect((await gone.app.inject('/health/live')).statusCode).toBe(200);
  await gone.close();
});

test('measures tell of routes by their pattern, of connections and of jobs', async () => {
  await ask('/api/organizations/directory?search=Иванова');
  const { body, headers } = await ask('/metrics');
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toContain('route="/api/organizations/directory",status="200"');
  expect(body).toMatch(/gorodok_database_connections\{state="open"\} \d/);
  expect(body).toContain('gorodok_job_tries_total');
  expect(body).toContain('process_cpu_seconds_total');
  expect(body).not.toMatch(/search|%D0/);
});

test.each([
  ['without a token configured, nobody reads them in production', null, 'Bearer x', 404],
  ['with one configured, a request without it is not answered', 'a-token-of-some-length', '', 404],
  [
    'with one configured, a wrong one is not answered',
    'a-token-of-some-length',
    'Bearer a-token-of-some-lengtH',
    404,
  ],
  [
    'with one configured, the right one reads them',
    'a-token-of-some-length',
    'Bearer a-token-of-some-length',
    200,
  ],
])('measures: %s', async (_sentence, metricsToken, authorization, status) => {
  const foundations = foundationsOf({ ...school.config, production: true, metricsToken });
  const app = await buildApp(foundations);
  try {
    expect((await app.inject({ url: '/metrics', headers: { authorization } })).statusCode).toBe(status);
  } finally {
    await app.close();
    await foundations.database.close();
  }
});

test('every route of the API is described, with who may call it and how it refuses', async () => {
  const document = (await ask('/api/docs/json')).json<{
    openapi: string;
    components: { schemas: Record<string, unknown> };
    paths: Record<string, Record<string, { description?: string; responses: Record<string, unknown> }>>;
  }>();
  const described = Object.keys(document.paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
  const declared = school.app.declaredRoutes
    .map(({ url }) => url)
    .filter((url) => url.startsWith('/api/') && !url.startsWith('/api/docs'));

  expect(document.openapi).toBe('3.1.0');
  expect(described).toEqual(expect.arrayContaining(declared));
  const register = document.paths['/api/organizations/register']?.['get'];
  expect(register?.description).toBe('Roles: municipal_coordinator, regional_coordinator.');
  expect(register?.responses).toHaveProperty(['default', 'content', 'application/problem+json']);
  expect(document.components.schemas).toHaveProperty('Problem');
});

test('the page of the description opens for anybody, with scripts of ours only', async () => {
  const page = await ask('/api/docs/');
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]/);
  const scripts = [...page.body.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, source = '']) => source);
  for (const source of scripts) {
    const { pathname } = new URL(source, 'http://school.example/api/docs/');
    expect((await ask(pathname)).statusCode).toBe(200);
  }
  expect(scripts.length).toBeGreaterThan(1);
});
