import type { Import } from '@gorodok/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aLesson,
  anAssignment,
  anEmployee,
  anOfficeFile,
  anOpenYear,
  anOrganization,
  aPeriod,
  applyImport,
  aServer,
  aSignedInEmployee,
  aSpreadsheet,
  aSubjectGroup,
  type TestServer,
  uploadFile,
} from '../../../../../../tests/school/index.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
});
afterAll(() => server.close());

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const weekdayOf = (day: string) => new Date(day).getUTCDay() || 7;

/** A school with two classes, two teachers and a quarter of three weeks that began a week ago. */
async function aSchool(timeZone = 'Asia/Yekaterinburg') {
  const db = server.database.kysely;
  const organization = await anOrganization(db, { timeZone });
  const { rows } = await sql<{ today: string }>`
    select (now() at time zone ${organization.timeZone})::date as today`.execute(db);
  const today = rows[0]?.today ?? '';
  const year = await anOpenYear(db, { organizationId: organization.id, around: today });
  const last = dayAfter(today, 14);
  await aPeriod(db, { academicYearId: year.id, startsOn: dayAfter(today, -7), endsOn: last });
  const ids = { organizationId: organization.id, academicYearId: year.id };
  const [seventh, eighth] = [
    await aClassGroup(db, { ...ids, name: '7А' }),
    await aClassGroup(db, { ...ids, name: '8А' }),
  ];
  const teacher = (surname: string, firstName: string, patronymic: string) =>
    anEmployee(db, { organizationId: organization.id, surname, firstName, patronymic });
  const kireeva = await teacher('Киреева', 'Екатерина', 'Никитична');
  const brukhanov = await teacher('Брюханов', 'Андрей', 'Максимович');
  const admin = await aSignedInEmployee(db, { organizationId: organization.id });
  return { db, id: organization.id, today, last, year, seventh, eighth, kireeva, brukhanov, admin };
}
type School = Awaited<ReturnType<typeof aSchool>>;

const headings = ['Класс', 'День недели', 'Урок', 'Предмет', 'Учитель', 'Кабинет'];
type Row = (string | number)[];

const checked = (school: School, ...rows: Row[]): Promise<Import> =>
  checkedFile(school, aSpreadsheet([headings, ...rows]));

async function checkedFile(school: School, file: Uint8Array): Promise<Import> {
  const response = await uploadFile(server.app, school.admin, 'timetable', file);
  expect(response.statusCode).toBe(201);
  return response.json();
}

const told = ({ findings }: Import) =>
  findings.map(({ severity, row, column, code, otherRow }) => [severity, row, column, code, otherRow]);

const lessonsOf = async (school: School, classGroupId: number) =>
  await school.db
    .selectFrom('lesson')
    .select(['id', 'heldOn', 'lessonNumber', 'topic', 'room'])
    .where('organizationId', '=', school.id)
    .where('classGroupId', '=', classGroupId)
    .orderBy('heldOn')
    .orderBy('lessonNumber')
    .execute();

const weekdays = ['понедельник', 'вт', 'Среда', 'чт.', 5, 'СБ'];

test('a class without lessons gets those of the whole quarter, with bells where there were none', async () => {
  const school = await aSchool();
  const report = await checkedFile(
    school,
    await anOfficeFile([
      headings,
      ...weekdays.map((weekday): Row => ['7 а', weekday, 14, 'Алгебра', 'Киреева Е. Н.', 12]),
      ['8А', 'Понедельник', 1, 'алгебра', 'Брюханов Андрей Максимович', ''],
    ]),
  );
  expect(report.findings.map(({ severity, row, code }) => [severity, row, code])).toEqual([
    ['warning', null, 'file.bells_created'],
    ['warning', 2, 'cell.subject_created'],
  ]);
  expect(report.counts.created).toMatchObject({ bell: 14, subject: 1, subject_group: 2, timetable_slot: 7 });

  const applied = await applyImport(server.app, school.admin, report.id, 'all');

  expect(applied.state).toBe('applied');
  const lessons = await lessonsOf(school, school.seventh.id);
  const days = Array.from({ length: 22 }, (_, index) => dayAfter(school.today, index - 7));
  expect(lessons.map(({ heldOn }) => heldOn)).toEqual(days.filter((day) => weekdayOf(day) !== 7));
  expect(lessons.every(({ lessonNumber, room }) => lessonNumber === 14 && room === '12')).toBe(true);
  const groups = await school.db
    .selectFrom('subjectGroup')
    .innerJoin('subject', 'subject.id', 'subjectId')
    .select(['classGroupId', 'name', 'teacherEmploymentId'])
    .where('organizationId', '=', school.id)
    .orderBy('classGroupId')
    .execute();
  expect(groups).toEqual([
    { classGroupId: school.seventh.id, name: 'Алгебра', teacherEmploymentId: school.kireeva.employmentId },
    { classGroupId: school.eighth.id, name: 'Алгебра', teacherEmploymentId: school.brukhanov.employmentId },
  ]);
});

