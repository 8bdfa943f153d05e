import { FoundPeople, type PeopleSearch } from '@gorodok/contract';
import { sql } from 'kysely';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anOrganization,
  aServer,
  aSignedInEmployee,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let regional: Record<string, string>;
let municipal: Record<string, string>;
let ours: { id: number; name: string };
beforeAll(async () => {
  server = await aServer();
  const db = server.database.kysely;
  const municipality = async (name: string) =>
    (
      await db
        .insertInto('municipality')
        .values({ name, kind: 'urban_district' })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  const [here, there] = [await municipality('Здешний округ'), await municipality('Другой округ')];
  const kinds = ['education_authority'];
  const authority = await anOrganization(db, { kinds, municipalityId: here });
  const ministry = await anOrganization(db, { kinds });
  ours = await anOrganization(db, { municipalityId: here });
  const theirs = await anOrganization(db, { municipalityId: there });
  municipal = (await aSignedInEmployee(db, { organizationId: authority.id, role: 'municipal_coordinator' }))
    .headers;
  regional = (await aSignedInEmployee(db, { organizationId: ministry.id, role: 'regional_coordinator' }))
    .headers;
  const name = { firstName: 'Алёна', patronymic: 'Петровна' };
  await aStudent(db, {
    ...name,
    organizationId: ours.id,
    surname: 'Кузнецова',
    birthDate: '2012-05-06',
    snils: '15000000090',
  });
  await aStudent(db, {
    ...name,
    organizationId: theirs.id,
    surname: 'Кузнецова',
    birthDate: '2011-01-02',
  });
  await sql`analyze`.execute(db);
});
afterAll(() => server.close());

async function search(query: PeopleSearch, headers = regional): Promise<FoundPeople> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/people/search',
    headers,
    payload: query,
  });
  expect(Value.Errors(FoundPeople, response.json())).toEqual([]);
  return Value.Parse(FoundPeople, response.json());
}
const birthYears = ({ people }: FoundPeople) =>
  people.map(({ born }) => Number(born?.slice(0, 4))).toSorted((one, other) => one - other);

test('names are masked, and nothing corrected is spelt out, until a reason is given', async () => {
  const found = await search({ search: 'Кузницова Алена' });
  expect(found).toMatchObject({ masked: true, corrected: [] });
  expect(found.people.map(({ displayName, born }) => [displayName, born])).toEqual([
    ['К… А. П.', '2011'],
    ['К… А. П.', '2012'],
  ]);
  expect(JSON.stringify(found)).not.toMatch(/узнецова|лёна|2012-05/iu);
});

test('with a reason the names are shown, and that whose were shown is recorded with the reason', async () => {
  const found = await search({
    search: 'Кузницова Алена',
    birthDate: '2012-05-06',
    reason: 'duplicate_check',
  });
  expect(found).toMatchObject({
    masked: false,
    corrected: ['кузнецова', 'алена'],
    people: [
      {
        displayName: 'Кузнецова Алёна Петровна',
        born: '2012-05-06',
        cards: [{ kind: 'student', organizationId: ours.id, organizationName: ours.name }],
      },
    ],
  });
  const entries = await server.database.kysely
    .selectFrom('auditEntry')
    .select(['action', 'subjectId', 'details'])
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  expect(entries).toEqual([
    {
      action: 'person.unmasked',
      subjectId: found.people[0]?.personId,
      details: { reason: 'duplicate_check' },
    },
    {
      action: 'people.searched',
      subjectId: null,
      details: { by: 'name_and_birth_date', count: 1, reason: 'duplicate_check' },
    },
  ]);
});

test("a municipal coordinator finds his municipality's people and no others", async () => {
  const queries: PeopleSearch[] = [
    { search: 'Кузнецова' },
    { search: 'Кузнецова', birthDate: '2011-01-02' },
    { search: 'repytwjdf' },
  ];
  const years = [];
  for (const query of queries) years.push(birthYears(await search(query, municipal)));
  expect(years).toEqual([[2012], [], [2012]]);
});

test('a СНИЛС finds its owner in any writing', async () => {
  expect(birthYears(await search({ search: '150-000-000 90' }))).toEqual([2012]);
});

test('words of which nobody has all find nobody, and signs alone likewise', async () => {
  expect((await search({ search: 'Кузнецова Ибрагим' })).people).toEqual([]);
  expect((await search({ search: '%%' })).people).toEqual([]);
});
