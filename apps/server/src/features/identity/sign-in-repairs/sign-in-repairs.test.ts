import { SignInFailureList, type RepairSignIn } from '@gorodok/contract';
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
  type SignedIn,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

const accountOf = (firstName: string) =>
  anEsiaAccount({
    lastName: 'Починкина',
    firstName,
    middleName: 'Игоревна',
    snils: aSnils(),
    documents: [
      {
        type: 'RF_PASSPORT',
        series: '7505',
        number: '200001',
        issueDate: '2010-04-01',
        issuedBy: 'УМВД',
        issueId: '740001',
        verified: true,
      },
    ],
  });
const withoutSnils = accountOf('Анна');
const otherNumber = accountOf('Вера');
const unlinked = accountOf('Дина');
const relinking = accountOf('Жанна');
const blocked = accountOf('Зоя');
const married = accountOf('Инна');
const takenNumber = accountOf('Клара');
const newParent = accountOf('Лидия');
const newTeacher = accountOf('Майя');

let server: TestServer;
let stopEsia: () => Promise<void>;
let school: { id: number };
let administrator: SignedIn;
beforeAll(async () => {
  server = await aServer(await anEsiaAddress());
  stopEsia = await startEsia(server, [
    withoutSnils,
    otherNumber,
    unlinked,
    relinking,
    blocked,
    married,
    takenNumber,
    newParent,
    newTeacher,
  ]);
  school = await anOrganization(server.database.kysely);
  administrator = await aSignedInEmployee(server.database.kysely, { organizationId: school.id });
});
afterAll(async () => {
  await stopEsia();
  await server.close();
});

const db = () => server.database.kysely;
const cardOf = (account: typeof married) => ({
  surname: account.lastName,
  firstName: account.firstName,
  patronymic: account.middleName,
  birthDate: account.birthDate,
  snils: account.snils,
});
const send = (method: 'GET' | 'POST', url: string, payload?: object, who = administrator) =>
  server.app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });
const signIn = async (account: typeof married) =>
  (await signInThroughEsia(server, account.oid, school.id)).location;

async function failureOf(reason: string) {
  const { failures } = Value.Parse(SignInFailureList, (await send('GET', '/api/sign-in-failures')).json());
  const failure = failures.find((known) => known.reason === reason);
  if (!failure) throw new Error(`No failure of ${reason}.`);
  return failure;
}
const repair = (id: number, wanted: RepairSignIn, who?: SignedIn) =>
  send('POST', `/api/sign-in-failures/${id}/repair`, wanted, who);

test('СНИЛС and passport are taken over in one click, and the person comes in', async () => {
  const { personId } = await anEmployee(db(), {
    organizationId: school.id,
    ...cardOf(withoutSnils),
    snils: null,
  });
  expect(await signIn(withoutSnils)).toBe('/sign-in/refused');
  const failure = await failureOf('snils_missing_in_card');
  expect(failure).toMatchObject({
    repairs: ['take_over'],
    nearestCards: [{ personId, mayTakeOver: ['snils', 'document'] }],
  });
  expect(JSON.stringify(failure)).not.toContain(withoutSnils.snils);

  const done = await repair(failure.id, { repair: 'take_over', personId, fields: ['snils', 'document'] });
  expect([done.statusCode, done.json()]).toEqual([200, { letters: 0 }]);
  const history = await db()
    .selectFrom('cardChange')
    .select(['changes', 'changedByPersonId'])
    .where('personId', '=', personId)
    .execute();
  expect(history).toMatchObject([
    { changedByPersonId: administrator.personId, changes: [{ field: 'snils' }, { field: 'document' }] },
  ]);
  expect(await signIn(withoutSnils)).toBe('/');
  const { handledAt } = await db()
    .selectFrom('signInFailure')
    .select('handledAt')
    .where('id', '=', failure.id)
    .executeTakeFirstOrThrow();
  expect(handledAt).not.toBeNull();
});

