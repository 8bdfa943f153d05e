import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aLesson,
  aMark,
  anAssignment,
  aServer,
  aStudent,
  aSubjectGroup,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import {
  aMovementSchool,
  classOf,
  contingent,
  correct,
  enrolmentOf,
  order,
  refusal,
  send,
  type MovementSchool,
} from '../../../../../../tests/school/movement.ts';

let server: TestServer;
let school: MovementSchool;
beforeAll(async () => {
  server = await aServer();
  school = await aMovementSchool(server);
});
afterAll(() => server.close());

test('a correction takes effects back, the latest order first, and the sum of the orders follows', async () => {
  const by = await aMovementSchool(server);
  const { enrolmentId } = await aStudent(server.database.kysely, {
    organizationId: by.id,
    classGroupId: by.classA.id,
    since: '2026-09-01',
  });
  const moved = await order(by, 'transfer_between_classes', [
    { enrolmentId, toClassGroupId: by.classB.id, effectiveOn: '2026-11-10' },
  ]);
  const left = await order(by, 'expulsion', [{ enrolmentId, effectiveOn: '2026-11-15' }]);
  expect((await contingent(by)).total).toEqual({ atStart: 1, came: 0, left: 1, atEnd: 0 });
  expect(
    await refusal(by, 'correction', [{ enrolmentId, takesBackLineId: moved.lines[0]?.id ?? 0 }], {
      correctsOrderId: moved.id,
    }),
  ).toEqual([409, 'order.lines_refused', 'order.line_built_upon']);
  await correct(by, left);
  expect([await classOf(by, enrolmentId), (await enrolmentOf(by, enrolmentId)).endsOn]).toEqual([
    by.classB.id,
    null,
  ]);
  expect((await contingent(by)).total).toEqual({ atStart: 1, came: 0, left: 0, atEnd: 1 });
  expect((await send(by, 'GET', `/orders/${left.id}`)).json().lines[0].takenBack).toBe(true);
});

test('a move is not taken back once there are marks in the class it led to', async () => {
  const db = server.database.kysely;
  const { enrolmentId } = await aStudent(db, {
    organizationId: school.id,
    classGroupId: school.classA.id,
    since: '2026-09-01',
  });
  const moved = await order(school, 'transfer_between_classes', [
    { enrolmentId, toClassGroupId: school.classB.id, effectiveOn: '2026-11-10' },
  ]);
  const subjectGroup = await aSubjectGroup(db, { organizationId: school.id, classGroupId: school.classB.id });
  const lesson = await aLesson(db, { subjectGroup, heldOn: '2026-11-12' });
  await aMark(db, { assignment: await anAssignment(db, { lesson }), enrolmentId, value: '5' });
  expect(
    await refusal(school, 'correction', [{ enrolmentId, takesBackLineId: moved.lines[0]?.id ?? 0 }], {
      correctsOrderId: moved.id,
    }),
  ).toEqual([409, 'order.lines_refused', 'order.class_has_marks']);
});
