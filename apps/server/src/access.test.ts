import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { roles, type Role } from '@gorodok/contract';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardRoutes, type DeclaredRoute } from '#platform/access/access.ts';
import { accessTable } from '#platform/access/access-table.ts';
import { routeSamples, type RouteSample, type SchoolRecords } from '../../../tests/access/route-samples.ts';
import {
  aSchoolWithEverybody,
  type SchoolWithEverybody,
} from '../../../tests/access/school-with-everybody.ts';
import { aServer, type TestServer } from '../../../tests/school/index.ts';

let server: TestServer;
let school: SchoolWithEverybody;
let otherSchool: SchoolWithEverybody;
let routes: DeclaredRoute[];
beforeAll(async () => {
  server = await aServer();
  school = await aSchoolWithEverybody(server.database.kysely);
  otherSchool = await aSchoolWithEverybody(server.database.kysely);
  routes = server.app.declaredRoutes.filter((route) => !['HEAD', 'OPTIONS'].includes(route.method));
});
afterAll(() => server.close());

const keyOf = (route: DeclaredRoute) => `${route.method} ${route.url}`;
const allows = (route: DeclaredRoute, role: Role) =>
  typeof route.access === 'string' || route.access.includes(role);

async function call(route: DeclaredRoute, records: SchoolRecords, headers: Record<string, string>) {
  const sample = sampleOf(route);
  const response = await server.app.inject({
    method: route.method as 'GET', // the routes are our own, with methods of HTTP
    url: sample.url(records),
    headers,
    ...(sample.payload ? { payload: sample.payload } : {}),
  });
  const problem = response.headers['content-type']?.toString().startsWith('application/problem+json');
  return { status: response.statusCode, code: problem ? String(response.json().code) : null };
}

function sampleOf(route: DeclaredRoute): RouteSample {
  const sample = routeSamples[keyOf(route)];
  if (!sample) throw new Error(`There is no sample request for ${keyOf(route)}.`);
  return sample;
}

test('every route has a sample request, and every sample a route', () => {
  expect(routes.map(keyOf).sort()).toEqual(Object.keys(routeSamples).sort());
});

test('a stranger gets in nowhere but where the door is open to everybody', async () => {
  for (const route of routes) {
    const { status, code } = await call(route, school.records, { 'x-gorodok': '1' });
    if (route.access === 'public') expect([keyOf(route), code]).not.toEqual([keyOf(route), 'not_signed_in']);
    else expect([keyOf(route), status, code]).toEqual([keyOf(route), 401, 'not_signed_in']);
  }
});

test('a change that a page of another site sends is refused, whoever is signed in', async () => {
  const { cookie = '' } = school.headersOf('school_admin');
  for (const route of routes.filter(({ method }) => method !== 'GET')) {
    expect([keyOf(route), await call(route, school.records, { cookie })]).toEqual([
      keyOf(route),
      { status: 403, code: 'foreign_origin' },
    ]);
    const foreign = { cookie, 'x-gorodok': '1', origin: 'https://elsewhere.example' };
    expect([keyOf(route), await call(route, school.records, foreign)]).toEqual([
      keyOf(route),
      { status: 403, code: 'foreign_origin' },
    ]);
  }
});

describe.each([...roles])('%s', (role) => {
  test('is refused exactly where the role is not declared', async () => {
    for (const route of routes.filter(
      (one) => one.url !== '/api/session' && !one.url.startsWith('/api/session/'),
    )) {
      const { status, code } = await call(route, school.records, school.headersOf(role));
      if (allows(route, role)) {
        expect([keyOf(route), status < 500, code]).not.toEqual([keyOf(route), true, 'forbidden']);
        expect([keyOf(route), status >= 500]).toEqual([keyOf(route), false]);
      } else expect([keyOf(route), status, code]).toEqual([keyOf(route), 403, 'forbidden']);
    }
  });

  test("finds no record of another school, although the own one's is there", async () => {
    for (const route of routes.filter((one) => allows(one, role) && sampleOf(one).foreign !== undefined)) {
      const { status, code } = await call(route, otherSchool.records, school.headersOf(role));
      expect([keyOf(route), status, code]).toEqual([keyOf(route), 404, sampleOf(route).foreign]);
    }
  });
});

test('a route that does not declare its access stops the start', async () => {
  const app = Fastify();
  guardRoutes(app, { identify: async () => null, publicOrigin: 'http://school.example', pluginRoutes: {} });
  expect(() => app.get('/undeclared', async () => 'open')).toThrow('/undeclared does not declare its access');
});

test('docs/access.md is the table of the routes as they are', async () => {
  const written = await readFile(join(import.meta.dirname, '../../../docs/access.md'), 'utf8');
  expect(written).toBe(accessTable(server.app.declaredRoutes));
});