test('what is unknown, and a class, a teacher or a room twice at the same time, is told by row and column', async () => {
  const school = await aSchool();
  const report = await checked(
    school,
    ['7А', 'пн', 1, 'Алгебра', 'Киреева Екатерина Никитична', '12'],
    ['7А', 'пн', 1, 'Физика', 'Брюханов А. М.', '13'],
    ['8А', 'пн', 1, 'Алгебра', 'Киреева Е.Н.', '14'],
    ['8А', 'пн', 1, 'Физика', 'Брюханов А. М.', '12'],
    ['9Я', 'пн', 2, 'Алгебра', 'Киреева Е.Н.', ''],
    ['7А', 'воскресенье', 2, 'Алгебра', 'Киреева Е.Н.', ''],
    ['7А', 'вт', 15, 'Алгебра', 'Киреева Е.Н.', ''],
    ['7А', 'вт', 1, 'Алгебра', 'Незнакомова А. А.', ''],
    ['7А', 'вт', 2, 'Алгебра', 'Брюханов А. М.', ''],
  );
  expect(told(report).filter(([severity]) => severity === 'error')).toEqual([
    ['error', 3, 'Класс', 'cell.class_busy', 2],
    ['error', 4, 'Учитель', 'cell.teacher_busy', 2],
    ['error', 5, 'Класс', 'cell.class_busy', 4],
    ['error', 5, 'Учитель', 'cell.teacher_busy', 3],
    ['error', 5, 'Кабинет', 'cell.room_busy', 2],
    ['error', 6, 'Класс', 'cell.class_unknown', null],
    ['error', 7, 'День недели', 'cell.weekday_unknown', null],
    ['error', 8, 'Урок', 'cell.lesson_number_unknown', null],
    ['error', 9, 'Учитель', 'cell.teacher_unknown', null],
    ['error', 10, 'Учитель', 'cell.teacher_differs_in_class', 2],
  ]);
});

test('a teacher who stands in the timetable of another class at that time is busy', async () => {
  const school = await aSchool();
  const first = await checked(school, ['7А', 'пн', 1, 'Алгебра', 'Киреева Е. Н.', '12']);
  await applyImport(server.app, school.admin, first.id, 'all');
  const second = await checked(
    school,
    ['8А', 'пн', 1, 'Алгебра', 'Киреева Е. Н.', '12'],
    ['8А', 'пн', 9, 'Алгебра', 'Киреева Е. Н.', ''],
  );
  expect(told(second)).toEqual([
    ['error', 2, 'Учитель', 'cell.teacher_busy', null],
    ['error', 2, 'Кабинет', 'cell.room_busy', null],
    ['error', 3, 'Урок', 'cell.bell_missing', null],
  ]);
});

