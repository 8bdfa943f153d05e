import type { DiaryResults, PeriodClosings, PeriodMarkSheet, PutPeriodMarks } from '@gorodok/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aGuardian,
  aLesson,
  aMark,
  anAssignment,
  anEmployee,
  anOpenYear,
  anOrganization,
  aPeriod,
  aServer,
  aSession,
  aSignedInEmployee,
  aStudent,
  aSubjectGroup,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import { order } from '../../../../../../tests/school/movement.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

type Session = { headers: Record<string, string> };

/** A 9th class with a student, two quarters that have begun and one that has not, and marks 5, 4, 4 in the first. */
async function aYear(fields: { className?: string } = {}) {
  const db = server.database.kysely;
  const { id: organizationId } = await anOrganization(db);
  const year = await anOpenYear(db, { organizationId });
  const first = Number(year.startsOn.slice(0, 4));
  const quarters = [
    await aPeriod(db, {
      academicYearId: year.id,
      number: 1,
      startsOn: `${first}-09-01`,
      endsOn: `${first}-09-02`,
    }),
    await aPeriod(db, {
      academicYearId: year.id,
      number: 2,
      startsOn: `${first}-09-03`,
      endsOn: `${first}-09-04`,
    }),
    await aPeriod(db, { academicYearId: year.id, number: 3, startsOn: '2199-01-09', endsOn: '2199-03-20' }),
  ];
  const classGroup = await aClassGroup(db, {
    organizationId,
    academicYearId: year.id,
    name: fields.className ?? '9А',
  });
  const student = await aStudent(db, { organizationId, classGroupId: classGroup.id });
  const teacher = await anEmployee(db, { organizationId });
  const subjectGroup = await aSubjectGroup(db, {
    organizationId,
    classGroupId: classGroup.id,
    teacherEmploymentId: teacher.employmentId,
  });
  const lesson = await aLesson(db, { subjectGroup, heldOn: `${first}-09-01` });
  for (const [kind, value] of [
    ['answer', '5'],
    ['homework', '4'],
    ['quiz', '4'],
  ] as const)
    await aMark(db, {
      assignment: await anAssignment(db, { lesson, kind }),
      enrolmentId: student.enrolmentId,
      value,
    });
  return {
    organizationId,
    year,
    first,
    quarters: quarters.map(({ id }) => id),
    classGroup,
    student,
    subjectGroup,
    lesson,
    asTeacher: await aSession(db, { personId: teacher.personId, role: 'teacher', organizationId }),
    asHead: await aSignedInEmployee(db, { organizationId, role: 'deputy_head' }),
  };
}

const url = (subjectGroup: { id: number }) => `/api/journal/subject-groups/${subjectGroup.id}/period-marks`;
const read = async (session: Session, subjectGroup: { id: number }) =>
  (await server.app.inject({ url: url(subjectGroup), headers: session.headers })).json<PeriodMarkSheet>();
const put = (session: Session, subjectGroup: { id: number }, marks: PutPeriodMarks['marks']) =>
  server.app.inject({ method: 'PUT', url: url(subjectGroup), headers: session.headers, payload: { marks } });
const close = (
  session: Session,
  academicPeriodId: number,
  classGroupIds: number[],
  closed = true,
  reason: string | null = null,
) =>
  server.app.inject({
    method: 'PUT',
    url: '/api/period-closings',
    headers: session.headers,
    payload: { academicPeriodId, classGroupIds, closed, reason },
  });
const outcome = (response: { statusCode: number; json: () => { code?: string } }) => [
  response.statusCode,
  response.json().code,
];
const mark = (
  enrolmentId: number,
  academicPeriodId: number | null,
  value: PutPeriodMarks['marks'][number]['value'],
  more: Partial<PutPeriodMarks['marks'][number]> = {},
): PutPeriodMarks['marks'][number] => ({
  enrolmentId,
  kind: academicPeriodId === null ? 'year' : 'period',
  academicPeriodId,
  was: null,
  value,
  ...more,
});

