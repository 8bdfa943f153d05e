import { Readiness, ReadinessPeople } from '@gorodok/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aGuardian,
  anAccount,
  anEmployee,
  anOpenYear,
  anOrganization,
  aPerson,
  aServer,
  aSignedInEmployee,
  aSnils,
  aStudent,
  type SignedIn,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { countChangedPeople } from './index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const db = () => server.database.kysely;
const read = async (who: SignedIn, query = '') => {
  const answer = await server.app.inject({ url: `/api/readiness${query}`, headers: who.headers });
  return answer.statusCode === 200 ? Value.Parse(Readiness, answer.json()) : answer.statusCode;
};
const people = async (who: SignedIn, payload: object) =>
  Value.Parse(
    ReadinessPeople,
    (
      await server.app.inject({ method: 'POST', url: '/api/readiness/people', headers: who.headers, payload })
    ).json(),
  );

async function aMunicipality(): Promise<number> {
  const { id } = await db()
    .insertInto('municipality')
    .values({ name: `Район ${aSnils()}`, kind: 'municipal_district' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What the kept rows and sums say and the definition does not, and the other way round. */
async function differences(): Promise<unknown[]> {
  const { rows } = await sql`
    (select 'stale' as fault, kept.* from (select * from readiness except select * from readiness_as_defined) as kept)
    union all
    (select 'missing', due.* from (select * from readiness_as_defined except select * from readiness) as due)`.execute(
    db(),
  );
  const sums = await sql`
    with counted as (
      select organization_id, kind, unnest(readiness_sums(reasons, signed_in)) as reason, count(*)::integer as people
      from readiness group by 1, 2, 3)
    (select * from readiness_total where people > 0 except select * from counted)
    union all (select * from counted except select * from readiness_total)`.execute(db());
  return [...rows, ...sums.rows];
}

test('each reason is found, and somebody without any could sign in', async () => {
  const school = await anOrganization(db());
  const organizationId = school.id;
  const year = await anOpenYear(db(), { organizationId });
  const classGroup = await aClassGroup(db(), { organizationId, academicYearId: year.id, name: '7А' });
  const administrator = await aSignedInEmployee(db(), { organizationId });
  const employee = async (fields: object) => (await anEmployee(db(), { organizationId, ...fields })).personId;
  const twice = aSnils();
  const blocked = await employee({});
  await db().insertInto('account').values({ personId: blocked, blockedAt: new Date() }).execute();
  const expected: Record<string, number[]> = {
    snils_missing: [await employee({ snils: null })],
    snils_invalid: [await employee({ snils: '15000000199' })],
    birth_date_missing: [await employee({ birthDate: null })],
    several_cards_match: [await employee({ snils: twice }), await employee({ snils: twice })],
    no_active_role: [await employee({ roles: [] })],
    blocked: [blocked],
    guardian_not_linked: [(await aStudent(db(), { organizationId, classGroupId: classGroup.id })).personId],
  };
  const child = await aStudent(db(), { organizationId, classGroupId: classGroup.id });
  const { personId: mother } = await aGuardian(db(), { childId: child.personId });
  const account = await anAccount(db(), { personId: mother });
  await db()
    .updateTable('account')
    .set({ esiaSignedInAt: new Date() })
    .where('id', '=', account.id)
    .execute();
  await countChangedPeople(server.database);

  for (const [reason, ids] of Object.entries(expected)) {
    const found = await people(administrator, { organizationId, reason });
    expect([reason, new Set(found.people.map(({ personId }) => personId))]).toEqual([reason, new Set(ids)]);
  }
  const page = await read(administrator);
  expect(page).toMatchObject({
    level: 'organization',
    name: school.name,
    people: 11,
    ready: 3,
    signedIn: 1,
    parts: [{ level: 'class', name: '7А', people: 3, ready: 2, signedIn: 1 }],
    waitingSince: null,
  });
  expect(await differences()).toEqual([]);
});

test('a school that plans its first year is not open yet, and is when it opens it', async () => {
  const { id: organizationId } = await anOrganization(db());
  const administrator = await aSignedInEmployee(db(), { organizationId });
  const child = await aStudent(db(), { organizationId });
  await aGuardian(db(), { childId: child.personId });
  const year = await anOpenYear(db(), { organizationId });
  await db().updateTable('academicYear').set({ state: 'planned' }).where('id', '=', year.id).execute();
  await countChangedPeople(server.database);
  expect(await read(administrator)).toMatchObject({
    ready: 1,
    reasons: [{ reason: 'organization_not_open', people: 2 }],
  });
  await db().updateTable('academicYear').set({ state: 'open' }).where('id', '=', year.id).execute();
  await countChangedPeople(server.database);
  expect(await read(administrator)).toMatchObject({ ready: 3, reasons: [] });
});

test('region, municipality, organization: each sees its own, sums agree, and the days make a trend', async () => {
  const [one, other] = [await aMunicipality(), await aMunicipality()];
  const mine = await anOrganization(db(), { municipalityId: one });
  const foreign = await anOrganization(db(), { municipalityId: other });
  for (const { id: organizationId } of [mine, foreign]) {
    await anEmployee(db(), { organizationId });
    await anEmployee(db(), { organizationId, snils: null });
  }
  const authority = await anOrganization(db(), { municipalityId: one, kinds: ['education_authority'] });
  const coordinator = await aSignedInEmployee(db(), {
    organizationId: authority.id,
    role: 'municipal_coordinator',
  });
  const regionAuthority = await anOrganization(db(), { kinds: ['education_authority'] });
  const region = await aSignedInEmployee(db(), {
    organizationId: regionAuthority.id,
    role: 'regional_coordinator',
  });
  await countChangedPeople(server.database);
  await sql`select note_readiness_day()`.execute(db());
  await sql`update readiness_day set day = day - 1`.execute(db());

  expect(await read(coordinator)).toMatchObject({
    level: 'municipality',
    people: 3,
    ready: 2,
    path: [],
    trend: [{ people: 3 }, { people: 3, ready: 2 }],
  });
  expect(await read(coordinator, `?organizationId=${mine.id}`)).toMatchObject({ people: 2, ready: 1 });
  expect(await read(coordinator, `?organizationId=${foreign.id}`)).toBe(404);
  expect(await read(coordinator, `?municipalityId=${other}`)).toBe(404);
  const whole = await read(region);
  if (typeof whole === 'number') throw new Error('The region must be seen.');
  expect(whole.parts).toContainEqual(
    expect.objectContaining({ level: 'municipality', id: other, people: 2, ready: 1 }),
  );
  expect(whole.parts.reduce((sum, part) => sum + part.people, 0)).toBe(whole.people);
  expect(await read(region, `?municipalityId=${other}`)).toMatchObject({ level: 'municipality', people: 2 });
});

test('a coordinator sees masked names until a reason is given, which is recorded for each of them', async () => {
  const municipalityId = await aMunicipality();
  const { id: organizationId } = await anOrganization(db(), { municipalityId });
  const { personId } = await anEmployee(db(), {
    organizationId,
    surname: 'Сидорова',
    firstName: 'Ирина',
    snils: null,
  });
  const authority = await anOrganization(db(), { municipalityId, kinds: ['education_authority'] });
  const coordinator = await aSignedInEmployee(db(), {
    organizationId: authority.id,
    role: 'municipal_coordinator',
  });
  await countChangedPeople(server.database);
  const masked = await people(coordinator, { organizationId });
  expect(masked).toMatchObject({ masked: true, people: [{ displayName: 'С… И. И.' }] });
  const open = await people(coordinator, { organizationId, purpose: 'sign_in_help' });
  expect(open).toMatchObject({ masked: false, people: [{ displayName: 'Сидорова Ирина Игоревна' }] });
  const entries = await db()
    .selectFrom('auditEntry')
    .select('subjectId')
    .where('action', '=', 'person.unmasked')
    .where('accountId', '=', coordinator.accountId)
    .execute();
  expect(entries).toEqual([{ subjectId: personId }]);
});

test('a long list goes on where the page before has ended', async () => {
  const { id: organizationId } = await anOrganization(db());
  const administrator = await aSignedInEmployee(db(), { organizationId });
  for (let count = 0; count < 53; count += 1) await anEmployee(db(), { organizationId, snils: null });
  await countChangedPeople(server.database);
  const first = await people(administrator, { organizationId });
  const rest = await people(administrator, { organizationId, after: first.next });
  expect([first.people.length, rest.people.length, rest.next]).toEqual([50, 3, null]);
});

const change = fc.oneof(
  fc.record({
    what: fc.constant('snils' as const),
    who: fc.nat(5),
    value: fc.constantFrom(null, 'a', 'b', 'faulty'),
  }),
  fc.record({
    what: fc.constant('born' as const),
    who: fc.nat(5),
    value: fc.constantFrom(null, '1985-05-17', '2013-03-14'),
  }),
  fc.record({ what: fc.constant('name' as const), who: fc.nat(5), value: fc.constantFrom('Одна', 'Другая') }),
  fc.record({ what: fc.constant('employed' as const), who: fc.nat(5), value: fc.boolean() }),
  fc.record({ what: fc.constant('roles' as const), who: fc.nat(5), value: fc.boolean() }),
  fc.record({ what: fc.constant('linked' as const), who: fc.nat(5), value: fc.boolean() }),
  fc.record({ what: fc.constant('blocked' as const), who: fc.nat(5), value: fc.boolean() }),
  fc.record({ what: fc.constant('document' as const), who: fc.nat(5), value: fc.boolean() }),
);

test('whatever is changed, the rows and the sums follow their definition', async () => {
  const { id: organizationId } = await anOrganization(db());
  const ids: number[] = [];
  for (let count = 0; count < 6; count += 1) ids.push((await aPerson(db(), { firstName: 'Одна' })).id);
  const numbers = { a: aSnils(), b: aSnils(), faulty: '15000000199' };
  const child = await aStudent(db(), { organizationId });

  async function apply(step: typeof change extends fc.Arbitrary<infer Step> ? Step : never): Promise<void> {
    const personId = ids[step.who] ?? 0;
    const person = db().updateTable('person').where('id', '=', personId);
    if (step.what === 'snils') await person.set({ snils: step.value && numbers[step.value] }).execute();
    else if (step.what === 'born') await person.set({ birthDate: step.value }).execute();
    else if (step.what === 'name') await person.set({ firstName: step.value, surname: 'Общая' }).execute();
    else if (step.what === 'employed') {
      await db()
        .updateTable('employment')
        .set({ endsOn: '2026-01-01' })
        .where('personId', '=', personId)
        .where('endsOn', 'is', null)
        .execute();
      if (step.value) await anEmployee(db(), { organizationId, personId });
    } else if (step.what === 'roles')
      await db()
        .deleteFrom('employmentRole')
        .where('employmentId', 'in', (query) =>
          query.selectFrom('employment').select('id').where('personId', '=', personId),
        )
        .execute();
    else if (step.what === 'linked') {
      await db().deleteFrom('guardianship').where('guardianId', '=', personId).execute();
      if (step.value) await aGuardian(db(), { childId: child.personId, personId });
    } else if (step.what === 'blocked') {
      await anAccount(db(), { personId });
      await db()
        .updateTable('account')
        .set({ blockedAt: step.value ? new Date() : null })
        .where('personId', '=', personId)
        .execute();
    } else {
      await db().deleteFrom('identityDocument').where('personId', '=', personId).execute();
      if (step.value)
        await db().insertInto('identityDocument').values({ personId, kind: 'other', number: '1' }).execute();
    }
  }

  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const step of steps) await apply(step);
      await countChangedPeople(server.database);
      expect(await differences()).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
