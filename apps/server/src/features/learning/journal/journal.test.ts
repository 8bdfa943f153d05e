import { DiaryWeek, JournalPage, MarkHistory, type MarkValue } from '@gorodok/contract';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aGuardian,
  aLesson,
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

/** A class with a student and a teacher, who is signed in, and a lesson that has been held. */
async function aClassroom(lesson: { heldOn?: string; lockedAt?: Date } = {}) {
  const db = server.database.kysely;
  const organization = await anOrganization(db);
  const year = await anOpenYear(db, { organizationId: organization.id });
  const classGroup = await aClassGroup(db, { organizationId: organization.id, academicYearId: year.id });
  const student = await aStudent(db, { organizationId: organization.id, classGroupId: classGroup.id });
  const teacher = await anEmployee(db, { organizationId: organization.id });
  const session = await aSession(db, {
    personId: teacher.personId,
    role: 'teacher',
    organizationId: organization.id,
  });
  const subjectGroup = await aSubjectGroup(db, {
    organizationId: organization.id,
    classGroupId: classGroup.id,
    teacherEmploymentId: teacher.employmentId,
  });
  const held = await aLesson(db, { subjectGroup, heldOn: '2026-10-05', ...lesson });
  const assignment = await anAssignment(db, { lesson: held });
  return { db, organization, classGroup, student, teacher, session, subjectGroup, lesson: held, assignment };
}

type Headers = { headers: Record<string, string> };
const putMark = (session: Headers, assignmentId: number, enrolmentId: number, value: MarkValue = '5') =>
  server.app.inject({
    method: 'PUT',
    url: `/api/journal/assignments/${assignmentId}/marks/${enrolmentId}`,
    headers: session.headers,
    payload: { value, comment: null },
  });
const outcome = (response: { statusCode: number; json: () => { code?: string } }) => [
  response.statusCode,
  response.json().code,
];

test("a mark that the teacher enters stands in the parent's diary", async () => {
  const { db, organization, student, session, assignment } = await aClassroom();
  expect((await putMark(session, assignment.id, student.enrolmentId, '4')).statusCode).toBe(200);

  const mother = await aGuardian(db, { childId: student.personId });
  const family = await aSession(db, {
    personId: mother.personId,
    role: 'guardian',
    organizationId: organization.id,
  });
  const url = `/api/diary/${student.enrolmentId}/week?date=2026-10-05`;
  const week = Value.Parse(DiaryWeek, (await server.app.inject({ url, headers: family.headers })).json());
  expect(week.days[0]?.lessons[0]?.marks.map((mark) => mark.value)).toEqual(['4']);
});

test('the page of a month has students, lessons, marks and says that its teacher may write', async () => {
  const { student, session, subjectGroup, lesson, assignment } = await aClassroom();
  await putMark(session, assignment.id, student.enrolmentId, '3');
  const url = `/api/journal/subject-groups/${subjectGroup.id}?month=2026-10`;
  const page: unknown = (await server.app.inject({ url, headers: session.headers })).json();
  expect(Value.Errors(JournalPage, page)).toEqual([]);
  expect(page).toMatchObject({
    writable: true,
    month: '2026-10',
    students: [{ enrolmentId: student.enrolmentId }],
    lessons: [
      {
        id: lesson.id,
        heldOn: '2026-10-05',
        assignments: [{ id: assignment.id, kind: 'answer', weight: 10 }],
      },
    ],
    marks: [{ assignmentId: assignment.id, enrolmentId: student.enrolmentId, value: '3', comment: null }],
  });
});

test('a mark entered again replaces the first, and the audit log keeps what stood before', async () => {
  const { db, student, session, assignment } = await aClassroom();
  await putMark(session, assignment.id, student.enrolmentId, '2');
  await putMark(session, assignment.id, student.enrolmentId, '5');
  const marks = await db
    .selectFrom('mark')
    .select('value')
    .where('assignmentId', '=', assignment.id)
    .execute();
  const audit = await db
    .selectFrom('auditEntry')
    .select('details')
    .where('action', '=', 'mark.put')
    .where('subjectId', '=', student.enrolmentId)
    .orderBy('id')
    .execute();
  expect(marks).toEqual([{ value: '5' }]);
  expect(audit.map((entry) => entry.details)).toMatchObject([{ before: null }, { before: '2', value: '5' }]);
});

test('of a cell it is known who gave which mark, what replaced it and that it was emptied', async () => {
  const { student, session, assignment } = await aClassroom();
  const url = `/api/journal/assignments/${assignment.id}/marks/${student.enrolmentId}`;
  await putMark(session, assignment.id, student.enrolmentId, '2');
  await putMark(session, assignment.id, student.enrolmentId, '2');
  await putMark(session, assignment.id, student.enrolmentId, '5');
  await server.app.inject({ method: 'DELETE', url, headers: session.headers });
  await putMark(session, assignment.id, student.enrolmentId, '4');

  const response = await server.app.inject({ url: `${url}/history`, headers: session.headers });
  const { entries } = Value.Parse(MarkHistory, response.json());
  expect(entries.map(({ value }) => value)).toEqual(['4', null, '5', '2']);
  expect(entries.every(({ enteredBy }) => enteredBy !== null)).toBe(true);
});

