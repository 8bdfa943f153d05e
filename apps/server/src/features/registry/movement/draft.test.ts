import type { DraftOrder } from '@gorodok/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aServer, aStudent, type TestServer } from '../../../../../../tests/school/index.ts';
import {
  aDraft,
  aMovementSchool,
  contingent,
  draft,
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

test('a draft signed by two people at once takes effect once', async () => {
  const by = await aMovementSchool(server);
  const waiting = await draft(
    by,
    aDraft('admission', [
      {
        newStudent: {
          surname: 'Однажды',
          firstName: 'Раз',
          patronymic: null,
          birthDate: '2013-01-01',
          sex: 'male',
          snils: null,
          document: null,
        },
        paymentKind: 'budget',
      },
    ]),
  );
  const answers = await Promise.all([sign(by, waiting), sign(by, waiting), sign(by, waiting)]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([
    200, 409, 409,
  ]);
  expect((await contingent(by)).total.atEnd).toBe(1);
});

test('a signed order is final: neither the screens nor the database change it', async () => {
  const db = server.database.kysely;
  const { enrolmentId } = await aStudent(db, {
    organizationId: school.id,
    classGroupId: school.classA.id,
    since: '2026-09-01',
  });
  const signed = await order(school, 'expulsion', [{ enrolmentId }]);
  const change = { ...aDraft('expulsion', [{ enrolmentId }]), version: signed.version };
  expect((await send(school, 'PUT', `/orders/${signed.id}`, change)).json().code).toBe(
    'order.signed_already',
  );
  expect((await send(school, 'DELETE', `/orders/${signed.id}`)).json().code).toBe('order.signed_already');
  expect((await sign(school, signed)).json().code).toBe('order.signed_already');
  const refused = 'a signed order is never changed';
  await expect(
    db.updateTable('movementOrder').set({ ground: 'Иное' }).where('id', '=', signed.id).execute(),
  ).rejects.toThrow(refused);
  await expect(
    db
      .updateTable('movementOrderLine')
      .set({ effectiveOn: '2026-11-21' })
      .where('orderId', '=', signed.id)
      .execute(),
  ).rejects.toThrow(refused);
  await expect(
    db
      .insertInto('movementOrderLine')
      .values({ orderId: signed.id, enrolmentId, effectiveOn: '2026-11-20' })
      .execute(),
  ).rejects.toThrow(refused);
});

test('a draft that somebody else has changed is not overwritten, and a number is taken once on a day', async () => {
  const waiting = await draft(school, aDraft('admission', []));
  const change = { ...aDraft('admission', []), number: waiting.number, version: waiting.version };
  expect((await send(school, 'PUT', `/orders/${waiting.id}`, change)).json().version).toBe(
    waiting.version + 1,
  );
  expect((await send(school, 'PUT', `/orders/${waiting.id}`, change)).json().code).toBe(
    'order.changed_meanwhile',
  );
  const twin = await send(school, 'POST', '/orders', { ...aDraft('admission', []), number: waiting.number });
  expect([twin.statusCode, twin.json().code]).toEqual([409, 'order.number_taken']);
  expect((await sign(school, { ...waiting, version: waiting.version + 1 })).json().code).toBe(
    'order.without_lines',
  );
  expect((await send(school, 'DELETE', `/orders/${waiting.id}`)).statusCode).toBe(204);
});

test('a draft that cannot be right is refused field by field', async () => {
  const { enrolmentId } = await aStudent(server.database.kysely, { organizationId: school.id });
  const errors = async (wrong: DraftOrder) =>
    (await send(school, 'POST', '/orders', wrong))
      .json()
      .errors.map(({ field, code }: { field: string; code: string }) => [field, code]);
  const nowhere = aDraft('transfer_out', [{ enrolmentId }], { destinationText: null });
  expect(await errors(nowhere)).toEqual([['/destinationText', 'order.destination_missing']]);
  expect(
    await errors({ ...nowhere, destinationText: 'Колледж', destinationOrganizationId: otherSchool.id }),
  ).toEqual([['/destinationText', 'order.destination_twice']]);
  expect(await errors(aDraft('expulsion', [{ enrolmentId }], { destinationText: 'Колледж' }))).toEqual([
    ['/destinationText', 'order.destination_needless'],
  ]);
  expect(await errors(aDraft('correction', [{ enrolmentId }]))).toEqual([
    ['/correctsOrderId', 'order.corrected_missing'],
    ['/lines/0/takesBackLineId', 'order.corrected_missing'],
  ]);
  expect(await errors(aDraft('admission', [{ enrolmentId, paymentKind: 'budget' }]))).toEqual([
    ['/lines/0/enrolmentId', 'order.student_missing'],
  ]);
  expect(await errors(aDraft('expulsion', [{ enrolmentId: 999_999 }]))).toEqual([
    ['/lines/0/enrolmentId', 'order.student_unknown'],
  ]);
  expect(await errors(aDraft('promotion', [{ enrolmentId, toClassGroupId: otherSchool.classA.id }]))).toEqual(
    [['/lines/0/toClassGroupId', 'order.class_unknown']],
  );
  expect(
    await errors(aDraft('correction', [{ enrolmentId, takesBackLineId: 999_999 }], { correctsOrderId: 1 })),
  ).toEqual([['/lines/0/takesBackLineId', 'order.line_unknown']]);
  const student = {
    surname: 'А',
    firstName: 'Б',
    patronymic: null,
    birthDate: '2013-01-01',
    sex: 'male' as const,
    document: null,
  };
  expect(
    await errors(
      aDraft('admission', [{ newStudent: { ...student, snils: '111-111-111 11' }, paymentKind: 'budget' }]),
    ),
  ).toEqual([['/lines/0/newStudent/snils', 'order.snils_invalid']]);
});
