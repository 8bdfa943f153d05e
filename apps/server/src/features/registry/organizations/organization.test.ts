import { Directory, OrganizationRegister } from '@gorodok/contract';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anOrganization,
  aServer,
  aSignedInEmployee,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let ours: { id: number };
let theirs: { id: number };
beforeAll(async () => {
  server = await aServer();
  const db = server.database.kysely;
  const kind = 'municipal_district';
  [ours, theirs] = (await Promise.all(
    ['Агаповский муниципальный район', 'Увельский муниципальный район'].map((name) =>
      db.insertInto('municipality').values({ name, kind }).returning('id').executeTakeFirstOrThrow(),
    ),
  )) as [{ id: number }, { id: number }]; // two names make two rows
});
afterAll(() => server.close());

const readRegister = async (headers: Record<string, string>) =>
  Value.Parse(
    OrganizationRegister,
    (await server.app.inject({ url: '/api/organizations/register', headers })).json(),
  ).organizations;
const readDirectory = async (query: string) =>
  Value.Parse(
    Directory,
    (await server.app.inject(`/api/organizations/directory?${new URLSearchParams(query).toString()}`)).json(),
  );

test('an ИНН that fails the checksum, and one that another register has otherwise, are shown to the coordinator', async () => {
  const db = server.database.kysely;
  const authority = await anOrganization(db, { kinds: ['education_authority'], municipalityId: ours.id });
  const wrong = await anOrganization(db, { name: 'МДОУ «Березка»', municipalityId: ours.id });
  const differs = await anOrganization(db, { name: 'МАДОУ «Детский сад №65»', municipalityId: ours.id });
  await db.updateTable('organization').set({ inn: '7455007076' }).where('id', '=', wrong.id).execute();
  await db.updateTable('organization').set({ inn: '7404024641' }).where('id', '=', differs.id).execute();
  await db
    .insertInto('organizationInnRemark')
    .values({
      organizationId: differs.id,
      register: 'sferum',
      remark: 'differs_from_other_register',
      source: 'Сверка',
    })
    .execute();
  const { headers } = await aSignedInEmployee(db, {
    organizationId: authority.id,
    role: 'municipal_coordinator',
  });

  const register = await readRegister(headers);

  expect(register.find(({ id }) => id === wrong.id)?.innFindings).toEqual([
    { register: 'checksum', finding: 'fails_checksum' },
  ]);
  expect(register.find(({ id }) => id === differs.id)?.innFindings).toEqual([
    { register: 'sferum', finding: 'differs_from_other_register' },
  ]);
});

test('a municipal coordinator sees the own municipality, the regional one the whole region', async () => {
  const db = server.database.kysely;
  const [authority, ministry] = [
    await anOrganization(db, { kinds: ['education_authority'], municipalityId: theirs.id }),
    await anOrganization(db, { kinds: ['education_authority'] }),
  ];
  const foreign = await anOrganization(db, { municipalityId: ours.id });
  const municipal = await aSignedInEmployee(db, {
    organizationId: authority.id,
    role: 'municipal_coordinator',
  });
  const regional = await aSignedInEmployee(db, { organizationId: ministry.id, role: 'regional_coordinator' });
  expect((await readRegister(municipal.headers)).map(({ id }) => id)).toEqual([authority.id]);
  expect((await readRegister(regional.headers)).map(({ id }) => id)).toEqual(
    expect.arrayContaining([foreign.id, authority.id, ministry.id]),
  );
});

test('the directory finds an organization by words of its name and municipality, in any order', async () => {
  const school = await anOrganization(server.database.kysely, {
    name: 'МБОУ СОШ д.Сарафаново',
    municipalityId: theirs.id,
  });
  expect((await readDirectory('search=увельский сарафан')).organizations.map(({ id }) => id)).toEqual([
    school.id,
  ]);
  expect((await readDirectory('search=%')).organizations).toEqual([]);
});

test('the directory is not longer than a page, and says that there is more', async () => {
  for (let count = 0; count < 51; count++)
    await anOrganization(server.database.kysely, { name: `Многочисленная ${count}` });
  const page = await readDirectory('search=многочисленная');
  expect([page.organizations.length, page.more]).toEqual([50, true]);
});
