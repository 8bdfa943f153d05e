import { DiaryStudentList, DiaryWeek } from '@gorodok/contract';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashToken } from '#features/identity/sessions/index.ts';
import {
  aClassGroup,
  aGuardian,
  aLesson,
  aMark,
  anAssignment,
  anEmployee,
  anOpenYear,
  anOrganization,
  aServer,
  aSession,
  aStudent,
  aSubjectGroup,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

/** A school with a class, a child in it and the mother, who is signed in. */
async function aFamily(fields: { childBirthDate?: string; since?: string } = {}) {
  const db = server.database.kysely;
  const organization = await anOrganization(db);
  const year = await anOpenYear(db, { organizationId: organization.id });
  const classGroup = await aClassGroup(db, { organizationId: organization.id, academicYearId: year.id });
  const child = await aStudent(db, {
    organizationId: organization.id,
    classGroupId: classGroup.id,
    birthDate: fields.childBirthDate ?? '2013-03-14',
    ...(fields.since ? { since: fields.since } : {}),
  });
  const mother = await aGuardian(db, { childId: child.personId });
  const session = await aSession(db, {
    personId: mother.personId,
    role: 'guardian',
    organizationId: organization.id,
  });
  const teacher = await anEmployee(db, {
    organizationId: organization.id,
    surname: 'Киреева',
    firstName: 'Екатерина',
    patronymic: 'Никитична',
  });
  const algebra = await aSubjectGroup(db, {
    organizationId: organization.id,
    classGroupId: classGroup.id,
    subject: 'Алгебра',
    teacherEmploymentId: teacher.employmentId,
  });
  return { db, organization, classGroup, child, mother, session, algebra };
}

const readWeek = (session: { headers: Record<string, string> }, enrolmentId: number, date = '2026-11-18') =>
  server.app.inject({ url: `/api/diary/${enrolmentId}/week?date=${date}`, headers: session.headers });

test('a mother sees the week of her child: lessons, topic, homework, marks', async () => {
  const { db, child, session, algebra } = await aFamily();
  const lesson = await aLesson(db, {
    subjectGroup: algebra,
    heldOn: '2026-11-18',
    number: 2,
    topic: 'Степень',
    homework: '№ 214',
  });
  const assignment = await anAssignment(db, { lesson, kind: 'test_paper' });
  await aMark(db, { assignment, enrolmentId: child.enrolmentId, value: '5', comment: 'Отлично' });

  const response = await readWeek(session, child.enrolmentId);

  const week: unknown = response.json();
  expect(Value.Errors(DiaryWeek, week)).toEqual([]);
  expect(week).toMatchObject({ startsOn: '2026-11-16', enrolmentId: child.enrolmentId });
  expect(Value.Parse(DiaryWeek, week).days[2]).toEqual({
    date: '2026-11-18',
    lessons: [
      {
        lessonId: lesson.id,
        number: 2,
        startsAt: '09:30',
        endsAt: '10:15',
        subject: 'Алгебра',
        teacher: 'Киреева Екатерина Никитична',
        room: null,
        topic: 'Степень',
        homework: '№ 214',
        attendance: null,
        marks: [{ value: '5', comment: 'Отлично', assignmentKind: 'test_paper', weight: 10 }],
      },
    ],
  });
});

test('a week without lessons is empty, not an error', async () => {
  const { child, session } = await aFamily();
  const response = await readWeek(session, child.enrolmentId, '2026-07-15');
  expect([
    response.statusCode,
    Value.Parse(DiaryWeek, response.json()).days.flatMap((day) => day.lessons),
  ]).toEqual([200, []]);
});

test("another family's diary looks as if it did not exist", async () => {
  const [ours, theirs] = [await aFamily(), await aFamily()];
  const response = await readWeek(ours.session, theirs.child.enrolmentId);
  expect([response.statusCode, response.json().code]).toEqual([404, 'diary.not_found']);
});

test('marks of a classmate are not in the diary', async () => {
  const { db, organization, classGroup, child, session, algebra } = await aFamily();
  const classmate = await aStudent(db, { organizationId: organization.id, classGroupId: classGroup.id });
  const assignment = await anAssignment(db, {
    lesson: await aLesson(db, { subjectGroup: algebra, heldOn: '2026-11-18' }),
  });
  await aMark(db, { assignment, enrolmentId: classmate.enrolmentId, value: '2' });
  const response = await readWeek(session, child.enrolmentId);
  expect(Value.Parse(DiaryWeek, response.json()).days[2]?.lessons[0]?.marks).toEqual([]);
});

test('lessons from before the child came into the class are not in the diary', async () => {
  const { db, child, session, algebra } = await aFamily({ since: '2026-11-19' });
  await aLesson(db, { subjectGroup: algebra, heldOn: '2026-11-18' });
  await aLesson(db, { subjectGroup: algebra, heldOn: '2026-11-19' });
  const response = await readWeek(session, child.enrolmentId);
  expect(Value.Parse(DiaryWeek, response.json()).days.map((day) => day.lessons.length)).toEqual([
    0, 0, 0, 1, 0, 0,
  ]);
});

test('from the eighteenth birthday the diary is closed to the mother', async () => {
  const { child, session } = await aFamily({ childBirthDate: '2000-01-01' });
  expect((await readWeek(session, child.enrolmentId)).statusCode).toBe(404);
});

test('a mother whose guardianship has ended sees nothing any more', async () => {
  const { db, child, mother, session } = await aFamily();
  await db
    .updateTable('guardianship')
    .set({ endsOn: '2026-11-01' })
    .where('guardianId', '=', mother.personId)
    .execute();
  expect((await readWeek(session, child.enrolmentId)).statusCode).toBe(403);
});

test('a mother whose right to see was taken away acts as a parent no more, with the next request', async () => {
  const { db, child, mother, session } = await aFamily();
  expect((await readWeek(session, child.enrolmentId)).statusCode).toBe(200);
  await db
    .updateTable('guardianship')
    .set({ maySee: false })
    .where('guardianId', '=', mother.personId)
    .execute();
  expect((await readWeek(session, child.enrolmentId)).statusCode).toBe(403);
});

test('what a session has read goes along when it continues under a new token', async () => {
  const { db, child, session } = await aFamily();
  await readWeek(session, child.enrolmentId);
  await db
    .updateTable('session')
    .set({ tokenHash: hashToken('a new token') })
    .where('tokenHash', '=', hashToken(session.headers.cookie.split('=')[1] ?? ''))
    .execute();
  const renewed = { headers: { cookie: 'gorodok_session=a new token' } };
  expect((await readWeek(renewed, child.enrolmentId)).statusCode).toBe(200);
  const readings = await db
    .selectFrom('diaryReading')
    .select('sessionTokenHash')
    .where('enrolmentId', '=', child.enrolmentId)
    .execute();
  expect(readings).toEqual([{ sessionTokenHash: hashToken('a new token') }]);
});

test('a student reads the own diary', async () => {
  const { db, organization, child } = await aFamily();
  const session = await aSession(db, {
    personId: child.personId,
    role: 'student',
    organizationId: organization.id,
  });
  expect((await readWeek(session, child.enrolmentId)).statusCode).toBe(200);
});

test('children in different organizations are all listed', async () => {
  const { db, child, mother, session } = await aFamily();
  const kindergarten = await anOrganization(db, { kinds: ['preschool'] });
  const younger = await aStudent(db, {
    organizationId: kindergarten.id,
    education: 'preschool',
    birthDate: '2021-05-02',
  });
  await aGuardian(db, { childId: younger.personId, personId: mother.personId });
  const response = await server.app.inject({ url: '/api/diary/students', headers: session.headers });
  const { students } = Value.Parse(DiaryStudentList, response.json());
  expect(students.map((student) => student.enrolmentId)).toEqual([child.enrolmentId, younger.enrolmentId]);
});

test('reading a diary is audited once for a session and child', async () => {
  const { db, child, session } = await aFamily();
  await Promise.all([readWeek(session, child.enrolmentId), readWeek(session, child.enrolmentId)]);
  await readWeek(session, child.enrolmentId, '2026-11-11');
  const entries = await db
    .selectFrom('auditEntry')
    .selectAll()
    .where('action', '=', 'diary.read')
    .where('subjectId', '=', child.enrolmentId)
    .execute();
  expect(entries).toHaveLength(1);
});
