import { SignInFailureList, SignInRefusal } from '@gorodok/contract';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aGuardian,
  anEmployee,
  anEsiaAccount,
  anEsiaAddress,
  anOrganization,
  aPerson,
  aServer,
  aSignedInEmployee,
  aSnils,
  aStudent,
  signInThroughEsia,
  startEsia,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

// The reasons of docs/glossary.md that the door itself gives, each from the sign-in to the administrator's queue.
const passport = (number: string) => ({
  type: 'RF_PASSPORT',
  series: '7505',
  number,
  issueDate: '2010-04-01',
  issuedBy: 'УМВД',
  issueId: '740001',
  verified: true,
});
const someone = (firstName: string, fields: object = {}) =>
  anEsiaAccount({ lastName: 'Отказова', firstName, middleName: 'Игоревна', snils: aSnils(), ...fields });

const people = {
  snils_missing_in_card: someone('Анна', { documents: [passport('100001')] }),
  document_differs: someone('Вера', { documents: [passport('100002')] }),
  snils_differs: someone('Дина'),
  birth_date_differs: someone('Жанна'),
  name_differs: someone('Зоя'),
  snils_belongs_to_another_card: someone('Инна'),
  several_cards_match: someone('Клара'),
  no_active_role: someone('Лара'),
  guardian_not_linked: someone('Майя'),
  role_not_in_organization: someone('Нина'),
  organization_not_open: someone('Ольга'),
  linked_to_another_account: someone('Полина'),
  blocked: someone('Рита'),
  account_not_confirmed: someone('Софья', { level: 'child' as const }),
};
type Reason = keyof typeof people;

const outcomes: Record<Reason, SignInRefusal['outcome']> = {
  snils_missing_in_card: 'turn_to_administrator',
  document_differs: 'turn_to_administrator',
  snils_differs: 'turn_to_administrator',
  birth_date_differs: 'turn_to_administrator',
  name_differs: 'turn_to_administrator',
  snils_belongs_to_another_card: 'turn_to_administrator',
  several_cards_match: 'turn_to_administrator',
  no_active_role: 'no_active_role',
  guardian_not_linked: 'guardian_not_linked',
  role_not_in_organization: 'choose_other_organization',
  organization_not_open: 'organization_not_open',
  linked_to_another_account: 'linked_to_another_account',
  blocked: 'blocked',
  account_not_confirmed: 'account_not_confirmed',
};

let server: TestServer;
let stopEsia: () => Promise<void>;
let school: { id: number; name: string };
beforeAll(async () => {
  server = await aServer(await anEsiaAddress());
  stopEsia = await startEsia(server, Object.values(people));
  school = await anOrganization(server.database.kysely);
  await prepare();
});
afterAll(async () => {
  await stopEsia();
  await server.close();
});

/** A teacher of the school whose card says what the account of ЕСИА does, but for what is named. */
async function aCard(reason: Reason, differs: object = {}, organizationId = school.id): Promise<number> {
  const { lastName, firstName, middleName, birthDate, snils } = people[reason];
  const card = { surname: lastName, firstName, patronymic: middleName, birthDate, snils, ...differs };
  return (await anEmployee(server.database.kysely, { organizationId, ...card })).personId;
}

async function prepare(): Promise<void> {
  const db = server.database.kysely;
  await aCard('snils_missing_in_card', { snils: null });
  const owner = await aCard('document_differs', { snils: null });
  await db
    .insertInto('identityDocument')
    .values({ personId: owner, kind: 'passport', series: '7505', number: '999999' })
    .execute();
  await aCard('snils_differs', { snils: aSnils() });
  await aCard('birth_date_differs', { birthDate: '1985-05-18', patronymic: 'Олеговна' });
  await aCard('name_differs', { firstName: 'Зинаида' });
  await aCard('snils_belongs_to_another_card', { firstName: 'Пётр', birthDate: '1970-01-01' });
  await aCard('several_cards_match');
  await aCard('several_cards_match');
  const left = await aCard('no_active_role');
  await db.updateTable('employment').set({ endsOn: '2026-01-31' }).where('personId', '=', left).execute();
  const { lastName, firstName, middleName, birthDate, snils } = people.guardian_not_linked;
  await aPerson(db, { surname: lastName, firstName, patronymic: middleName, birthDate, snils });
  await aCard('role_not_in_organization', {}, (await anOrganization(db)).id);
  await aGuardianOfNewSchool();
  for (const [reason, change] of [
    ['linked_to_another_account'],
    ['blocked', { blockedAt: new Date() }],
  ] as const) {
    const account = await db
      .insertInto('account')
      .values({ personId: await aCard(reason), ...change })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (reason === 'linked_to_another_account')
      await db
        .insertInto('esiaLink')
        .values({ accountId: account.id, oid: 77, level: 'confirmed' })
        .execute();
  }
  await aCard('account_not_confirmed');
}

