import type { Order } from '@gorodok/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson, aServer, aStudent, type TestServer } from '../../../../../../tests/school/index.ts';
import {
  aDraft,
  aMovementSchool,
  classOf,
  draft,
  enrolmentOf,
  found,
  order,
  send,
  sign,
  type MovementSchool,
} from '../../../../../../tests/school/movement.ts';

let server: TestServer;
let school: MovementSchool;
let otherSchool: MovementSchool;
beforeAll(async () => {
  server = await aServer();
  school = await aMovementSchool(server);
  otherSchool = await aMovementSchool(server);
});
afterAll(() => server.close());

test('a student goes from class to class, and out of the school, by signed orders alone', async () => {
  const { enrolmentId } = await aStudent(server.database.kysely, {
    organizationId: school.id,
    classGroupId: school.classA.id,
    since: '2026-09-01',
  });
  const waiting = await draft(
    school,
    aDraft('transfer_between_classes', [{ enrolmentId, toClassGroupId: school.classB.id }]),
  );
  expect([waiting.lines[0]?.fromClass, waiting.lines[0]?.toClass, waiting.lines[0]?.problem]).toEqual([
    '7А',
    '7Б',
    null,
  ]);
  expect(await classOf(school, enrolmentId)).toBe(school.classA.id);
  expect((await sign(school, waiting)).statusCode).toBe(200);
  expect(await classOf(school, enrolmentId)).toBe(school.classB.id);
  const left = await order(school, 'transfer_out', [{ enrolmentId, effectiveOn: '2026-11-22' }]);
  expect(await enrolmentOf(school, enrolmentId)).toMatchObject({
    endsOn: '2026-11-22',
    closedByOrderId: left.id,
  });
  expect(await classOf(school, enrolmentId)).toBe(null);
});

test('a new student gets a card by the order of admission, and not before', async () => {
  const newStudent = {
    surname: 'Новикова',
    firstName: 'Алиса',
    patronymic: null,
    birthDate: '2013-05-05',
    sex: 'female' as const,
    snils: null,
    document: { kind: 'birth_certificate' as const, series: 'II-ИВ', number: '123456' },
  };
  const countPeople = async () =>
    (
      await server.database.kysely
        .selectFrom('person')
        .select('id')
        .where('surname', '=', 'Новикова')
        .execute()
    ).length;
  const waiting = await draft(
    school,
    aDraft('admission', [{ newStudent, toClassGroupId: school.classA.id, paymentKind: 'budget' }]),
  );
  expect([waiting.lines[0]?.displayName, await countPeople()]).toEqual(['Новикова Алиса', 0]);
  const signed = (await sign(school, waiting)).json<Order>();
  expect([await countPeople(), signed.lines[0]?.enrolmentId, signed.lines[0]?.newStudent]).toEqual([
    1,
    expect.any(Number),
    null,
  ]);
  expect(await found(otherSchool, null)).toBe(null);
});

test('nobody leaves a school for the same school', async () => {
  const { enrolmentId } = await aStudent(server.database.kysely, {
    organizationId: school.id,
    classGroupId: school.classA.id,
    since: '2026-09-01',
  });
  const toItself = aDraft('transfer_out', [{ enrolmentId }], { destinationOrganizationId: school.id });
  const response = await send(school, 'POST', '/orders', toItself);
  expect([response.statusCode, response.json().errors]).toMatchObject([
    422,
    [{ field: '/destinationOrganizationId', code: 'order.destination_is_here' }],
  ]);
});

test('the books of two schools agree: leaving never waits, coming waits until the former school lets go', async () => {
  const db = server.database.kysely;
  const child = await aPerson(db, { birthDate: '2013-03-14' });
  const { enrolmentId } = await aStudent(db, {
    organizationId: school.id,
    classGroupId: school.classA.id,
    personId: child.id,
    since: '2026-09-01',
  });
  expect(await found(otherSchool, child.snils)).toMatchObject({ personId: child.id, standing: 'elsewhere' });
  const coming = {
    personId: child.id,
    toClassGroupId: otherSchool.classA.id,
    paymentKind: 'budget' as const,
  };
  const request = await draft(otherSchool, aDraft('transfer_in', [{ ...coming, effectiveOn: '2026-11-23' }]));
  expect(request.lines[0]?.problem).toBe('order.student_enrolled_elsewhere');
  expect((await sign(otherSchool, request)).json()).toMatchObject({
    status: 409,
    errors: [{ field: '/lines/0', code: 'order.student_enrolled_elsewhere' }],
  });
  const tasksOf = async (by: MovementSchool) => (await send(by, 'GET', '/tasks')).json().tasks;
  expect(await tasksOf(school)).toMatchObject([
    { kind: 'requested', enrolmentId, otherOrganizationId: otherSchool.id },
  ]);
  await order(school, 'transfer_out', [{ enrolmentId, effectiveOn: '2026-11-21' }], {
    destinationOrganizationId: otherSchool.id,
    destinationText: null,
  });
  expect(await tasksOf(otherSchool)).toMatchObject([{ kind: 'arriving', personId: child.id }]);
  expect(await tasksOf(school)).toMatchObject([{ kind: 'unconfirmed', otherOrganizationId: otherSchool.id }]);
  expect((await sign(otherSchool, request)).statusCode).toBe(200);
  expect([await tasksOf(school), await tasksOf(otherSchool)]).toEqual([[], []]);
});

test('two schools that admit one child at once: the second is refused', async () => {
  const child = await aPerson(server.database.kysely, { birthDate: '2013-03-14' });
  const schools = [school, otherSchool];
  for (const by of schools) await found(by, child.snils);
  const drafts = await Promise.all(
    schools.map((by) => draft(by, aDraft('admission', [{ personId: child.id, paymentKind: 'budget' }]))),
  );
  const answers = await Promise.all(drafts.map((waiting, index) => sign(schools[index] ?? school, waiting)));
  expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([
    200, 409,
  ]);
});

test('the list of orders is filtered, and the next number of the year proposed', async () => {
  const by = await aMovementSchool(server);
  await draft(by, aDraft('admission', [], { number: '41-З' }));
  await draft(by, aDraft('expulsion', [], { number: '7' }));
  const list = async (query: string) =>
    (await send(by, 'GET', `/orders?${query}`)).json().orders.map(({ number }: Order) => number);
  expect(await list('')).toEqual(['7', '41-З']);
  expect(await list('kind=expulsion')).toEqual(['7']);
  expect(await list('state=signed')).toEqual([]);
  expect(await list('from=2026-11-21')).toEqual([]);
  expect((await send(by, 'GET', '/proposal')).json()).toMatchObject({
    number: '42',
    signer: 'Директор Иванова Мария Петровна',
    education: 'general',
  });
});
