import type { Card, CardList } from '@gorodok/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  anOpenYear,
  aServer,
  aStudent,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { aMovementSchool, order, type MovementSchool } from '../../../../../../tests/school/movement.ts';
import { bringCardsToNow } from './card-day.job.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const ask = async <Answer>({ admin }: MovementSchool, path: string, payload?: object): Promise<Answer> =>
  (
    await server.app.inject({
      method: payload ? 'POST' : 'GET',
      url: `/api${path}`,
      headers: admin.headers,
      ...(payload ? { payload } : {}),
    })
  ).json<Answer>();

/** The class of a student as the list of cards and the opened card tell it. */
async function toldClass(by: MovementSchool, personId: number) {
  const { cards } = await ask<CardList>(by, '/cards/search', { kind: 'student' });
  const { classGroupName } = await ask<Card>(by, `/cards/student/${personId}`);
  return [cards.find((card) => card.personId === personId)?.context, classGroupName];
}

/** A student of 7А whose promotion into 8А is signed for the next first of September. */
async function aPromotedStudent() {
  const by = await aMovementSchool(server);
  const db = server.database.kysely;
  const nextYear = await anOpenYear(db, { organizationId: by.id, around: '2027-11-24' });
  const next = await aClassGroup(db, { organizationId: by.id, academicYearId: nextYear.id, name: '8А' });
  const student = await aStudent(db, {
    organizationId: by.id,
    classGroupId: by.classA.id,
    since: '2026-09-01',
  });
  await order(by, 'promotion', [
    { enrolmentId: student.enrolmentId, toClassGroupId: next.id, effectiveOn: '2027-09-01' },
  ]);
  return { by, next, ...student };
}

/** Puts the promotion on today, as if its day had come while nobody wrote anything. */
const letTheDayCome = (enrolmentId: number) =>
  server.database.kysely.transaction().execute(async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction);
    const today = sql<string>`(now() at time zone 'Asia/Yekaterinburg')::date`;
    await sql`
      update class_membership set
        ends_on = case when ends_on is not null then ${today} end,
        starts_on = case when ends_on is null then ${today} else starts_on end
      where enrolment_id = ${enrolmentId}`.execute(transaction);
    await sql`update card_day set followed_until = now() - interval '1 day'`.execute(transaction);
  });

test('a promotion that is signed for September leaves the student where he sits until then', async () => {
  const { by, personId } = await aPromotedStudent();
  expect(await toldClass(by, personId)).toEqual(['7А', '7А']);
  await bringCardsToNow(server.database);
  expect(await toldClass(by, personId)).toEqual(['7А', '7А']);
});

test('on its day the card tells the new class at once, and the list with the next round', async () => {
  const { by, enrolmentId, personId } = await aPromotedStudent();
  await letTheDayCome(enrolmentId);
  expect(await toldClass(by, personId)).toEqual(['7А', '8А']);
  await bringCardsToNow(server.database);
  await bringCardsToNow(server.database);
  expect(await toldClass(by, personId)).toEqual(['8А', '8А']);
});

test('a student who is admitted for a later day has a card, and no class before it', async () => {
  const by = await aMovementSchool(server);
  const { personId } = await aStudent(server.database.kysely, {
    organizationId: by.id,
    classGroupId: by.classA.id,
    since: '2099-09-01',
  });
  expect(await toldClass(by, personId)).toEqual(['', null]);
});

test('a class that is renamed before its students leave it bears the new name on their cards', async () => {
  const { by, personId } = await aPromotedStudent();
  await server.database.kysely
    .updateTable('classGroup')
    .set({ name: '7Я' })
    .where('id', '=', by.classA.id)
    .execute();
  expect(await toldClass(by, personId)).toEqual(['7Я', '7Я']);
});

test('the year that runs counts the students who still sit in it', async () => {
  const { by } = await aPromotedStudent();
  const { years } = await ask<{ years: { studentCount: number }[] }>(by, '/academic-years');
  expect(years.map(({ studentCount }) => studentCount)).toEqual([1, 1]);
});
