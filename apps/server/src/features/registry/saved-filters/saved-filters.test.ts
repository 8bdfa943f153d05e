import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anOrganization,
  aServer,
  aSignedInEmployee,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let organizationId: number;
let mine: Record<string, string>;
beforeAll(async () => {
  server = await aServer();
  ({ id: organizationId } = await anOrganization(server.database.kysely));
  mine = (await aSignedInEmployee(server.database.kysely, { organizationId })).headers;
});
afterAll(() => server.close());

const filter = { name: 'Без СНИЛС', kind: 'student', filters: { withoutSnils: true }, sort: null };
const save = (payload: object, headers = mine) =>
  server.app.inject({ method: 'POST', url: '/api/saved-filters', headers, payload });
const list = async (headers = mine) =>
  (await server.app.inject({ url: '/api/saved-filters', headers })).json().filters;

test('a filter is saved under a name, and again under the same name replaces it', async () => {
  const { id } = (await save(filter)).json();
  await save({ ...filter, kind: 'guardian', sort: { by: 'context', direction: 'ascending' } });
  expect(await list()).toEqual([
    { id, ...filter, kind: 'guardian', sort: { by: 'context', direction: 'ascending' } },
  ]);
});

test('nobody else sees it or can remove it; its owner removes it once', async () => {
  const [{ id }] = await list();
  const { headers } = await aSignedInEmployee(server.database.kysely, { organizationId });
  const remove = async (by: Record<string, string>) =>
    (await server.app.inject({ method: 'DELETE', url: `/api/saved-filters/${id}`, headers: by })).statusCode;
  expect([await list(headers), await remove(headers), await remove(mine), await remove(mine)]).toEqual([
    [],
    404,
    204,
    404,
  ]);
});

test('a name of spaces is no name, and what no filter knows is refused', async () => {
  const faultOf = async (payload: object) => (await save(payload)).json().errors[0];
  expect(await faultOf({ ...filter, name: '  ' })).toMatchObject({ field: '/name', code: 'field_required' });
  expect(await faultOf({ ...filter, filters: { surname: 'Иванов' } })).toMatchObject({
    code: 'field_unknown',
  });
});
