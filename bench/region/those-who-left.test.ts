import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../tests/database/test-database.ts';
import { fillDatabase, planRegion, withoutAccounts } from './index.ts';
import { demonstrationPlan } from './plan/demonstration-plan.ts';
import type { RegionFigures } from './run.ts';

/** The invented part of a region a little larger than the demonstration. */
const larger = planRegion(4_800);
const plan = {
  ...larger,
  neighbourhoods: larger.neighbourhoods.slice(demonstrationPlan.neighbourhoods.length),
};

const today = '2026-11-24';
let database: TestDatabase;
let client: Client;
let figures: RegionFigures;

beforeAll(async () => {
  database = await testDatabase();
  figures = await fillDatabase(database.url, plan, {
    today,
    terms: 1,
    accounts: withoutAccounts(),
  });
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const rows = async (statement: string): Promise<unknown[][]> =>
  (await client.query({ text: statement, rowMode: 'array' })).rows;

test('invented schools have lessons and marks where a term of them is wanted', async () => {
  expect(figures.students).toBeGreaterThan(500);
  expect(figures.lessons).toBeGreaterThan(1_000);
  expect(figures.marks).toBeGreaterThan(1_000);
});

test('who has left keeps the card: the enrolment is closed by an order of the day, and no class is left open', async () => {
  const closed = await rows(
    `select movement_order.kind, bool_and(movement_order.dated_on = enrolment.ends_on and enrolment.ends_on < '${today}')
     from enrolment join movement_order on movement_order.id = closed_by_order_id group by 1 order by 1`,
  );
  expect(closed.map(([kind]) => kind)).toEqual(['expulsion', 'graduation', 'transfer_out']);
  expect(closed.every(([, isSound]) => isSound === true)).toBe(true);
  expect(
    await rows(
      `select count(*)::int from enrolment join class_membership on enrolment_id = enrolment.id where enrolment.ends_on is not null`,
    ),
  ).toEqual([[0]]);
  expect(figures.left.students).toBeGreaterThan(50);
});

test('the link to a parent ends with the coming of age of a student who left, and not before', async () => {
  const [ended] = await rows(
    `select count(*) > 0, bool_and(guardianship.ends_on >= child.birth_date + interval '18 years' - interval '40 days'),
       bool_and(exists (select from enrolment where person_id = child.id and enrolment.ends_on is not null))
     from guardianship join person child on child.id = child_id
     where guardianship.ends_on is not null and child.birth_date is not null`,
  );
  expect(ended).toEqual([true, true, true]);
});

test('former employees have ended employments, and nobody works before having come', async () => {
  const [ended] = await rows(
    `select count(*)::int, bool_and(ends_on > starts_on and ends_on < '${today}') from employment where ends_on is not null`,
  );
  expect(ended).toEqual([figures.left.employees, true]);
  expect(figures.left.employees).toBeGreaterThan(0);
});

test('no two people have a passport of one series and number, but for those who are one', async () => {
  const shared = await rows(
    `select count(*)::int from (
       select from identity_document join person on person.id = person_id where kind = 'passport'
       group by series, number having count(distinct birth_date) > 1 and count(distinct first_name) > 1) as shared`,
  );
  expect(shared).toEqual([[0]]);
});
