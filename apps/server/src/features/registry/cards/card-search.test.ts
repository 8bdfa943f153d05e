import { CardList, CardOptions, type CardSearch } from '@gorodok/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aGuardian,
  anEmployee,
  anOpenYear,
  anOrganization,
  aServer,
  aSignedInEmployee,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
let office: Record<string, string>;
let organizationId: number;
let classes: Record<'7А' | '10Б', { id: number }>;
beforeAll(async () => {
  server = await aServer();
  const db = server.database.kysely;
  ({ id: organizationId } = await anOrganization(db));
  office = (await aSignedInEmployee(db, { organizationId })).headers;
  const { id: academicYearId } = await anOpenYear(db, { organizationId });
  classes = {
    '7А': await aClassGroup(db, { organizationId, academicYearId, name: '7А' }),
    '10Б': await aClassGroup(db, { organizationId, academicYearId, name: '10Б' }),
  };
  const place = { organizationId, classGroupId: classes['7А'].id };
  for (const [surname, firstName, patronymic] of names)
    await aStudent(db, { ...place, surname, firstName, patronymic });
  await sql`analyze`.execute(db);
});
afterAll(() => server.close());

const names = [
  ['Иванов', 'Семён', 'Петрович'],
  ['Иванова', 'Алёна', 'Петровна'],
  ['Привалова', 'Мария', 'Олеговна'],
  ['Гарифуллина-Ахметова', 'Зульфия', 'Рафаиловна'],
  ['Семенов', 'Тимофей', 'Аркадьевич'],
  ['Семенова', 'Дарья', 'Аркадьевна'],
  ['Харитонов', 'Глеб', 'Владиславович'],
  ['Кузнецов', 'Александр', 'Витальевич'],
] as const;

async function search(query: Partial<CardSearch>, headers = office): Promise<CardList> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/cards/search',
    headers,
    payload: { kind: 'student', ...query },
  });
  const list: unknown = response.json();
  expect(Value.Errors(CardList, list)).toEqual([]);
  return Value.Parse(CardList, list);
}
const surnamesOf = (list: Pick<CardList, 'cards'>) =>
  list.cards.map(({ displayName }) => displayName.split(' ')[0]);

test('the first page shows the cards in the order of names, with the class of each', async () => {
  const list = await search({});
  expect(surnamesOf(list)).toEqual(
    names.map(([surname]) => surname).toSorted((a, b) => a.localeCompare(b, 'ru')),
  );
  expect(list).toMatchObject({ total: 8, next: null, corrected: null, similar: [] });
  expect(new Set(list.cards.map(({ context }) => context))).toEqual(new Set(['7А']));
});

test('pages follow each other without a card lost or shown twice, whatever they are ordered by', async () => {
  for (const by of ['name', 'birth_date', 'context'] as const)
    for (const direction of ['ascending', 'descending'] as const) {
      const sort = { by, direction };
      const all = await search({ sort });
      let page = await search({ sort, limit: 3 });
      const seen = page.cards;
      while (page.next !== null) {
        page = await search({ sort, limit: 3, after: page.next });
        seen.push(...page.cards);
      }
      expect([by, direction, seen]).toEqual([by, direction, all.cards]);
    }
});

test('a place to go on from that was made up is refused', async () => {
  const statusOf = async (after: string, by: string) => {
    const sort = { by, direction: 'ascending' };
    const payload = { kind: 'student', after, sort };
    const url = '/api/cards/search';
    return (await server.app.inject({ method: 'POST', url, headers: office, payload })).statusCode;
  };
  expect([
    await statusOf('{', 'name'),
    await statusOf('[1, "а", 1]', 'name'),
    await statusOf('["а", "а", 1]', 'birth_date'),
    await statusOf('["\\u0000", "а", 1]', 'name'),
  ]).toEqual([422, 422, 422, 422]);
});

test.each([
  ['a beginning, while somebody types', 'прив', ['Привалова'], null],
  ['words in any order', 'алена иванова', ['Иванова'], null],
  ['е for ё and ё for е', 'иванов сёмен', ['Иванов'], null],
  ['one part of a double surname', 'Ахметова', ['Гарифуллина-Ахметова'], null],
  ['a wrong letter', 'Кузницов', ['Кузнецов'], ['кузнецов']],
  ['two letters changed over', 'Харитноов глеб', ['Харитонов'], ['харитонов', 'глеб']],
  ['two slips in a long word', 'Гарефулина', ['Гарифуллина-Ахметова'], ['гарифуллина']],
  ['the English layout left on', 'repytwjd', ['Кузнецов'], ['кузнецов']],
  ['the English layout, where letters are signs', '{fhbnjyjd', ['Харитонов'], ['харитонов']],
  ['the English layout and a slip', 'rypytwjd', ['Кузнецов'], ['кузнецов']],
  ['Latin letters that look Cyrillic', 'Xapитонов', ['Харитонов'], ['харитонов']],
])('%s finds the person', async (_what, text, surnames, corrected) => {
  const list = await search({ search: text });
  expect([surnamesOf(list), list.corrected]).toEqual([surnames, corrected]);
});

test('where only few are found, names that differ in a letter are shown beside them', async () => {
  const list = await search({ search: 'Семенова' });
  expect([surnamesOf(list), list.corrected, surnamesOf({ cards: list.similar })]).toEqual([
    ['Семенова'],
    null,
    ['Семенов'],
  ]);
});

