import type { AcademicYear, DraftYear, YearOpenings } from '@gorodok/contract';
import { read as readWorkbook, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  anOpenYear,
  anOrganization,
  aServer,
  aSignedInEmployee,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const db = () => server.database.kysely;

type Headers = Record<string, string>;
const send = (headers: Headers, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
  server.app.inject({ method, url: `/api${path}`, headers, ...(payload ? { payload } : {}) });

/** A school without a year, and its administrator. */
async function aSchool() {
  const { id } = await anOrganization(db());
  return { id, ...(await aSignedInEmployee(db(), { organizationId: id })) };
}

const quarters: DraftYear['periods'] = [
  { kind: 'quarter', number: 1, startsOn: '2027-09-01', endsOn: '2027-10-29', grades: [] },
  { kind: 'quarter', number: 2, startsOn: '2027-11-08', endsOn: '2027-12-30', grades: [] },
];
const draft: DraftYear = {
  name: '2027/2028',
  startsOn: '2027-09-01',
  endsOn: '2028-08-31',
  weekDays: 6,
  periods: quarters,
  holidays: [{ name: 'Осенние каникулы', startsOn: '2027-10-30', endsOn: '2027-11-07' }],
};
const yearOf = async (headers: Headers, year: DraftYear = draft): Promise<AcademicYear> =>
  (await send(headers, 'POST', '/academic-years', year)).json();

test('a school plans a year with its periods and holidays, opens it and closes it', async () => {
  const { headers } = await aSchool();
  const planned = await yearOf(headers);
  expect(planned).toMatchObject({ ...draft, state: 'planned', gaps: [] });
  expect((await send(headers, 'POST', `/academic-years/${planned.id}/open`)).json()).toMatchObject({
    state: 'open',
  });
  expect((await send(headers, 'POST', `/academic-years/${planned.id}/open`)).json()).toMatchObject({
    code: 'academic_year.not_planned',
  });
  expect((await send(headers, 'POST', `/academic-years/${planned.id}/close`)).json()).toMatchObject({
    state: 'closed',
  });
});

test('days between two quarters that are no holidays are told as a likely slip, weekends are not', async () => {
  const { headers } = await aSchool();
  const { gaps } = await yearOf(headers, { ...draft, holidays: [] });
  expect(gaps).toEqual([{ kind: 'quarter', startsOn: '2027-11-01', endsOn: '2027-11-05' }]);
});

const period = (change: Partial<DraftYear['periods'][number]>): Partial<DraftYear> => ({
  periods: [quarters[0], { ...quarters[1], ...change }] as DraftYear['periods'],
});
test.each<[string, Partial<DraftYear>, string, string]>([
  ['ends before it begins', { endsOn: '2027-08-31' }, '/endsOn', 'academic_year.ends_before_start'],
  ['is longer than a year', { endsOn: '2028-12-31' }, '/endsOn', 'academic_year.too_long'],
  ['has the name of another', { name: '2026/2027' }, '/name', 'academic_year.name_taken'],
  ['begins within another', { startsOn: '2027-05-01' }, '/startsOn', 'academic_year.overlaps'],
  [
    'has a period outside',
    period({ endsOn: '2029-01-01' }),
    '/periods/1/endsOn',
    'academic_year.period_outside_year',
  ],
  [
    'has periods over each other',
    period({ startsOn: '2027-10-01' }),
    '/periods/1/startsOn',
    'academic_year.period_overlaps',
  ],
  ['has a period twice', period({ number: 1 }), '/periods/1/number', 'academic_year.period_repeated'],
])('a year that %s is refused by its field', async (_, change, field, code) => {
  const { headers } = await aSchool();
  await yearOf(headers, {
    ...draft,
    name: '2026/2027',
    startsOn: '2026-09-01',
    endsOn: '2027-06-30',
    periods: [],
    holidays: [],
  });
  const response = await send(headers, 'POST', '/academic-years', { ...draft, ...change });
  const { errors } = response.json<{ errors: { field: string; code: string }[] }>();
  expect(response.statusCode).toBe(422);
  expect(errors.map((fault) => [fault.field, fault.code])).toContainEqual([field, code]);
});

test('half-years of the upper parallels stand beside the quarters of the others', async () => {
  const { headers } = await aSchool();
  const year = await yearOf(headers, {
    ...draft,
    periods: [
      ...quarters.map((quarter) => ({ ...quarter, grades: [1, 2, 3, 4, 5, 6, 7, 8, 9] })),
      { kind: 'half_year', number: 1, startsOn: '2027-09-01', endsOn: '2027-12-30', grades: [10, 11] },
    ],
  });
  expect(year.periods).toHaveLength(3);
});

test('of two who change a year the second is told, and nothing of the first is lost', async () => {
  const { headers } = await aSchool();
  const { id, version } = await yearOf(headers);
  const rename = (name: string) => send(headers, 'PUT', `/academic-years/${id}`, { ...draft, name, version });
  expect((await rename('2027–2028')).statusCode).toBe(200);
  expect((await rename('27/28')).json()).toMatchObject({
    status: 409,
    code: 'academic_year.changed_meanwhile',
  });
  const { years } = (await send(headers, 'GET', '/academic-years')).json<{ years: AcademicYear[] }>();
  expect(years.map(({ name }) => name)).toEqual(['2027–2028']);
});

test('a year with students in its classes stays open, and a third one is not opened beside two', async () => {
  const { id: organizationId, headers } = await aSchool();
  const running = await anOpenYear(db(), { organizationId, around: '2026-11-24' });
  const group = await aClassGroup(db(), { organizationId, academicYearId: running.id });
  await aStudent(db(), { organizationId, classGroupId: group.id });
  expect((await send(headers, 'POST', `/academic-years/${running.id}/close`)).json()).toMatchObject({
    code: 'academic_year.has_students',
  });
  const next = await yearOf(headers);
  const afterNext = await yearOf(headers, {
    ...draft,
    name: '2028/2029',
    startsOn: '2028-09-01',
    endsOn: '2029-08-31',
    periods: [],
    holidays: [],
  });
  expect((await send(headers, 'POST', `/academic-years/${next.id}/open`)).statusCode).toBe(200);
  expect((await send(headers, 'POST', `/academic-years/${afterNext.id}/open`)).json()).toMatchObject({
    code: 'academic_year.two_open_already',
  });
});

test('a coordinator sees who has not opened the year, by municipality and past which day; the region sets the day', async () => {
  const municipality = await db()
    .insertInto('municipality')
    .values({ name: 'Увельский муниципальный район', kind: 'municipal_district' })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow();
  const inMunicipality = { municipalityId: municipality.id };
  const authority = await anOrganization(db(), { ...inMunicipality, kinds: ['education_authority'] });
  const ministry = await anOrganization(db(), { kinds: ['education_authority'] });
  const [late, done] = [
    await anOrganization(db(), inMunicipality),
    await anOrganization(db(), inMunicipality),
  ];
  const opened = await anOpenYear(db(), { organizationId: done.id, around: '2026-11-24' });
  await anOpenYear(db(), { organizationId: (await aSchool()).id, around: '2026-11-24' });
  const region = await aSignedInEmployee(db(), { organizationId: ministry.id, role: 'regional_coordinator' });
  const municipal = await aSignedInEmployee(db(), {
    organizationId: authority.id,
    role: 'municipal_coordinator',
  });
  const { name: yearName } = await db()
    .selectFrom('academicYear')
    .select('name')
    .where('id', '=', opened.id)
    .executeTakeFirstOrThrow();
  const deadlines = [{ organizationKind: 'general', dueOn: '2026-09-01' }];
  const put = (headers: Headers) =>
    send(headers, 'PUT', '/academic-year-openings/deadlines', { yearName, deadlines });
  expect((await put(municipal.headers)).statusCode).toBe(403);
  expect((await put(region.headers)).json<YearOpenings>().deadlines).toEqual(deadlines);

  const path = `/academic-year-openings?yearName=${encodeURIComponent(yearName)}`;
  const openings = (await send(municipal.headers, 'GET', path)).json<YearOpenings>();
  expect(openings.municipalities).toEqual([
    { municipalityName: municipality.name, total: 2, opened: 1, overdue: 1 },
  ]);
  expect(openings.organizations.map(({ id, state, overdue }) => [id, state, overdue])).toEqual(
    expect.arrayContaining([
      [late.id, null, true],
      [done.id, 'open', false],
    ]),
  );
  const all = (await send(region.headers, 'GET', path)).json<YearOpenings>();
  expect(all.organizations.length).toBeGreaterThan(openings.organizations.length);

  const file = await send(
    municipal.headers,
    'GET',
    `/academic-year-openings/export?yearName=${encodeURIComponent(yearName)}`,
  );
  const workbook = readWorkbook(file.rawPayload);
  const rows = utils.sheet_to_json<string[]>(workbook.Sheets[workbook.SheetNames[0] ?? ''] ?? {}, {
    header: 1,
  });
  expect(rows.map((row) => row[3])).toEqual([
    'Учебный год',
    ...openings.organizations.map(({ state }) => (state === null ? 'не создан' : 'открыт')),
  ]);
});
