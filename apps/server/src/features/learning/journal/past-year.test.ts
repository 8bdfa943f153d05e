import type { JournalPage, SubjectGroupList } from '@gorodok/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
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

/** A journal of a year that was closed, with a lesson in May 2026, and its teacher. */
async function aJournalOfPastYear() {
  const db = server.database.kysely;
  const { id: organizationId } = await anOrganization(db);
  const year = await anOpenYear(db, { organizationId, around: '2025-11-01' });
  const classGroup = await aClassGroup(db, { organizationId, academicYearId: year.id });
  const { enrolmentId } = await aStudent(db, { organizationId, classGroupId: classGroup.id });
  const { personId, employmentId } = await anEmployee(db, { organizationId });
  const subjectGroup = await aSubjectGroup(db, {
    organizationId,
    classGroupId: classGroup.id,
    teacherEmploymentId: employmentId,
  });
  const lesson = await aLesson(db, { subjectGroup, heldOn: '2026-05-20' });
  const assignment = await anAssignment(db, { lesson });
  await db.updateTable('academicYear').set({ state: 'closed' }).where('id', '=', year.id).execute();
  const { headers } = await aSession(db, { personId, role: 'teacher', organizationId });
  return { headers, year, subjectGroup, assignment, enrolmentId };
}

test('journals of a past year are listed when the year is asked for, with those who sat in the class', async () => {
  const { headers, year, subjectGroup } = await aJournalOfPastYear();
  const list = async (query: string) =>
    (
      await server.app.inject({ url: `/api/journal/subject-groups${query}`, headers })
    ).json<SubjectGroupList>().subjectGroups;
  expect(await list('')).toEqual([]);
  expect(await list(`?academicYearId=${year.id}`)).toMatchObject([{ id: subjectGroup.id, studentCount: 1 }]);
});

test('such a journal opens with its last lesson, to be read', async () => {
  const { headers, subjectGroup } = await aJournalOfPastYear();
  const url = `/api/journal/subject-groups/${subjectGroup.id}`;
  const page = (await server.app.inject({ url, headers })).json<JournalPage>();
  expect([page.month, page.lessons.length, page.writable]).toEqual(['2026-05', 1, false]);
});

test('nothing is written into it any more', async () => {
  const { headers, assignment, enrolmentId } = await aJournalOfPastYear();
  const response = await server.app.inject({
    method: 'PUT',
    url: `/api/journal/assignments/${assignment.id}/marks/${enrolmentId}`,
    headers,
    payload: { value: '5', comment: null },
  });
  expect([response.statusCode, response.json().code]).toEqual([409, 'lesson.year_closed']);
});
