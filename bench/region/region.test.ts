import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOrganizationInn, parseSnils } from '@gorodok/identifiers';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../tests/database/test-database.ts';
import { fillDemonstration, type Demonstration } from './index.ts';
import { tableNames } from './writing/tables.ts';

const today = '2026-11-22';
const schoolOfTheFamily = 'МКОУ «Берёзовская СОШ»';

type Filled = { database: TestDatabase; client: Client; folder: string; demonstration: Demonstration };
let region: Filled;
const filled: Filled[] = [];

async function aFilledRegion(): Promise<Filled> {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'gorodok-region-'));
  const demonstration = await fillDemonstration({ databaseUrl: database.url, today, esiaDataFolder: folder });
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const one = { database, client, folder, demonstration };
  filled.push(one);
  return one;
}

/** The rows of a question, each a list of its columns. */
async function ask(statement: string, parameters: unknown[] = [], { client } = region): Promise<unknown[][]> {
  return (await client.query({ text: statement, values: parameters, rowMode: 'array' })).rows;
}

const count = async (statement: string): Promise<number> =>
  Number((await ask(`select count(*) from (${statement}) as found`))[0]?.[0]);

type Account = { oid: number; snils: string | null; kids: number[]; featured?: boolean; note?: string };
const accountsIn = ({ folder }: Filled): Account[] =>
  JSON.parse(readFileSync(join(folder, 'accounts.json'), 'utf8'));

beforeAll(async () => {
  region = await aFilledRegion();
});

afterAll(async () => {
  for (const { client, database, folder } of filled) {
    await client.end();
    await database.drop();
    rmSync(folder, { recursive: true });
  }
});

test('the region holds at least 3,000 students in 38 of its 41 schools; three have only planned the year', async () => {
  expect(
    await count(`select from enrolment where education = 'general' and ends_on is null`),
  ).toBeGreaterThan(3000);
  const states = await ask(
    `select academic_year.state, count(distinct organization.id)::int, count(enrolment.id) > 0
     from organization
     join academic_year on academic_year.organization_id = organization.id
     left join enrolment on enrolment.organization_id = organization.id
     where 'general' = any(organization.kinds) group by 1 order by 1`,
  );
  expect(states).toEqual([
    ['open', 38, true],
    ['planned', 3, false],
  ]);
});

/** A mandatory field that every role shares is missing or wrong. */
const commonFault = `(person.birth_date is null or person.sex is null or person.snils_fault
  or (person.patronymic is null and not person.has_no_patronymic))`;
const lacksContact = 'not exists (select from contact where contact.person_id = person.id)';
const lacksDocument = (kinds: string) =>
  `not exists (select from identity_document where person_id = person.id and kind in (${kinds}))`;

/** People with a column telling whether their СНИЛС is missing or wrong, as the identifiers judge it. */
async function markSnilsFaults(): Promise<void> {
  const numbers = await ask('select distinct snils from person where snils is not null');
  const wrong = numbers.map(([snils]) => String(snils)).filter((snils) => !parseSnils(snils).ok);
  await ask('create temporary table wrong_snils as select unnest($1::text[]) as snils', [wrong]);
  await ask(`create temporary view judged_person as select person.*,
    case when snils is null then not has_no_snils else snils in (select snils from wrong_snils) end as snils_fault
    from person`);
}

test('23 % of employee cards are unfilled, and 30 schools of 41 have unfilled student cards', async () => {
  await markSnilsFaults();
  const [share] = await ask(
    `select avg((${commonFault} or ${lacksContact} or ${lacksDocument(`'passport', 'foreign_passport'`)})::int)::float
     from employment join judged_person person on person.id = employment.person_id`,
  );
  expect(share?.[0]).toBeGreaterThan(0.22);
  expect(share?.[0]).toBeLessThan(0.24);

  const schools = await count(
    `select distinct enrolment.organization_id
     from enrolment join judged_person person on person.id = enrolment.person_id
     where enrolment.education = 'general' and enrolment.ends_on is null and (${commonFault}
       or person.address is null
       or not exists (select from guardianship where child_id = person.id)
       or case when person.birth_date < date '${today}' - interval '14 years 90 days'
         then ${lacksDocument(`'passport', 'foreign_passport', 'foreign_birth_certificate'`)}
         else ${lacksDocument(`'passport', 'birth_certificate', 'foreign_birth_certificate'`)} end)`,
  );
  expect(schools).toBe(30);
});

test('every СНИЛС that ЕСИА knows is valid and belongs to one person; children named have accounts', () => {
  const accounts = accountsIn(region);
  const numbers = accounts.flatMap(({ snils }) => (snils === null ? [] : [snils]));
  expect(numbers.filter((snils) => !parseSnils(snils).ok)).toEqual([]);
  expect(new Set(numbers).size).toBe(numbers.length);
  const oids = new Set(accounts.map(({ oid }) => oid));
  expect(oids.size).toBe(accounts.length);
  expect(accounts.flatMap(({ kids }) => kids).filter((oid) => !oids.has(oid))).toEqual([]);
});

test('the same day gives the same region, row by row', async () => {
  const again = await aFilledRegion();
  for (const table of tableNames) {
    const rows = `select count(*)::int, md5(string_agg(t::text, ';' order by t::text)) from ${table} t`;
    expect([table, await ask(rows, [], again)]).toEqual([table, await ask(rows)]);
  }
  expect(accountsIn(again)).toEqual(accountsIn(region));
});