test('a teacher of other classes does not see what stood in a cell', async () => {
  const { db, organization, student, assignment } = await aClassroom();
  const colleague = await anEmployee(db, { organizationId: organization.id });
  const { headers } = await aSession(db, {
    personId: colleague.personId,
    role: 'teacher',
    organizationId: organization.id,
  });
  const url = `/api/journal/assignments/${assignment.id}/marks/${student.enrolmentId}/history`;
  expect(outcome(await server.app.inject({ url, headers }))).toEqual([404, 'assignment.not_found']);
});

test('marks and absences go along when a lesson moves to another day', async () => {
  const { db, student, session, assignment, lesson } = await aClassroom();
  await putMark(session, assignment.id, student.enrolmentId, '5');
  await db.updateTable('lesson').set({ heldOn: '2026-10-06' }).where('id', '=', lesson.id).execute();
  const marks = await db
    .selectFrom('mark')
    .select('heldOn')
    .where('assignmentId', '=', assignment.id)
    .execute();
  expect(marks).toEqual([{ heldOn: '2026-10-06' }]);
});

test('a mark taken back is gone; taken back twice it is still gone', async () => {
  const { db, student, session, assignment } = await aClassroom();
  await putMark(session, assignment.id, student.enrolmentId);
  const url = `/api/journal/assignments/${assignment.id}/marks/${student.enrolmentId}`;
  const remove = () => server.app.inject({ method: 'DELETE', url, headers: session.headers });
  expect([(await remove()).statusCode, (await remove()).statusCode]).toEqual([204, 204]);
  expect(await db.selectFrom('mark').selectAll().where('assignmentId', '=', assignment.id).execute()).toEqual(
    [],
  );
});

test("another school's assignment looks as if it did not exist", async () => {
  const [ours, theirs] = [await aClassroom(), await aClassroom()];
  expect(outcome(await putMark(ours.session, theirs.assignment.id, theirs.student.enrolmentId))).toEqual([
    404,
    'assignment.not_found',
  ]);
});

test("a colleague can't mark another teacher's lesson", async () => {
  const { db, organization, student, assignment } = await aClassroom();
  const colleague = await anEmployee(db, { organizationId: organization.id });
  const session = await aSession(db, {
    personId: colleague.personId,
    role: 'teacher',
    organizationId: organization.id,
  });
  expect(outcome(await putMark(session, assignment.id, student.enrolmentId))).toEqual([
    403,
    'mark.not_your_lesson',
  ]);
});

test('a student of another class gets no mark', async () => {
  const { db, organization, session, assignment } = await aClassroom();
  const stranger = await aStudent(db, { organizationId: organization.id });
  expect(outcome(await putMark(session, assignment.id, stranger.enrolmentId))).toEqual([
    404,
    'mark.student_not_in_class',
  ]);
});

test('a closed lesson takes no mark', async () => {
  const { student, session, assignment } = await aClassroom({ lockedAt: new Date() });
  expect(outcome(await putMark(session, assignment.id, student.enrolmentId))).toEqual([409, 'lesson.locked']);
});

test('a lesson that is still to come takes homework but no mark', async () => {
  const { student, session, lesson, assignment } = await aClassroom({ heldOn: '2099-09-01' });
  expect(outcome(await putMark(session, assignment.id, student.enrolmentId))).toEqual([
    409,
    'mark.lesson_in_future',
  ]);
  const plan = await server.app.inject({
    method: 'PUT',
    url: `/api/journal/lessons/${lesson.id}`,
    headers: session.headers,
    payload: { topic: 'Степень', homework: '§ 12' },
  });
  expect(plan.json()).toEqual({ id: lesson.id, topic: 'Степень', homework: '§ 12' });
});

test('a second click adds no second assignment', async () => {
  const { session, lesson } = await aClassroom();
  const add = () =>
    server.app.inject({
      method: 'PUT',
      url: `/api/journal/lessons/${lesson.id}/assignments`,
      headers: session.headers,
      payload: { kind: 'test_paper' },
    });
  const [first, second] = await Promise.all([add(), add()]);
  expect(first.json()).toEqual(second.json());
});

test('attendance is entered and taken back', async () => {
  const { db, student, session, lesson } = await aClassroom();
  const put = (value: string | null) =>
    server.app.inject({
      method: 'PUT',
      url: `/api/journal/lessons/${lesson.id}/attendance/${student.enrolmentId}`,
      headers: session.headers,
      payload: { value },
    });
  const entered = () =>
    db.selectFrom('attendance').select('value').where('lessonId', '=', lesson.id).execute();
  await put('ill');
  await put('late');
  expect(await entered()).toEqual([{ value: 'late' }]);
  await put(null);
  expect(await entered()).toEqual([]);
});