test('the sheet shows the average beside what the thresholds make of it', async () => {
  const { asTeacher, subjectGroup, quarters } = await aYear();
  const sheet = await read(asTeacher, subjectGroup);
  expect(sheet.periods.map(({ state }) => state)).toEqual(['open', 'open', 'not_begun']);
  expect(sheet.students[0]?.cells.slice(0, 2)).toEqual([
    {
      kind: 'period',
      academicPeriodId: quarters[0],
      average: 4.33,
      markCount: 3,
      proposed: '4',
      value: null,
    },
    {
      kind: 'period',
      academicPeriodId: quarters[1],
      average: null,
      markCount: 0,
      proposed: null,
      value: null,
    },
  ]);
  expect(sheet.students[0]?.cells.map(({ kind }) => kind)).toEqual([
    'period',
    'period',
    'period',
    'year',
    'examination',
    'final',
  ]);
});

test('a school that wants 4,3 for a five gets it proposed, and thresholds out of order are refused', async () => {
  const { asTeacher, asHead, subjectGroup } = await aYear();
  const putThresholds = (payload: object) =>
    server.app.inject({ method: 'PUT', url: '/api/mark-thresholds', headers: asHead.headers, payload });
  expect(
    (await putThresholds({ fiveFrom: 4.3, fourFrom: 3.3, threeFrom: 2.5, leastMarks: 3 })).statusCode,
  ).toBe(200);
  expect((await read(asTeacher, subjectGroup)).students[0]?.cells[0]?.proposed).toBe('5');
  const refused = await putThresholds({ fiveFrom: 4, fourFrom: 4, threeFrom: 2.5, leastMarks: 3 });
  expect(refused.json()).toMatchObject({
    errors: [{ field: '/fourFrom', code: 'mark_threshold.out_of_order' }],
  });
});

test('period marks lead to the year, the examination and the certificate, and the family reads them', async () => {
  const { asTeacher, organizationId, student, subjectGroup, quarters } = await aYear();
  const { enrolmentId } = student;
  const [first = 0, second = 0] = quarters;
  await put(asTeacher, subjectGroup, [mark(enrolmentId, first, '4'), mark(enrolmentId, second, '5')]);
  await put(asTeacher, subjectGroup, [
    mark(enrolmentId, null, '4'),
    mark(enrolmentId, null, '5', { kind: 'examination' }),
  ]);
  const cells = (await read(asTeacher, subjectGroup)).students[0]?.cells;
  expect(cells?.at(-1)).toMatchObject({ kind: 'final', proposed: '5', value: null });

  const db = server.database.kysely;
  const mother = await aGuardian(db, { childId: student.personId });
  const family = await aSession(db, { personId: mother.personId, role: 'guardian', organizationId });
  const response = await server.app.inject({
    url: `/api/diary/${enrolmentId}/results`,
    headers: family.headers,
  });
  expect(response.json<DiaryResults>().subjects).toMatchObject([
    {
      subject: subjectGroup.subject,
      periods: [{ average: 4.33, markCount: 3, value: '4' }, { value: '5' }, { value: null }],
      year: '4',
      examination: '5',
      final: null,
    },
  ]);
});

test('who comes from another class brings the marks of the quarter along', async () => {
  const { organizationId, year, first, student, classGroup, subjectGroup, quarters, asHead, asTeacher } =
    await aYear();
  const db = server.database.kysely;
  await put(asTeacher, subjectGroup, [mark(student.enrolmentId, quarters[0] ?? 0, '4')]);
  const next = await aClassGroup(db, { organizationId, academicYearId: year.id, name: '9Б' });
  const nextJournal = await aSubjectGroup(db, {
    organizationId,
    classGroupId: next.id,
    subject: subjectGroup.subject,
  });
  const admin = await aSignedInEmployee(db, { organizationId });
  const school = { server, id: organizationId, name: '', year, classA: classGroup, classB: next, admin };
  await order(school, 'transfer_between_classes', [
    { enrolmentId: student.enrolmentId, toClassGroupId: next.id, effectiveOn: `${first}-09-03` },
  ]);
  const sheet = await read(asHead, nextJournal);
  expect(sheet.students[0]?.cells[0]).toMatchObject({ average: 4.33, markCount: 3, value: '4' });
});

