import type { DraftLine, OrderKind } from '@gorodok/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  anOpenYear,
  aPerson,
  aServer,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import {
  aDraft,
  aMovementSchool,
  draft,
  order,
  refusal,
  sign,
} from '../../../../../../tests/school/movement.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

test('what keeps a line from being signed is named by its code', async () => {
  const db = server.database.kysely;
  const by = await aMovementSchool(server);
  const { enrolmentId, personId } = await aStudent(db, {
    organizationId: by.id,
    classGroupId: by.classA.id,
    since: '2026-09-01',
  });
  const nextYear = await anOpenYear(db, { organizationId: by.id, around: '2027-11-24' });
  const inNext = { organizationId: by.id, academicYearId: nextYear.id };
  const nextSeven = await aClassGroup(db, { ...inNext, name: '7В' });
  const nextNine = await aClassGroup(db, { ...inNext, name: '9А' });
  const lines = 'order.lines_refused';
  const student = { enrolmentId };
  const cases: [OrderKind, Partial<DraftLine>[], string[]][] = [
    ['admission', [{ personId, paymentKind: 'budget' }], ['order.student_enrolled_here']],
    ['expulsion', [student, student], ['order.student_repeated', 'order.student_repeated']],
    ['expulsion', [{ ...student, effectiveOn: '2126-01-01' }], ['order.leaving_in_future']],
    ['expulsion', [{ ...student, effectiveOn: '2026-08-01' }], ['order.date_before_last_order']],
    ['payment_change', [student], ['order.payment_missing']],
    ['payment_change', [{ ...student, paymentKind: 'budget' }], ['order.payment_same']],
    ['transfer_between_classes', [student], ['order.class_missing']],
    ['transfer_between_classes', [{ ...student, toClassGroupId: by.classA.id }], ['order.class_same']],
    [
      'transfer_between_classes',
      [{ ...student, toClassGroupId: nextSeven.id, effectiveOn: '2027-09-01' }],
      ['order.class_of_another_year'],
    ],
    ['transfer_between_classes', [{ ...student, toClassGroupId: nextSeven.id }], ['order.date_outside_year']],
    ['promotion', [{ ...student, toClassGroupId: by.classB.id }], ['order.class_of_same_year']],
    [
      'promotion',
      [{ ...student, toClassGroupId: nextNine.id, effectiveOn: '2027-09-01' }],
      ['order.grade_not_next'],
    ],
    [
      'retention',
      [{ ...student, toClassGroupId: nextNine.id, effectiveOn: '2027-09-01' }],
      ['order.grade_not_same'],
    ],
  ];
  for (const [kind, wrong, codes] of cases)
    expect([kind, ...(await refusal(by, kind, wrong))]).toEqual([kind, 409, lines, ...codes]);
  await db.updateTable('academicYear').set({ state: 'closed' }).where('id', '=', nextYear.id).execute();
  expect(
    await refusal(by, 'retention', [{ ...student, toClassGroupId: nextSeven.id, effectiveOn: '2027-09-01' }]),
  ).toEqual([409, lines, 'order.class_of_closed_year']);
  await order(by, 'expulsion', [student]);
  expect(await refusal(by, 'expulsion', [student])).toEqual([409, lines, 'order.student_left']);
  const taken = await aPerson(db);
  expect(
    await refusal(by, 'admission', [
      {
        newStudent: {
          surname: 'Двойник',
          firstName: 'Ян',
          patronymic: null,
          birthDate: '2013-01-01',
          sex: 'male',
          snils: taken.snils,
          document: null,
        },
        paymentKind: 'budget',
      },
    ]),
  ).toEqual([409, lines, 'order.person_exists']);
  expect(
    (await sign(by, await draft(by, aDraft('admission', [], { datedOn: '2126-01-01' })))).json().code,
  ).toBe('order.dated_in_future');
});