test('only what differs may be taken over, only into a card of the queue, only by its own school; a second click does nothing', async () => {
  const { personId } = await anEmployee(db(), {
    organizationId: school.id,
    ...cardOf(otherNumber),
    snils: aSnils(),
  });
  const bystander = await anEmployee(db(), { organizationId: school.id });
  await signIn(otherNumber);
  const { id } = await failureOf('snils_differs');
  const codeOf = async (wanted: RepairSignIn, who?: SignedIn) => {
    const answer = await repair(id, wanted, who);
    return [answer.statusCode, answer.json<{ code: string }>().code];
  };
  const doesNotFit = [409, 'sign_in.repair_does_not_fit'];
  expect(await codeOf({ repair: 'take_over', personId, fields: ['surname'] })).toEqual(doesNotFit);
  expect(await codeOf({ repair: 'take_over', personId: bystander.personId, fields: ['snils'] })).toEqual(
    doesNotFit,
  );
  expect(await codeOf({ repair: 'unlink', personId })).toEqual(doesNotFit);
  const elsewhere = await anOrganization(db());
  const stranger = await aSignedInEmployee(db(), { organizationId: elsewhere.id });
  expect(await codeOf({ repair: 'take_over', personId, fields: ['snils'] }, stranger)).toEqual([
    404,
    'sign_in.failure_not_found',
  ]);
  expect((await repair(id, { repair: 'take_over', personId, fields: ['snils'] })).statusCode).toBe(200);
  expect((await repair(id, { repair: 'take_over', personId, fields: ['snils'] })).statusCode).toBe(200);
  expect(await signIn(otherNumber)).toBe('/');
});

