import { Directory, OrganizationDetails, OrganizationRegister } from '@gorodok/contract';
import { innCheckDigit } from '@gorodok/identifiers';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('a coordinator edits an organization', () => {
  const validInn = `742500663${innCheckDigit('742500663')}`;
  let coordinator: Record<string, string>;
  let authorityId: number;
  beforeAll(async () => {
    const db = server.database.kysely;
    authorityId = (await anOrganization(db, { kinds: ['education_authority'], municipalityId: ours.id })).id;
    coordinator = (
      await aSignedInEmployee(db, { organizationId: authorityId, role: 'municipal_coordinator' })
    ).headers;
  });

  async function anEditable(name: string, inn: string | null = null) {
    const db = server.database.kysely;
    const { id } = await anOrganization(db, { name, municipalityId: ours.id });
    await db.updateTable('organization').set({ inn }).where('id', '=', id).execute();
    return { id, ...(await edited(id)) };
  }
  /** What the form holds when it is opened. */
  async function edited(id: number) {
    const response = await server.app.inject({ url: `/api/organizations/${id}`, headers: coordinator });
    const { name, shortName, kinds, inn, kpp, ogrn, phone, version } = Value.Parse(
      OrganizationDetails,
      response.json(),
    );
    return { form: { name, shortName, kinds, inn, kpp, ogrn, phone, version } };
  }
  const put = (id: number, payload: object, headers = coordinator) =>
    server.app.inject({ method: 'PUT', url: `/api/organizations/${id}`, headers, payload });

  test('a mended ИНН takes the remarks about the former one away, and the log tells which fields changed', async () => {
    const db = server.database.kysely;
    const { id, form } = await anEditable('МДОУ «Василёк»', '7455007076');
    await db
      .insertInto('organizationInnRemark')
      .values({ organizationId: id, register: 'sgo', remark: 'fails_checksum', source: 'Сверка' })
      .execute();
    const response = await put(id, { ...form, inn: ' 7425 006636', phone: '8 (351) 222-33-44' });
    expect(response.statusCode).toBe(200);
    expect(Value.Parse(OrganizationDetails, response.json())).toMatchObject({
      inn: validInn,
      innFindings: [],
      phone: '+73512223344',
      version: 2,
    });
    const { details } = await db
      .selectFrom('auditEntry')
      .where('action', '=', 'organization.changed')
      .where('subjectId', '=', id)
      .select('details')
      .executeTakeFirstOrThrow();
    expect(details).toEqual({ fields: ['inn', 'phone'] });
  });

  test('wrong numbers are refused, each at its field, and a wrong one that was there before keeps nobody from the rest', async () => {
    const { id, form } = await anEditable('МДОУ «Ромашка»', '7455007076');
    const refused = await put(id, {
      ...form,
      inn: '7425006637',
      kpp: '12',
      ogrn: '1027400000001',
      name: ' ',
    });
    expect(refused.statusCode).toBe(422);
    const faults: { field: string; code: string; message: string }[] = refused.json().errors;
    expect(faults.map(({ field, code }) => [field, code])).toEqual([
      ['/inn', 'cell.inn_checksum'],
      ['/kpp', 'organization.kpp_format'],
      ['/ogrn', 'cell.ogrn_checksum'],
      ['/name', 'organization.name_blank'],
    ]);
    const accepted = await put(id, { ...form, shortName: 'Ромашка' });
    expect(Value.Parse(OrganizationDetails, accepted.json())).toMatchObject({
      shortName: 'Ромашка',
      inn: '7455007076',
      innFindings: [{ register: 'checksum', finding: 'fails_checksum' }],
    });
  });

  test('of two who edit at once the second is told, and the same change again changes nothing', async () => {
    const { id, form } = await anEditable('МОУ «Встречная»');
    const both = await Promise.all([
      put(id, { ...form, shortName: 'Первая' }),
      put(id, { ...form, shortName: 'Вторая' }),
    ]);
    expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
    const winner = both.find(({ statusCode }) => statusCode === 200);
    const again = await put(id, { ...form, shortName: winner?.json().shortName });
    expect([again.statusCode, again.json().version]).toEqual([200, 2]);
  });

  test('an organization of another municipality looks as if it did not exist', async () => {
    const { form } = await anEditable('МОУ «Своя»');
    const foreign = await anOrganization(server.database.kysely, { municipalityId: theirs.id });
    for (const response of [
      await put(foreign.id, form),
      await server.app.inject({ url: `/api/organizations/${foreign.id}`, headers: coordinator }),
    ]) {
      expect([response.statusCode, response.json().code]).toEqual([404, 'organization.not_found']);
    }
  });

  test('nobody takes the register away from himself', async () => {
    const { form } = await edited(authorityId);
    const response = await put(authorityId, { ...form, kinds: ['general'] });
    expect([response.statusCode, response.json().errors[0].code]).toEqual([
      422,
      'organization.authority_is_needed',
    ]);
  });
});
