import type {
  DecidePair,
  DuplicatePairs,
  DuplicatePairsQuery,
  Duplicates,
  MergePeople,
  PairComparison,
  PersonMergers,
} from '@gorodok/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aClassGroup,
  aGuardian,
  anEmployee,
  anOpenYear,
  anOrganization,
  aServer,
  aSignedInEmployee,
  aSnils,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { CardReader } from './card-reader.ts';
import { findDueDuplicates } from './find-duplicates.ts';
import { compareEverybody } from './whole-pass.ts';

type Clerk = Awaited<ReturnType<typeof aSignedInEmployee>>;

let server: TestServer;
let here: number;
let there: number;
let abroad: number;
let admin: Clerk;
let deputy: Clerk;
let adminThere: Clerk;
let municipal: Clerk;
let regional: Clerk;
beforeAll(async () => {
  server = await aServer();
  const municipality = async (name: string) =>
    (
      await db()
        .insertInto('municipality')
        .values({ name, kind: 'urban_district' })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  const [near, far] = [await municipality('Ближний округ'), await municipality('Дальний округ')];
  const kinds = ['education_authority'];
  here = (await anOrganization(db(), { municipalityId: near })).id;
  there = (await anOrganization(db(), { municipalityId: near })).id;
  abroad = (await anOrganization(db(), { municipalityId: far })).id;
  admin = await aSignedInEmployee(db(), { organizationId: here });
  deputy = await aSignedInEmployee(db(), { organizationId: here, role: 'deputy_head' });
  adminThere = await aSignedInEmployee(db(), { organizationId: there });
  const authority = await anOrganization(db(), { kinds, municipalityId: near });
  municipal = await aSignedInEmployee(db(), { organizationId: authority.id, role: 'municipal_coordinator' });
  regional = await aSignedInEmployee(db(), {
    organizationId: (await anOrganization(db(), { kinds })).id,
    role: 'regional_coordinator',
  });
});
afterAll(() => server.close());

const db = () => server.database.kysely;
const find = () => findDueDuplicates(server.database, new CardReader());
const ask = (by: Clerk, method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) =>
  server.app.inject({
    method,
    url: `/api/duplicates${path}`,
    headers: by.headers,
    ...(payload && { payload }),
  });
const describeAt = async (by: Clerk, query = '') => (await ask(by, 'GET', query)).json<Duplicates>();
const pairsOf = async (by: Clerk, query: DuplicatePairsQuery) =>
  (await ask(by, 'POST', '/pairs', query)).json<DuplicatePairs>().pairs;
const compare = async (by: Clerk, a: number, b: number) =>
  (await ask(by, 'GET', `/comparison?a=${a}&b=${b}`)).json<PairComparison>();
const refusalOf = async (response: ReturnType<typeof ask>) => {
  const { statusCode, ...rest } = await response;
  return [statusCode, rest.json().code];
};

/** One human being, entered once more with a slip and without СНИЛС; a phone tells that it is one. */
let number = 0;
async function enteredTwice(first: number, second: number, kind: 'student' | 'employee' = 'employee') {
  const turn = (number += 1);
  const fields = {
    surname: `Кошаров${'абвгдежзиклмн'[turn] ?? ''}ский`,
    firstName: 'Матвей',
    patronymic: 'Ильич',
    birthDate: `198${turn % 10}-05-1${turn % 9}`,
    sex: 'male' as const,
  };
  const make = async (organizationId: number, snils: string | null) =>
    kind === 'employee'
      ? (await anEmployee(db(), { ...fields, snils, organizationId })).personId
      : (await aStudent(db(), { ...fields, birthDate: '2013-04-05', snils, organizationId })).personId;
  const [a, b] = [await make(first, aSnils()), await make(second, null)];
  for (const personId of [a, b])
    await db()
      .insertInto('contact')
      .values({ personId, kind: 'phone', value: `+7912000${1000 + turn}` })
      .execute();
  await find();
  return { a, b, fields };
}

const wish = async (
  by: Clerk,
  survivorId: number,
  mergedId: number,
  more: Partial<MergePeople> = {},
): Promise<MergePeople> => {
  const { a, b } = await compare(by, survivorId, mergedId);
  return {
    survivorId,
    mergedId,
    take: [],
    versions: { survivor: a.card?.version ?? 0, merged: b.card?.version ?? 0 },
    reason: '',
    ...more,
  };
};

describe('finding', () => {
  test('who was entered twice in a school stands in its list with reasons, and in nobody else’s', async () => {
    const { a, b, fields } = await enteredTwice(here, here);
    const [pair] = await pairsOf(admin, { show: 'certain', kind: 'employee' });
    expect(pair).toMatchObject({
      one: { personId: a, masked: false },
      other: { personId: b },
      may: 'merge',
      vetoes: [],
    });
    expect(pair?.one.displayName).toBe(`${fields.surname} Матвей Ильич`);
    expect(pair?.reasons).toContainEqual(expect.objectContaining({ field: 'phone', level: 'same' }));
    expect(await describeAt(admin)).toMatchObject({ certain: 1, level: 'organization' });
    expect(await pairsOf(adminThere, { show: 'certain' })).toEqual([]);
    expect(await pairsOf(admin, { show: 'certain', kind: 'student' })).toEqual([]);
    expect((await pairsOf(deputy, { show: 'certain' }))[0]?.may).toBe('nothing');
  });

  test('a change that makes them unlike takes the pair from the list', async () => {
    const { b } = await enteredTwice(there, there);
    expect(await pairsOf(adminThere, { show: 'certain' })).toHaveLength(1);
    await db()
      .updateTable('person')
      .set({ firstName: 'Аркадий', birthDate: '1961-01-07', patronymic: 'Львович', surname: 'Бубнов' })
      .where('id', '=', b)
      .execute();
    await find();
    expect(await pairsOf(adminThere, { show: 'certain' })).toEqual([]);
  });

  test('twins are no pair to be merged', async () => {
    const family = {
      surname: 'Снегирёва',
      patronymic: 'Олеговна',
      birthDate: '2014-02-03',
      organizationId: here,
    };
    await aStudent(db(), { ...family, firstName: 'Анна' });
    await aStudent(db(), { ...family, firstName: 'Мария' });
    await find();
    const pairs = await pairsOf(admin, { show: 'certain', kind: 'student' });
    expect([...pairs, ...(await pairsOf(admin, { show: 'probable', kind: 'student' }))]).toEqual([]);
  });

  test('one СНИЛС on the cards of two people is a task and no merger', async () => {
    const snils = aSnils();
    const { personId: child } = await aStudent(db(), {
      organizationId: there,
      surname: 'Рябинин',
      firstName: 'Егор',
      patronymic: 'Петрович',
      sex: 'male',
      snils,
    });
    const { personId: mother } = await aGuardian(db(), {
      childId: child,
      surname: 'Калинина',
      firstName: 'Зоя',
      patronymic: 'Юрьевна',
      snils,
    });
    await find();
    const [pair] = await pairsOf(adminThere, { show: 'snils_conflict' });
    expect([pair?.one.personId, pair?.other.personId]).toEqual([child, mother]);
    const wished = await wish(adminThere, child, mother);
    // However it is explained: a card is mended first.
    for (const reason of ['', 'Так сказала заведующая']) {
      const refused = await refusalOf(ask(adminThere, 'POST', '/mergers', { ...wished, reason }));
      expect(refused).toEqual([409, expect.stringMatching(/^merger\.veto_/u)]);
    }
  });

  test('the whole pass finds the same pairs with the same scores as the changes one by one', async () => {
    const pairs = () =>
      sql`select person_a, person_b, sort, zone, round(score) as score from duplicate_pair order by 1, 2`.execute(
        db(),
      );
    const places = () =>
      sql`select * from duplicate_place order by person_a, person_b, organization_id, kind`.execute(db());
    const counted = await compareEverybody(server.config.databaseUrl);
    expect(counted.people).toBeGreaterThan(5);
    const whole = [(await pairs()).rows, (await places()).rows];
    const keys = await sql`select key, person_id from linkage_key order by 1, 2`.execute(db());
    await sql`select linkage_due_of(array(select id from person))`.execute(db());
    const { rows } = await sql<{ frequencies: never }>`select frequencies from linkage_population`.execute(
      db(),
    );
    await findDueDuplicates(server.database, new CardReader(rows[0]?.frequencies));
    expect([(await pairs()).rows, (await places()).rows]).toEqual(whole);
    expect((await sql`select key, person_id from linkage_key order by 1, 2`.execute(db())).rows).toEqual(
      keys.rows,
    );
  });
});

describe('merging', () => {
  test('two cards become one with everything that hangs on them, and two again', async () => {
    const { a, b, fields } = await enteredTwice(here, here);
    const year = await anOpenYear(db(), { organizationId: here });
    const [job] = await db().selectFrom('employment').select('id').where('personId', '=', b).execute();
    const classGroup = await aClassGroup(db(), {
      organizationId: here,
      academicYearId: year.id,
      classTeacherEmploymentId: job?.id ?? 0,
    });
    const { keepA, keepB, zone } = await compare(admin, a, b);
    expect([zone, keepA?.refusal, keepB?.proposed]).toEqual(['certain', null, ['snils']]);
    expect(keepA?.counts).toContainEqual({ thing: 'employment', moved: 0, setAside: 1 });
    expect(keepA?.counts).toContainEqual({ thing: 'class_teaching', moved: 1, setAside: 0 });

    const wished = await wish(admin, a, b, { take: ['surname'] });
    const merged = await ask(admin, 'POST', '/mergers', wished);
    expect(merged.statusCode).toBe(201);
    const second = await ask(admin, 'POST', '/mergers', wished);
    expect([second.statusCode, second.json()]).toEqual([201, merged.json()]);

    const teacher = () =>
      db()
        .selectFrom('classGroup')
        .innerJoin('employment', 'employment.id', 'classTeacherEmploymentId')
        .select('personId')
        .where('classGroup.id', '=', classGroup.id)
        .executeTakeFirst();
    expect(await teacher()).toEqual({ personId: a });
    const card = (id: number) =>
      server.app.inject({ method: 'GET', url: `/api/cards/employee/${id}`, headers: admin.headers });
    expect([(await card(a)).statusCode, (await card(b)).statusCode]).toEqual([200, 404]);
    const history = await server.app.inject({
      method: 'GET',
      url: `/api/cards/employee/${a}/history?part=changes`,
      headers: admin.headers,
    });
    expect(history.json().entries[0].changes[0]).toMatchObject({
      field: 'merger',
      now: { relative: `${fields.surname} Матвей Ильич` },
    });
    const audit = await db()
      .selectFrom('auditEntry')
      .select(['action', 'subjectId'])
      .where('action', 'in', ['card.merged', 'person.merged'])
      .where('subjectId', 'in', [a, b, merged.json().id])
      .execute();
    expect(audit.map(({ action }) => action).toSorted()).toEqual([
      'card.merged',
      'card.merged',
      'person.merged',
    ]);

    const { mergers } = (await ask(admin, 'GET', '/mergers')).json<PersonMergers>();
    expect(mergers[0]).toMatchObject({ survivor: { personId: a }, merged: { personId: b }, mayUndo: true });
    const undone = await ask(admin, 'POST', `/mergers/${mergers[0]?.id}/undo`);
    expect(undone.json()).toEqual({ keptFields: [] });
    expect(await teacher()).toEqual({ personId: b });
    expect((await card(b)).statusCode).toBe(200);
    await find();
    expect((await pairsOf(admin, { show: 'certain' })).some(({ other }) => other.personId === b)).toBe(true);
  });

  test('a card that was saved while somebody compared is not merged', async () => {
    const { a, b } = await enteredTwice(here, here);
    const wished = await wish(admin, a, b);
    await server.app.inject({
      method: 'PUT',
      url: `/api/cards/employee/${a}`,
      headers: deputy.headers,
      payload: {
        fields: { address: { was: null, now: 'ул. Мира, 1' } },
        documents: [],
        contacts: [],
        employment: {},
      },
    });
    expect(await refusalOf(ask(admin, 'POST', '/mergers', wished))).toEqual([
      409,
      'merger.changed_meanwhile',
    ]);
  });

  test('a student who is enrolled by both cards is corrected by an order first', async () => {
    const { a, b } = await enteredTwice(here, there, 'student');
    const wished = await wish(municipal, a, b);
    expect(await refusalOf(ask(municipal, 'POST', '/mergers', wished))).toEqual([409, 'merger.both_learn']);
  });

  test('two ways through ЕСИА are two people, and the card that has one is the one to keep', async () => {
    const { a, b } = await enteredTwice(here, here);
    const link = async (personId: number, oid: number | null) => {
      const { id } = await db()
        .insertInto('account')
        .values({ personId })
        .returning('id')
        .executeTakeFirstOrThrow();
      if (oid !== null)
        await db().insertInto('esiaLink').values({ accountId: id, oid, level: 'confirmed' }).execute();
      return id;
    };
    await link(a, null);
    await link(b, 5_000_001);
    expect(await refusalOf(ask(admin, 'POST', '/mergers', await wish(admin, a, b)))).toEqual([
      409,
      'merger.keep_the_linked_card',
    ]);
    expect((await ask(admin, 'POST', '/mergers', await wish(admin, b, a))).statusCode).toBe(201);
  });

  test('what speaks for two people wants a written reason', async () => {
    const { a, b } = await enteredTwice(here, here);
    await db().updateTable('person').set({ snils: aSnils() }).where('id', '=', b).execute();
    const wished = await wish(admin, a, b);
    const refused = await ask(admin, 'POST', '/mergers', wished);
    expect([refused.statusCode, refused.json().errors?.[0]?.code]).toEqual([422, 'merger.reason_needed']);
    const explained = await ask(admin, 'POST', '/mergers', {
      ...wished,
      reason: 'Один СНИЛС был введён с ошибкой',
    });
    expect(explained.statusCode).toBe(201);
  });
});

describe('who may', () => {
  test('a school merges nobody with somebody of another; it asks, and the coordinator of both merges', async () => {
    const { a, b } = await enteredTwice(here, there);
    const pair = await compare(admin, a, b);
    expect([pair.may, pair.a.masked, pair.b.masked]).toEqual(['request', false, false]);
    expect(await refusalOf(ask(admin, 'POST', '/mergers', await wish(admin, a, b)))).toEqual([
      403,
      'merger.ask_the_coordinator',
    ]);
    for (let click = 0; click < 2; click++)
      expect((await ask(admin, 'POST', '/requests', { a, b, reason: 'Совместитель' })).statusCode).toBe(204);
    const [requested] = await pairsOf(municipal, { show: 'requested' });
    expect(requested).toMatchObject({
      may: 'merge',
      requested: { reason: 'Совместитель' },
      one: { masked: true },
    });
    expect((await ask(municipal, 'POST', '/mergers', await wish(municipal, a, b))).statusCode).toBe(201);
    expect(await pairsOf(municipal, { show: 'requested' })).toEqual([]);
  });

  test('across municipalities the region does, and a school cannot part what a coordinator has joined', async () => {
    const { a, b } = await enteredTwice(here, abroad);
    expect((await compare(municipal, a, b)).may).toBe('request');
    const merged = await ask(regional, 'POST', '/mergers', await wish(regional, a, b));
    expect(merged.statusCode).toBe(201);
    const { id } = merged.json<{ id: number }>();
    expect(await refusalOf(ask(admin, 'POST', `/mergers/${id}/undo`))).toEqual([403, 'forbidden']);
    expect(await refusalOf(ask(adminThere, 'POST', `/mergers/${id}/undo`))).toEqual([
      404,
      'merger.not_found',
    ]);
    expect((await ask(regional, 'POST', `/mergers/${id}/undo`)).statusCode).toBe(200);
  });

  test('a pair of others looks as if it did not exist', async () => {
    const { a, b } = await enteredTwice(there, there);
    expect(await refusalOf(ask(admin, 'GET', `/comparison?a=${a}&b=${b}`))).toEqual([
      404,
      'duplicate.not_found',
    ]);
    const wished = { survivorId: a, mergedId: b, take: [], versions: { survivor: 1, merged: 1 }, reason: '' };
    expect(await refusalOf(ask(admin, 'POST', '/mergers', wished))).toEqual([404, 'duplicate.not_found']);
    const decided: DecidePair = { a, b, decision: 'twins', reason: '' };
    expect(await refusalOf(ask(admin, 'POST', '/decisions', decided))).toEqual([404, 'duplicate.not_found']);
  });
});

describe('decisions', () => {
  test('«не дубликаты» outlives comparisons and mergers of either, forbids merging, and can be undone', async () => {
    const { a, b } = await enteredTwice(here, here);
    const isListed = async () =>
      (await pairsOf(admin, { show: 'certain' })).some(
        ({ one, other }) => one.personId === a && other.personId === b,
      );
    expect(await isListed()).toBe(true);
    const decided: DecidePair = {
      a: b,
      b: a,
      decision: 'not_duplicates',
      reason: 'Тёзки, документы сверены',
    };
    const made = await ask(admin, 'POST', '/decisions', decided);
    expect(made.statusCode).toBe(201);
    expect(await isListed()).toBe(false);
    await sql`select linkage_due_of(array[${a}, ${b}]::bigint[])`.execute(db());
    await find();
    expect(await isListed()).toBe(false);
    expect(await refusalOf(ask(admin, 'POST', '/mergers', await wish(admin, a, b)))).toEqual([
      409,
      'merger.decided_not_duplicates',
    ]);
    const { a: third } = await enteredTwice(here, here);
    await db().updateTable('person').set({ mergedIntoId: third }).where('id', '=', b).execute();
    expect(
      await refusalOf(
        ask(admin, 'POST', '/mergers', await wish(admin, a, third, { reason: 'Один человек' })),
      ),
    ).toEqual([409, 'merger.decided_not_duplicates']);
    await db().updateTable('person').set({ mergedIntoId: null }).where('id', '=', b).execute();
    const list = await ask(admin, 'GET', '/decisions');
    expect(list.json().decisions[0]).toMatchObject({
      decision: 'not_duplicates',
      reason: 'Тёзки, документы сверены',
    });
    expect((await ask(adminThere, 'DELETE', `/decisions/${made.json().id}`)).statusCode).toBe(404);
    expect((await ask(admin, 'DELETE', `/decisions/${made.json().id}`)).statusCode).toBe(204);
    await find();
    expect(await isListed()).toBe(true);
  });
});
