import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson, aServer, type TestServer } from '../../../../../../tests/school/index.ts';
import {
  aDraft,
  aMovementSchool,
  draft,
  found,
  refusal,
  sign,
} from '../../../../../../tests/school/movement.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const db = () => server.database.kysely;
const merge = (id: number, into: number) =>
  db().updateTable('person').set({ mergedIntoId: into }).where('id', '=', id).execute();
const survivorOf = async (id: number) => {
  const { rows } = await sql<{ survivor: number }>`select survivor_of(${id}) as survivor`.execute(db());
  return rows[0]?.survivor;
};

/** Three cards of one human being; the first is merged into the second, and later that one into the third. */
async function threeCards() {
  const [first, second, last] = [await aPerson(db()), await aPerson(db()), await aPerson(db())];
  return { first, second, last };
}

test('a draft names somebody who is merged twice before it is signed: the last survivor becomes the student', async () => {
  const school = await aMovementSchool(server);
  const { first, second, last } = await threeCards();
  await found(school, first.snils);
  const waiting = await draft(school, aDraft('admission', [{ personId: first.id, paymentKind: 'budget' }]));
  await merge(first.id, second.id);
  await merge(second.id, last.id);

  expect((await sign(school, waiting)).statusCode).toBe(200);

  const students = await db()
    .selectFrom('enrolment')
    .select('personId')
    .where('organizationId', '=', school.id)
    .execute();
  expect(students).toEqual([{ personId: last.id }]);
});

test('whose survivor learns here already is not admitted a second time under the name of a merged card', async () => {
  const school = await aMovementSchool(server);
  const { first, second, last } = await threeCards();
  for (const { snils } of [first, last]) await found(school, snils);
  const asLast = await draft(school, aDraft('admission', [{ personId: last.id, paymentKind: 'budget' }]));
  await sign(school, asLast);
  await merge(first.id, second.id);
  await merge(second.id, last.id);
  expect(await refusal(school, 'admission', [{ personId: first.id, paymentKind: 'budget' }])).toEqual([
    409,
    'order.lines_refused',
    'order.student_enrolled_here',
  ]);
});

test('the survivor is who stands at the end of the row, and mergers make no ring', async () => {
  const { first, second, last } = await threeCards();
  await merge(first.id, second.id);
  await merge(second.id, last.id);
  expect(await Promise.all([first, second, last].map(({ id }) => survivorOf(id)))).toEqual([
    last.id,
    last.id,
    last.id,
  ]);
  await expect(merge(last.id, first.id)).rejects.toThrow('not merged into somebody who was merged into him');
  await expect(merge(last.id, last.id)).rejects.toThrow('not merged into somebody');
});