test('two who change one mark do not run over each other, and a repeated request changes nothing', async () => {
  const { asTeacher, student, subjectGroup, quarters } = await aYear();
  const [quarter = 0] = quarters;
  const four = [mark(student.enrolmentId, quarter, '4')];
  expect((await put(asTeacher, subjectGroup, four)).statusCode).toBe(200);
  expect((await put(asTeacher, subjectGroup, four)).statusCode).toBe(200);
  expect(outcome(await put(asTeacher, subjectGroup, [mark(student.enrolmentId, quarter, '5')]))).toEqual([
    409,
    'period_mark.changed_meanwhile',
  ]);
  const [five, three] = await Promise.all(
    (['5', '3'] as const).map((value) =>
      put(asTeacher, subjectGroup, [mark(student.enrolmentId, quarter, value, { was: '4' })]),
    ),
  );
  expect([five, three].map((response) => response?.statusCode).filter((code) => code === 200)).toHaveLength(
    1,
  );
  expect([five, three].map((response) => response?.statusCode).filter((code) => code === 409)).toHaveLength(
    1,
  );
  const earlier = await server.database.kysely
    .selectFrom('earlierPeriodMark')
    .where('enrolmentId', '=', student.enrolmentId)
    .select('value')
    .execute();
  expect(earlier).toEqual([{ value: '4' }]);
});

test('of marks of which one can not be written none is written, and each is named with its reason', async () => {
  const { asTeacher, student, subjectGroup, quarters } = await aYear({ className: '8А' });
  const { enrolmentId } = student;
  const [first = 0, , third = 0] = quarters;
  const response = await put(asTeacher, subjectGroup, [
    mark(enrolmentId, first, '4'),
    mark(enrolmentId, third, '4'),
    mark(enrolmentId, null, '4', { kind: 'final' }),
    mark(enrolmentId, first, '5'),
  ]);
  expect(response.json()).toMatchObject({
    errors: [
      { field: '/marks/1', code: 'period_mark.period_not_begun' },
      { field: '/marks/2', code: 'period_mark.no_examination_in_grade' },
      { field: '/marks/3', code: 'period_mark.named_twice' },
    ],
  });
  expect((await read(asTeacher, subjectGroup)).students[0]?.cells[0]?.value).toBeNull();
});

test('the first grade learns without marks, and none is missing there', async () => {
  const { asTeacher, asHead, student, subjectGroup, quarters } = await aYear({ className: '1А' });
  const refused = await put(asTeacher, subjectGroup, [mark(student.enrolmentId, quarters[0] ?? 0, '5')]);
  expect(refused.json()).toMatchObject({
    errors: [{ field: '/marks/0', code: 'period_mark.none_in_first_grade' }],
  });
  const closings = await server.app.inject({ url: '/api/period-closings', headers: asHead.headers });
  expect(closings.json<PeriodClosings>().classes[0]?.periods[0]).toMatchObject({ expected: 0, missing: 0 });
});