test('a new week takes the place of the old one, and never touches a lesson that was held or has something written', async () => {
  const school = await aSchool();
  const first = await checked(
    school,
    ...weekdays.map((weekday): Row => ['7А', weekday, 14, 'Алгебра', 'Киреева Е. Н.', '12']),
  );
  await applyImport(server.app, school.admin, first.id, 'all');
  const laidOut = await lessonsOf(school, school.seventh.id);
  const past = laidOut.filter(({ heldOn }) => heldOn < school.today);
  const future = laidOut.filter(({ heldOn }) => heldOn > school.today);
  const [withTopic, withAssignment] = future;
  await school.db
    .updateTable('lesson')
    .set({ topic: 'Степень' })
    .where('id', '=', withTopic?.id ?? 0)
    .execute();
  await anAssignment(school.db, { lesson: { id: withAssignment?.id ?? 0, organizationId: school.id } });

  const second = await checked(
    school,
    ...weekdays.map((weekday): Row => ['7А', weekday, 14, 'Алгебра', 'Брюханов А. М.', '31']),
  );
  expect(told(second)).toEqual([['warning', 2, 'Учитель', 'cell.teacher_replaced', null]]);
  const applied = await applyImport(server.app, school.admin, second.id, 'all');

  expect(applied.counts).toMatchObject({ updated: { subject_group: 1 } });
  const lessons = await lessonsOf(school, school.seventh.id);
  const kept = lessons.filter(({ room }) => room !== '31');
  expect(kept.filter(({ heldOn }) => heldOn !== school.today).map(({ id }) => id)).toEqual([
    ...past.map(({ id }) => id),
    withTopic?.id,
    withAssignment?.id,
  ]);
  expect(lessons.filter(({ heldOn }) => heldOn > school.today)).toHaveLength(future.length);
  const slots = await school.db
    .selectFrom('timetableSlot')
    .select('room')
    .where('organizationId', '=', school.id)
    .execute();
  expect(slots.map(({ room }) => room)).toEqual(Array.from({ length: 6 }, () => '31'));
});

/** One of two places that never share a day, so that somewhere it is no Sunday. */
const whereSchoolIsOpen = () =>
  ['Pacific/Kiritimati', 'Pacific/Honolulu'].find(
    (timeZone) => new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format() !== 'Sun',
  );

test("of today's lessons those that have begun stay, and where there was none the new one is laid out", async () => {
  const school = await aSchool(whereSchoolIsOpen());
  const bell = (lessonNumber: number, startsAt: string, endsAt: string) => ({
    organizationId: school.id,
    lessonNumber,
    startsAt,
    endsAt,
  });
  await school.db
    .insertInto('bell')
    .values([bell(1, '00:00', '00:01'), bell(2, '23:59', '23:59:30')])
    .execute();
  const subjectGroup = await aSubjectGroup(school.db, {
    organizationId: school.id,
    classGroupId: school.seventh.id,
    subject: 'Черчение',
  });
  const begun = await aLesson(school.db, { subjectGroup, heldOn: school.today, number: 1 });
  await aLesson(school.db, { subjectGroup, heldOn: school.today, number: 2 });

  const weekday = weekdayOf(school.today);
  const report = await checked(
    school,
    ['7А', weekday, 1, 'Алгебра', 'Киреева Е. Н.', '12'],
    ['7А', weekday, 2, 'Алгебра', 'Киреева Е. Н.', '12'],
    ['8А', weekday, 1, 'Алгебра', 'Брюханов А. М.', '13'],
  );
  await applyImport(server.app, school.admin, report.id, 'all');

  const today = async (classGroupId: number) =>
    (await lessonsOf(school, classGroupId)).filter(({ heldOn }) => heldOn === school.today);
  expect(await today(school.seventh.id)).toMatchObject([
    { id: begun.id, lessonNumber: 1, room: null },
    { lessonNumber: 2, room: '12' },
  ]);
  expect(await today(school.eighth.id)).toMatchObject([{ lessonNumber: 1, room: '13' }]);
});

test('a teacher who is not named is found by what he alone teaches', async () => {
  const school = await aSchool();
  const group = await aSubjectGroup(school.db, {
    organizationId: school.id,
    classGroupId: school.eighth.id,
    subject: 'Астрономия',
  });
  const subject = await school.db
    .selectFrom('subject')
    .select('id')
    .where('name', '=', group.subject)
    .executeTakeFirstOrThrow();
  await school.db
    .insertInto('employmentSubject')
    .values({ employmentId: school.brukhanov.employmentId, subjectId: subject.id })
    .execute();
  const report = await checked(
    school,
    ['7А', 'пн', 1, 'астрономия', '', ''],
    ['7А', 'вт', 1, 'Каллиграфия', '', ''],
  );
  expect(report.findings.map(({ row, code, takenAs }) => [row, code, takenAs])).toEqual([
    [null, 'file.bells_created', null],
    [2, 'cell.teacher_found_by_subject', 'Брюханов Андрей Максимович'],
    [3, 'cell.teacher_missing', null],
    [3, 'cell.subject_created', 'Каллиграфия'],
  ]);
});
