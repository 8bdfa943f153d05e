import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aGuardian,
  anEmployee,
  anOpenYear,
  anOrganization,
  aPerson,
  aServer,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

/** What `card` holds and its definition does not, and the other way round. */
async function differences(): Promise<unknown[]> {
  const { rows } = await sql`
    (select 'stale' as fault, kept.* from (select * from card except select * from card_as_defined) as kept)
    union all
    (select 'missing', due.* from (select * from card_as_defined except select * from card) as due)`.execute(
    server.database.kysely,
  );
  return rows;
}

async function aSmallTown() {
  const db = server.database.kysely;
  const organizations = [await anOrganization(db), await anOrganization(db)] as const;
  const classGroups = [];
  for (const { id: organizationId } of organizations) {
    const { id: academicYearId } = await anOpenYear(db, { organizationId });
    for (const name of ['7А', '10Б'])
      classGroups.push({
        organizationId,
        ...(await aClassGroup(db, { organizationId, academicYearId, name })),
      });
  }
  const people = [];
  for (let count = 0; count < 6; count += 1) people.push(await aPerson(db));
  const { id: orderId } = await db
    .insertInto('movementOrder')
    .values({
      organizationId: organizations[0].id,
      kind: 'expulsion',
      number: '1',
      datedOn: '2026-01-01',
      ground: '–',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { organizations, classGroups, people: people.map(({ id }) => id), orderId };
}

type Town = Awaited<ReturnType<typeof aSmallTown>>;
type Change = { what: keyof typeof changes; one: number; other: number };
const pick = <Item>(items: readonly Item[], number: number): Item => {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
};

/** Writes as the features make them, each a statement or a few; what the constraints refuse changes nothing. */
const changes = {
  admit: (town: Town, one: number, other: number) => {
    const { id: classGroupId, organizationId } = pick(town.classGroups, other);
    return aStudent(server.database.kysely, {
      personId: pick(town.people, one),
      organizationId,
      classGroupId,
    });
  },
  admitToCircle: (town: Town, one: number, other: number) =>
    aStudent(server.database.kysely, {
      personId: pick(town.people, one),
      organizationId: pick(town.organizations, other).id,
      education: 'additional',
    }),
  employ: (town: Town, one: number, other: number) =>
    anEmployee(server.database.kysely, {
      personId: pick(town.people, one),
      organizationId: pick(town.organizations, other).id,
    }),
  becomeGuardian: (town: Town, one: number, other: number) =>
    aGuardian(server.database.kysely, {
      personId: pick(town.people, one),
      childId: pick(town.people, other),
    }),
  rename: (town: Town, one: number, other: number) =>
    sql`update person set surname = ${`Новый${other}`}, snils = null, has_no_snils = ${other % 2 === 0}
      where id = ${pick(town.people, one)}`,
  renameClass: (town: Town, one: number, other: number) =>
    sql`update class_group set name = ${`9${other}`}, grade = 9 where id = ${pick(town.classGroups, one).id}`,
  changeClass: (town: Town, one: number, other: number) => sql`
    update class_membership set class_group_id = ${pick(town.classGroups, other).id}
    where enrolment_id in (select id from enrolment where person_id = ${pick(town.people, one)})`,
  expel: (town: Town, one: number) => sql`
    update enrolment set ends_on = '2026-11-01', closed_by_order_id = ${town.orderId} where person_id = ${pick(town.people, one)}`,
  dismiss: (town: Town, one: number) =>
    sql`update employment set ends_on = '2026-11-01' where person_id = ${pick(town.people, one)} and ends_on is null`,
  changePositions: (town: Town, one: number, other: number) =>
    sql`update employment set positions = array[${`Должность ${other}`}]::text[] where person_id = ${pick(town.people, one)}`,
  endGuardianship: (town: Town, one: number) =>
    sql`update guardianship set ends_on = '2026-11-01' where guardian_id = ${pick(town.people, one)}`,
  removeGuardianship: (town: Town, one: number) =>
    sql`delete from guardianship where child_id = ${pick(town.people, one)}`,
  addContact: (town: Town, one: number, other: number) => sql`
    insert into contact (person_id, kind, value) values (${pick(town.people, one)}, 'phone', ${String(other)}) on conflict do nothing`,
  removeContacts: (town: Town, one: number) =>
    sql`delete from contact where person_id = ${pick(town.people, one)}`,
  addDocument: (town: Town, one: number, other: number) => sql`
    insert into identity_document (person_id, kind, number) values (${pick(town.people, one)}, 'passport', ${String(other)})
    on conflict do nothing`,
  merge: (town: Town, one: number, other: number) => sql`
    update person set merged_into_id = ${pick(town.people, other)} where id = ${pick(town.people, one)}`,
  giveRolesToAnother: (town: Town, one: number, other: number) => sql`
    update employment set person_id = ${pick(town.people, other)} where person_id = ${pick(town.people, one)}`,
};

async function apply(town: Town, { what, one, other }: Change): Promise<void> {
  const change = changes[what](town, one, other);
  const done = 'execute' in change ? change.execute(server.database.kysely) : change;
  await Promise.resolve(done).catch((error: unknown) => {
    // 23…: a constraint of the tables forbids this one (PostgreSQL, appendix A).
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('23'))) throw error;
  });
}

test('whatever is written, in whatever order, the cards are what their definition says', async () => {
  const town = await aSmallTown();
  const change = fc.record({
    what: fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[])),
    one: fc.nat(11),
    other: fc.nat(11),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 12 }), async (sequence) => {
      for (const one of sequence) await apply(town, one);
      expect(await differences()).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('of two who change one family at once, neither leaves a card behind that the other made untrue', async () => {
  const db = server.database.kysely;
  const { id: organizationId } = await anOrganization(db);
  for (let round = 0; round < 8; round += 1) {
    const [child, mother] = [await aPerson(db), await aPerson(db)];
    await Promise.all([
      db
        .transaction()
        .execute((transaction) => aStudent(transaction, { personId: child.id, organizationId })),
      db
        .transaction()
        .execute((transaction) => aGuardian(transaction, { personId: mother.id, childId: child.id })),
      sql`update person set surname = 'Переменова' where id = ${child.id}`.execute(db),
    ]);
  }
  expect(await differences()).toEqual([]);
});

test('many rows in one statement are one refresh, and cards made anew in bulk are the same', async () => {
  const db = server.database.kysely;
  const { id: organizationId } = await anOrganization(db);
  const people = await sql<{ id: number }>`
    insert into person (surname, first_name) select 'Массовый' || n, 'Пётр' from generate_series(1, 200) as n returning id`.execute(
    db,
  );
  await db
    .insertInto('employment')
    .values(people.rows.map(({ id }) => ({ personId: id, organizationId, startsOn: '2025-09-01' })))
    .execute();
  expect(await differences()).toEqual([]);
  const kept = await sql`select * from card order by person_id, organization_id, kind`.execute(db);
  await sql`select rebuild_cards()`.execute(db);
  const made = await sql`select * from card order by person_id, organization_id, kind`.execute(db);
  expect(made.rows).toEqual(kept.rows);
});