test('nobody teaches in two rooms at once, and no class has two lessons at once or a gap between', async () => {
  const week = `select slot.weekday, slot.lesson_number, subject_group.class_group_id, employment.person_id
    from timetable_slot slot
    join subject_group on subject_group.organization_id = slot.organization_id and subject_group.id = slot.subject_group_id
    join employment on employment.id = subject_group.teacher_employment_id`;
  const twice = (who: string) =>
    count(`select from (${week}) week group by ${who}, weekday, lesson_number having count(*) > 1`);
  expect([await twice('person_id'), await twice('class_group_id')]).toEqual([0, 0]);
  const gaps = `select from (${week}) week group by class_group_id, weekday having max(lesson_number) <> count(*)`;
  expect(await count(gaps)).toBe(0);
  const taught = `select from lesson
    join subject_group on subject_group.organization_id = lesson.organization_id and subject_group.id = lesson.subject_group_id
    join employment on employment.id = subject_group.teacher_employment_id
    group by employment.person_id, held_on, lesson_number having count(*) > 1`;
  expect(await count(taught)).toBe(0);
});

test('at least 150 families have children in different schools and kindergartens', async () => {
  const families = `select guardian_id
    from guardianship
    join enrolment on enrolment.person_id = guardianship.child_id and enrolment.ends_on is null
    where relation = 'mother' and enrolment.education <> 'additional'
    group by guardian_id having count(distinct child_id) > 1 and count(distinct organization_id) > 1`;
  expect(await count(families)).toBeGreaterThanOrEqual(150);
});

test('the wrong ИНН of the register are kept as it gives them, and all others are right', async () => {
  const rows = await ask('select inn from organization');
  const wrong = rows.map(([inn]) => String(inn)).filter((inn) => !parseOrganizationInn(inn).ok);
  expect(wrong.sort()).toEqual(['7440006906', '7455007076']);
  const remarks = await ask(
    `select inn, register, remark from organization_inn_remark
     join organization on organization.id = organization_id order by inn`,
  );
  expect(remarks).toEqual([
    ['7404024641', 'sferum', 'differs_from_other_register'],
    ['7440006906', 'sgo', 'fails_checksum'],
    ['7455007076', 'sgo', 'fails_checksum'],
  ]);
});

test('marks are as a school gives them: one in four lessons, none in grade 1, none in the days to come', async () => {
  const [held] = await ask(
    `select sum((lesson.held_on > $1)::int)::int, sum((class_group.grade = 1)::int)::int
     from mark
     join assignment on assignment.organization_id = mark.organization_id and assignment.id = mark.assignment_id
     join lesson on lesson.organization_id = assignment.organization_id and lesson.id = assignment.lesson_id
     join class_group on class_group.id = lesson.class_group_id`,
    [today],
  );
  expect(held).toEqual([0, 0]);
  const [share] = await ask(
    `select (select count(*) from mark)::float / count(*)
     from lesson
     join class_membership on class_membership.class_group_id = lesson.class_group_id
     join class_group on class_group.id = lesson.class_group_id
     where lesson.held_on <= $1 and class_group.grade > 1`,
    [today],
  );
  expect(share?.[0]).toBeGreaterThan(0.18);
  expect(share?.[0]).toBeLessThan(0.3);
  const common = await ask('select value from mark group by value order by count(*) desc limit 3');
  expect(common).toEqual([['4'], ['5'], ['3']]);
});

test('the quarter that is over has its marks, by those who teach, and the one that goes on has none', async () => {
  expect(
    await ask(
      `select academic_period.number, count(*) > 5000, bool_and(employment.id is not null)
       from period_mark
       join academic_period on academic_period.id = period_mark.academic_period_id
       left join employment on employment.person_id = period_mark.entered_by_person_id
         and employment.organization_id = period_mark.organization_id
       group by academic_period.number`,
    ),
  ).toEqual([[1, true, true]]);
});

test('the older child of «Кем войти» has marks of the teacher of «Кем войти», for the mother to see', async () => {
  const { people } = region.demonstration;
  const nameOf = (role: string) => people.find((person) => person.role === role)?.name;
  const marks = await ask(
    `select distinct organization.name
     from mark
     join assignment on assignment.organization_id = mark.organization_id and assignment.id = mark.assignment_id
     join lesson on lesson.organization_id = assignment.organization_id and lesson.id = assignment.lesson_id
     join subject_group on subject_group.organization_id = lesson.organization_id and subject_group.id = lesson.subject_group_id
     join employment on employment.id = subject_group.teacher_employment_id
     join person teacher on teacher.id = employment.person_id
     join enrolment on enrolment.id = mark.enrolment_id
     join guardianship on guardianship.child_id = enrolment.person_id
     join person mother on mother.id = guardianship.guardian_id
     join organization on organization.id = lesson.organization_id
     where concat_ws(' ', mother.surname, mother.first_name, mother.patronymic) = $1
       and concat_ws(' ', teacher.surname, teacher.first_name, teacher.patronymic) = $2`,
    [nameOf('Мама троих детей'), nameOf('Учитель')],
  );
  expect(marks).toEqual([[schoolOfTheFamily]]);
  const featured = accountsIn(region).filter((account) => account.featured);
  expect(featured.map(({ note }) => note !== undefined)).toEqual(people.map(() => true));
});

test('a filling that fails leaves neither rows nor accounts', async () => {
  const database = await testDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const folder = mkdtempSync(join(tmpdir(), 'gorodok-region-'));
  try {
    await client.query(`alter table attendance add constraint nobody_falls_ill check (value <> 'ill')`);
    const filling = fillDemonstration({ databaseUrl: database.url, today, esiaDataFolder: folder });
    await expect(filling).rejects.toThrow(/nobody_falls_ill/);
    expect((await client.query('select from person')).rowCount).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    await client.end();
    await database.drop();
    rmSync(folder, { recursive: true });
  }
});