test('signs of patterns mean nothing: they are passed over', async () => {
  for (const text of ['%', '_', '.*', '(', "';--", '\\', '[а-я]'])
    expect([text, (await search({ search: `привалова ${text}` })).total <= 1]).toEqual([text, true]);
  expect((await search({ search: '% _ .* (' })).total).toBe(names.length);
});

test('a СНИЛС in place of a name finds its owner', async () => {
  const { snils } = await server.database.kysely
    .selectFrom('person')
    .select('snils')
    .where('surname', '=', 'Привалова')
    .executeTakeFirstOrThrow();
  expect(surnamesOf(await search({ search: snils?.replace(/^(...)(...)(...)/, '$1-$2-$3 ') ?? '' }))).toEqual(
    ['Привалова'],
  );
});

test('one slip in a word of five letters or more still leads to the person', async () => {
  const letters = fc.constantFrom(...Array.from('абвгдеиклмнопрстуя'));
  const slip = fc.record({
    kind: fc.constantFrom('changed', 'missing', 'extra', 'swapped'),
    letter: letters,
    place: fc.nat(),
  });
  const word = fc.constantFrom(
    ...names.flatMap(([surname]) => surname.split('-').map((part) => [surname, part] as const)),
  );
  await fc.assert(
    fc.asyncProperty(word, slip, async ([surname, part], { kind, letter, place }) => {
      const at = place % part.length;
      const typed = {
        changed: part.slice(0, at) + letter + part.slice(at + 1),
        missing: part.slice(0, at) + part.slice(at + 1),
        extra: part.slice(0, at) + letter + part.slice(at),
        swapped: part.slice(0, at) + (part[at + 1] ?? '') + (part[at] ?? '') + part.slice(at + 2),
      }[kind];
      const list = await search({ search: typed });
      expect([...surnamesOf(list), ...surnamesOf({ cards: list.similar })].slice(0, 10)).toContain(surname);
    }),
    { numRuns: 60 },
  );
});

test('filters narrow the list, alone and together with a search', async () => {
  const db = server.database.kysely;
  const senior = await aStudent(db, {
    organizationId,
    classGroupId: classes['10Б'].id,
    surname: 'Якубова',
    birthDate: '2010-02-01',
    snils: null,
  });
  const ids = async (query: Partial<CardSearch>) =>
    (await search(query)).cards.map(({ personId }) => personId);
  expect(await ids({ filters: { grades: [10] } })).toEqual([senior.personId]);
  expect(await ids({ filters: { classGroupIds: [classes['10Б'].id] } })).toEqual([senior.personId]);
  expect(await ids({ filters: { withoutSnils: true } })).toEqual([senior.personId]);
  expect(await ids({ filters: { withoutSnils: true }, search: 'иванов' })).toEqual([]);
  expect(await ids({ search: 'якубова', filters: { ageFrom: 14, ageTo: 130 } })).toEqual([senior.personId]);
  expect(await ids({ search: 'якубова', filters: { ageTo: 10 } })).toEqual([]);
  expect((await search({ filters: { withoutDocument: true, withoutContact: true } })).total).toBe(9);
  const { sort } = { sort: { by: 'context', direction: 'descending' } as const };
  expect((await search({ sort })).cards[0]?.context).toBe('10Б');
});

test('a filter offers what occurs on the cards', async () => {
  const db = server.database.kysely;
  await anEmployee(db, { organizationId, positions: ['Логопед', 'Учитель'] });
  const options = async (kind: string) =>
    Value.Parse(
      CardOptions,
      (await server.app.inject({ url: `/api/cards/options?kind=${kind}`, headers: office })).json(),
    );
  expect((await options('student')).classGroups.map(({ name }) => name)).toEqual(['7А', '10Б']);
  expect((await options('employee')).positions).toEqual(['Логопед', 'Учитель']);
});

test('nobody of another organization is found, by no word and no slip', async () => {
  const db = server.database.kysely;
  const other = await anOrganization(db);
  await aStudent(db, { organizationId: other.id, surname: 'Чужестранцева' });
  expect((await search({ search: 'Чужестранцева' })).total).toBe(0);
  expect((await search({ search: 'Чужестранцова' })).total).toBe(0);
  const stranger = await aSignedInEmployee(db, { organizationId: other.id });
  expect(surnamesOf(await search({}, stranger.headers))).toEqual(['Чужестранцева']);
});

test("a guardian's card says whose parent it is", async () => {
  const db = server.database.kysely;
  const child = await aStudent(db, {
    organizationId,
    surname: 'Якубов',
    firstName: 'Тагир',
    classGroupId: classes['7А'].id,
  });
  await aGuardian(db, { childId: child.personId, surname: 'Якубова', firstName: 'Роза', patronymic: null });
  const list = await search({ kind: 'guardian', filters: { grades: [7] } });
  expect(list.cards).toMatchObject([{ displayName: 'Якубова Роза', context: 'Тагир Якубов' }]);
});

test('each look at the list is recorded, with neither words nor names', async () => {
  await search({});
  await search({ search: 'Кузнецов' });
  const entries = await server.database.kysely
    .selectFrom('auditEntry')
    .select(['action', 'details', 'organizationId', 'role'])
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  expect(entries).toMatchObject([
    {
      action: 'cards.listed',
      organizationId,
      role: 'school_admin',
      details: { kind: 'student', searched: true, count: 1 },
    },
    {
      action: 'cards.listed',
      organizationId,
      role: 'school_admin',
      details: { kind: 'student', searched: false },
    },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/узнецов/u);
});