test('in a closed period nothing is written until the deputy head permits it with a reason', async () => {
  const { asTeacher, asHead, student, classGroup, subjectGroup, lesson, quarters } = await aYear();
  const [quarter = 0, , unbegun = 0] = quarters;
  const { enrolmentId } = student;
  const closings = (await close(asHead, quarter, [classGroup.id])).json<PeriodClosings>();
  expect(closings.classes[0]?.periods[0]).toEqual({
    academicPeriodId: quarter,
    closed: true,
    begun: true,
    over: true,
    expected: 1,
    missing: 1,
  });
  expect(outcome(await close(asHead, unbegun, [classGroup.id]))).toEqual([
    409,
    'period_closing.period_not_begun',
  ]);
  const four = [mark(enrolmentId, quarter, '4')];
  expect(outcome(await put(asTeacher, subjectGroup, four))).toEqual([409, 'period_mark.period_closed']);
  const attend = () =>
    server.app.inject({
      method: 'PUT',
      url: `/api/journal/lessons/${lesson.id}/attendance/${enrolmentId}`,
      headers: asTeacher.headers,
      payload: { value: 'ill' },
    });
  expect(outcome(await attend())).toEqual([409, 'lesson.period_closed']);

  const permit = (lastDay: string) =>
    server.app.inject({
      method: 'POST',
      url: `/api/journal/subject-groups/${subjectGroup.id}/reopenings`,
      headers: asHead.headers,
      payload: { academicPeriodId: quarter, lastDay, reason: 'Долг сдан после каникул' },
    });
  expect((await permit('2020-01-01')).json()).toMatchObject({
    errors: [{ field: '/lastDay', code: 'period_reopening.day_is_over' }],
  });
  expect((await permit('2199-01-01')).statusCode).toBe(200);
  expect((await put(asTeacher, subjectGroup, four)).statusCode).toBe(200);
  expect((await attend()).statusCode).toBe(204);
});

test('a closed period is opened again by a head alone, with a reason, and who closed it stays known', async () => {
  const { asTeacher, asHead, organizationId, student, classGroup, subjectGroup, quarters } = await aYear();
  const [quarter = 0] = quarters;
  const db = server.database.kysely;
  const office = await aSignedInEmployee(db, { organizationId });
  const here: [number, number[]] = [quarter, [classGroup.id]];
  expect((await close(office, ...here)).statusCode).toBe(200);
  expect((await close(office, ...here)).statusCode).toBe(200);
  expect(outcome(await close(office, ...here, false, 'Ошибка'))).toEqual([
    403,
    'period_closing.only_heads_open',
  ]);
  expect((await close(asHead, ...here, false)).json()).toMatchObject({
    errors: [{ field: '/reason', code: 'period_closing.reason_needed' }],
  });
  expect((await close(asHead, ...here, false, 'Закрыт по ошибке')).statusCode).toBe(200);
  expect((await put(asTeacher, subjectGroup, [mark(student.enrolmentId, quarter, '4')])).statusCode).toBe(
    200,
  );
  expect((await close(asHead, ...here)).json<PeriodClosings>().classes[0]?.periods[0]?.closed).toBe(true);
  const closings = await db
    .selectFrom('periodClosing')
    .where('classGroupId', '=', classGroup.id)
    .select(['closedByPersonId', 'openedBecause'])
    .orderBy('id')
    .execute();
  expect(closings).toEqual([
    { closedByPersonId: office.personId, openedBecause: 'Закрыт по ошибке' },
    { closedByPersonId: asHead.personId, openedBecause: null },
  ]);
});

test('a period with marks can be moved, but not taken out of the calendar', async () => {
  const { asTeacher, organizationId, year, first, student, subjectGroup, quarters } = await aYear();
  await put(asTeacher, subjectGroup, [mark(student.enrolmentId, quarters[0] ?? 0, '4')]);
  const db = server.database.kysely;
  const office = await aSignedInEmployee(db, { organizationId });
  const change = (version: number, periods: object[]) =>
    server.app.inject({
      method: 'PUT',
      url: `/api/academic-years/${year.id}`,
      headers: office.headers,
      payload: {
        name: `${first}/${first + 1}`,
        startsOn: year.startsOn,
        endsOn: year.endsOn,
        weekDays: 5,
        holidays: [],
        version,
        periods,
      },
    });
  const quarter = {
    kind: 'quarter',
    number: 1,
    startsOn: `${first}-09-01`,
    endsOn: `${first}-10-20`,
    grades: [],
  };
  expect((await change(1, [quarter])).statusCode).toBe(200);
  expect((await read(asTeacher, subjectGroup)).students[0]?.cells[0]?.value).toBe('4');
  expect(outcome(await change(2, []))).toEqual([409, 'academic_year.period_in_use']);
});