async function aGuardianOfNewSchool(): Promise<void> {
  const db = server.database.kysely;
  const { id: organizationId } = await anOrganization(db, { name: 'МАОУ «Новая школа»' });
  await db
    .insertInto('academicYear')
    .values({
      organizationId,
      name: '2030/2031',
      startsOn: '2030-09-01',
      endsOn: '2031-08-31',
      state: 'planned',
    })
    .execute();
  const { lastName, firstName, middleName, birthDate, snils } = people.organization_not_open;
  const child = await aStudent(db, { organizationId });
  await aGuardian(db, {
    childId: child.personId,
    surname: lastName,
    firstName,
    patronymic: middleName,
    birthDate,
    snils,
  });
}

const refusalOf = async (cookies: string) => {
  const answer = await server.app.inject({ url: '/api/sign-in/refusal', headers: { cookie: cookies } });
  return Value.Parse(SignInRefusal, answer.json());
};

test.each(Object.keys(people) as Reason[])(
  '%s: a page for the person, an entry for the administrator',
  async (reason) => {
    const wanted = reason === 'organization_not_open' ? undefined : school.id;
    const { location, cookies } = await signInThroughEsia(server, people[reason].oid, wanted);
    expect(location).toBe('/sign-in/refused');
    const refusal = await refusalOf(cookies);
    expect(refusal).toMatchObject({ outcome: outcomes[reason], linking: false });
    const kept = await server.database.kysely
      .selectFrom('signInFailure')
      .select(['reason', 'organizationId'])
      .where('id', '=', refusal.reference ?? 0)
      .executeTakeFirst();
    expect(kept).toEqual({ reason, organizationId: wanted ?? null });
  },
);

test('what a stranger may read is one and the same, whether there is a card or not', async () => {
  const texts = new Set<string>();
  for (const reason of [
    'snils_differs',
    'name_differs',
    'several_cards_match',
    'document_differs',
  ] as const) {
    const { cookies } = await signInThroughEsia(server, people[reason].oid, school.id);
    const { reference: _number, occurredAt: _time, ...told } = await refusalOf(cookies);
    texts.add(JSON.stringify(told));
  }
  expect(texts.size).toBe(1);
});

test('who is refused because the school is not open yet reads since when it will be', async () => {
  const { cookies } = await signInThroughEsia(server, people.organization_not_open.oid);
  expect(await refusalOf(cookies)).toMatchObject({ opensOn: '2030-09-01' });
});

test('an administrator sees of another school’s card only that there is one', async () => {
  const db = server.database.kysely;
  const elsewhere = await anOrganization(db);
  await signInThroughEsia(server, people.birth_date_differs.oid, elsewhere.id);
  const administrator = await aSignedInEmployee(db, { organizationId: elsewhere.id });
  const answer = await server.app.inject({ url: '/api/sign-in-failures', headers: administrator.headers });
  const { failures } = Value.Parse(SignInFailureList, answer.json());
  expect(failures).toMatchObject([
    { reason: 'birth_date_differs', repairs: [], nearestCards: [{ displayName: null, differences: [] }] },
  ]);
});

test('who chose no organization is in the region’s queue, masked, to be handed over to the school of the card', async () => {
  const db = server.database.kysely;
  await signInThroughEsia(server, people.name_differs.oid);
  const authority = await anOrganization(db, { kinds: ['education_authority'] });
  const region = await aSignedInEmployee(db, { organizationId: authority.id, role: 'regional_coordinator' });
  const answer = await server.app.inject({ url: '/api/sign-in-failures', headers: region.headers });
  const { failures } = Value.Parse(SignInFailureList, answer.json());
  const failure = failures.find(({ reason }) => reason === 'name_differs');
  expect(failure).toMatchObject({
    givenName: 'О… З. И.',
    givenSnils: null,
    repairs: ['forward'],
    nearestCards: [{ displayName: null, organizations: [{ id: school.id }] }],
  });
  const forwarded = await server.app.inject({
    method: 'POST',
    url: `/api/sign-in-failures/${failure?.id}/repair`,
    headers: region.headers,
    payload: { repair: 'forward', organizationId: school.id },
  });
  expect(forwarded.statusCode).toBe(200);
  const administrator = await aSignedInEmployee(db, { organizationId: school.id });
  const queue = await server.app.inject({ url: '/api/sign-in-failures', headers: administrator.headers });
  expect(Value.Parse(SignInFailureList, queue.json()).failures.map(({ id }) => id)).toContain(failure?.id);
});
