import { read as readWorkbook, utils } from '@e965/xlsx';
import type { ClassSummary } from '@gorodok/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aLesson,
  aMark,
  anAssignment,
  anEmployee,
  anOpenYear,
  anOrganization,
  aPeriod,
  aServer,
  aSignedInEmployee,
  aStudent,
  aSubjectGroup,
  pdfText,
  type TestServer,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

/** A class with its class teacher and a student who has a four in the quarter, from marks 5 and 4 of one lesson. */
async function aClass() {
  const db = server.database.kysely;
  const { id: organizationId } = await anOrganization(db);
  const year = await anOpenYear(db, { organizationId });
  const period = await aPeriod(db, { academicYearId: year.id, startsOn: year.startsOn, endsOn: year.endsOn });
  const classTeacher = await aSignedInEmployee(db, { organizationId, role: 'class_teacher' });
  const { id: classGroupId } = await aClassGroup(db, {
    organizationId,
    academicYearId: year.id,
    name: '7А',
    classTeacherEmploymentId: classTeacher.employmentId,
  });
  const student = await aStudent(db, { organizationId, classGroupId, since: year.startsOn });
  const algebra = await aSubjectGroup(db, { organizationId, classGroupId, subject: 'Алгебра' });
  await aSubjectGroup(db, { organizationId, classGroupId, subject: 'Физика' });
  const lesson = await aLesson(db, { subjectGroup: algebra, heldOn: year.startsOn });
  for (const [kind, value] of [
    ['answer', '5'],
    ['quiz', '4'],
  ] as const)
    await aMark(db, {
      assignment: await anAssignment(db, { lesson, kind }),
      enrolmentId: student.enrolmentId,
      value,
    });
  const { personId } = await anEmployee(db, { organizationId });
  const { id: subjectId } = await db
    .selectFrom('subject')
    .where('name', '=', 'Алгебра')
    .select('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('periodMark')
    .values({
      organizationId,
      academicYearId: year.id,
      enrolmentId: student.enrolmentId,
      subjectId,
      kind: 'period',
      academicPeriodId: period.id,
      value: '4',
      enteredByPersonId: personId,
    })
    .execute();
  return { organizationId, classGroupId, classTeacher, period };
}

test('a class teacher reads the class by subjects: period marks, and the averages they are chosen from', async () => {
  const { classGroupId, classTeacher, period } = await aClass();
  const url = `/api/class-groups/${classGroupId}/summary`;
  const summary = (await server.app.inject({ url, headers: classTeacher.headers })).json<ClassSummary>();
  expect(summary).toMatchObject({
    classGroupName: '7А',
    academicPeriodId: period.id,
    subjects: ['Алгебра', 'Физика'],
    students: [
      {
        cells: [
          { value: '4', average: 4.5 },
          { value: null, average: null },
        ],
      },
    ],
  });
  const ofYear = await server.app.inject({ url: `${url}?year=true`, headers: classTeacher.headers });
  expect(ofYear.json<ClassSummary>().students[0]?.cells[0]).toEqual({ value: null, average: null });
});

test("the class teacher of another class does not find it, and a teacher may not ask for anybody's", async () => {
  const { classGroupId, organizationId } = await aClass();
  const db = server.database.kysely;
  const url = `/api/class-groups/${classGroupId}/summary`;
  const colleague = await aSignedInEmployee(db, { organizationId, role: 'class_teacher' });
  expect((await server.app.inject({ url, headers: colleague.headers })).statusCode).toBe(404);
  const teacher = await aSignedInEmployee(db, { organizationId, role: 'teacher' });
  expect((await server.app.inject({ url, headers: teacher.headers })).statusCode).toBe(403);
});

test('it is taken away as a workbook and on paper, and that is audited', async () => {
  const { classGroupId, classTeacher } = await aClass();
  const take = async (format: string) =>
    (
      await server.app.inject({
        url: `/api/class-groups/${classGroupId}/summary/export?format=${format}`,
        headers: classTeacher.headers,
      })
    ).rawPayload;
  const sheet = readWorkbook(await take('xlsx')).Sheets['Отметки'];
  const rows: unknown[][] = sheet ? utils.sheet_to_json(sheet, { header: 1 }) : [];
  expect(rows[0]).toEqual(['№', 'Ученик', 'Алгебра', 'Физика', 'Средний']);
  expect(rows[1]?.[2]).toBe('4');
  const paper = pdfText(await take('pdf'));
  for (const text of ['Сводная ведомость класса 7А', 'Средний балл класса']) expect(paper).toContain(text);
  const { rows: entries } = await server.database.pool.query(
    `select count(*)::int as count from audit_entry where action = 'class_summary.exported'`,
  );
  expect(entries[0]?.count ?? 0).toBe(2);
});