test('a number that stands in another card is not written into a second one', async () => {
  const { personId } = await anEmployee(db(), {
    organizationId: school.id,
    ...cardOf(takenNumber),
    snils: null,
  });
  await signIn(takenNumber);
  const { id } = await failureOf('snils_missing_in_card');
  await aPerson(db(), { snils: takenNumber.snils });
  const answer = await repair(id, { repair: 'take_over', personId, fields: ['snils'] });
  expect(answer.json()).toMatchObject({ errors: [{ code: 'card.snils_belongs_to_another' }] });
  const { handledAt } = await db()
    .selectFrom('signInFailure')
    .select('handledAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(handledAt).toBeNull();
  await db().updateTable('signInFailure').set({ handledAt: new Date() }).where('id', '=', id).execute();
});

test('a parent and a child are linked, and the parent comes in', async () => {
  const child = await aStudent(db(), { organizationId: school.id });
  const parent = await aPerson(db(), cardOf(unlinked));
  await signIn(unlinked);
  const failure = await failureOf('guardian_not_linked');
  expect(failure).toMatchObject({ repairs: ['link_child'], givenName: 'Починкина Дина Игоревна' });
  const link = {
    repair: 'link_child',
    personId: parent.id,
    childId: child.personId,
    relation: 'mother',
  } as const;
  expect((await repair(failure.id, link)).statusCode).toBe(200);
  expect(await signIn(unlinked)).toBe('/');
});

test('a parent who is in no card gets one of what ЕСИА gave, linked to the child, and comes in', async () => {
  const child = await aStudent(db(), { organizationId: school.id });
  expect(await signIn(newParent)).toBe('/sign-in/refused');
  const failure = await failureOf('person_not_found');
  expect(failure.repairs).toEqual(expect.arrayContaining(['create_guardian', 'create_employee']));
  const wanted = { repair: 'create_guardian', childId: child.personId, relation: 'mother' } as const;
  const elsewhere = await aStudent(db(), { organizationId: (await anOrganization(db())).id });
  expect((await repair(failure.id, { ...wanted, childId: elsewhere.personId })).statusCode).toBe(404);
  expect((await repair(failure.id, wanted)).statusCode).toBe(200);
  expect((await repair(failure.id, wanted)).statusCode).toBe(200); // a second click makes no second card
  const people = await db()
    .selectFrom('person')
    .select(['surname', 'firstName', 'patronymic', 'birthDate'])
    .where('snils', '=', newParent.snils)
    .execute();
  const { surname, firstName, patronymic, birthDate } = cardOf(newParent);
  expect(people).toEqual([{ surname, firstName, patronymic, birthDate }]);
  expect(await signIn(newParent)).toBe('/');
});

test('one of the staff who is in no card gets one with position and role, and comes in', async () => {
  await signIn(newTeacher);
  const { id } = await failureOf('person_not_found');
  const wanted: RepairSignIn = {
    repair: 'create_employee',
    positions: ['Учитель физики'],
    roles: ['teacher'],
  };
  expect((await repair(id, wanted)).statusCode).toBe(200);
  expect(await signIn(newTeacher)).toBe('/');
});

test('after a check the old link to ЕСИА is removed', async () => {
  const child = await aStudent(db(), { organizationId: school.id });
  const { personId } = await aGuardian(db(), { childId: child.personId, ...cardOf(relinking) });
  // A child in another school is no hindrance: nobody gets the account by that.
  const other = await aStudent(db(), { organizationId: (await anOrganization(db())).id });
  await aGuardian(db(), { childId: other.personId, personId });
  const account = await db()
    .insertInto('account')
    .values({ personId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db()
    .insertInto('esiaLink')
    .values({ accountId: account.id, oid: 4242, level: 'confirmed' })
    .execute();
  await signIn(relinking);
  const { id } = await failureOf('linked_to_another_account');
  expect((await repair(id, { repair: 'unlink', personId })).statusCode).toBe(200);
  expect(await signIn(relinking)).toBe('/');
});

test('a school’s administrator does not unlink a coordinator whose child learns there', async () => {
  const child = await aStudent(db(), { organizationId: school.id });
  const authority = await anOrganization(db(), { kinds: ['education_authority'] });
  const { personId } = await anEmployee(db(), {
    organizationId: authority.id,
    roles: ['municipal_coordinator'],
  });
  await aGuardian(db(), { childId: child.personId, personId });
  const { id } = await db()
    .insertInto('signInFailure')
    .values({ organizationId: school.id, reason: 'linked_to_another_account', nearestPersonIds: [personId] })
    .returning('id')
    .executeTakeFirstOrThrow();
  expect((await repair(id, { repair: 'unlink', personId })).json()).toMatchObject({
    code: 'account.out_of_reach',
  });
  await db().deleteFrom('signInFailure').where('id', '=', id).execute();
});

test('who was blocked is let in again', async () => {
  const { personId } = await anEmployee(db(), { organizationId: school.id, ...cardOf(blocked) });
  await db().insertInto('account').values({ personId, blockedAt: new Date() }).execute();
  await signIn(blocked);
  const { id } = await failureOf('blocked');
  expect((await repair(id, { repair: 'unblock', personId })).statusCode).toBe(200);
  expect(await signIn(blocked)).toBe('/');
});

test('the memo goes to the parents who have an address, and tells no names', async () => {
  const child = await aStudent(db(), { organizationId: school.id, surname: 'Несовершеннолетний' });
  const mother = await aGuardian(db(), { childId: child.personId });
  await aGuardian(db(), { childId: child.personId, relation: 'father' });
  const { id } = await db()
    .insertInto('signInFailure')
    .values({ organizationId: school.id, reason: 'parental_consent_missing' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const memo = { repair: 'send_memo', childId: child.personId } as const;
  expect((await repair(id, memo)).json()).toMatchObject({ code: 'sign_in.memo_has_no_address' });
  await db()
    .insertInto('contact')
    .values({ personId: mother.personId, kind: 'email', value: 'mother@example.org' })
    .execute();
  expect((await repair(id, memo)).json()).toEqual({ letters: 1 });
});

test('what ЕСИА confirms otherwise is a task: taken over by one click, or kept as the card has it and not asked again', async () => {
  const { personId } = await anEmployee(db(), {
    organizationId: school.id,
    ...cardOf(married),
    surname: 'Девичья',
    patronymic: 'Олеговна',
  });
  expect(await signIn(married)).toBe('/');
  const describe = async () =>
    (await send('GET', `/api/people/${personId}/confirmed`)).json<{
      fields: string[];
      differences: { id: number; field: string }[];
    }>();
  const before = await describe();
  expect(before).toMatchObject({
    fields: ['first_name', 'birth_date', 'snils'],
    differences: [
      { field: 'patronymic', inCard: 'Олеговна', confirmed: 'Игоревна' },
      { field: 'surname', inCard: 'Девичья', confirmed: 'Починкина' },
    ],
  });
  const settle = (field: string, settlement: string) => {
    const id = before.differences.find((known) => known.field === field)?.id;
    return send('POST', `/api/confirmed-differences/${id}/settlement`, { settlement });
  };
  expect((await settle('surname', 'accepted')).statusCode).toBe(204);
  expect((await settle('patronymic', 'kept')).statusCode).toBe(204);
  expect((await settle('patronymic', 'kept')).json()).toMatchObject({
    code: 'confirmed_difference.not_found',
  });
  const card = await db()
    .selectFrom('person')
    .select(['surname', 'patronymic'])
    .where('id', '=', personId)
    .executeTakeFirst();
  expect(card).toEqual({ surname: 'Починкина', patronymic: 'Олеговна' });
  const history = await db()
    .selectFrom('cardChange')
    .select('changes')
    .where('personId', '=', personId)
    .execute();
  expect(history).toMatchObject([{ changes: [{ field: 'surname', was: 'Девичья', now: 'Починкина' }] }]);

  expect(await signIn(married)).toBe('/');
  expect(await describe()).toMatchObject({
    fields: ['surname', 'first_name', 'birth_date', 'snils'],
    differences: [],
  });
});
