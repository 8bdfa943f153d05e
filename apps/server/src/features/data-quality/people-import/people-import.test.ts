import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Import } from '@gorodok/contract';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anOfficeFile,
  applyImport,
  aServer,
  aSnils,
  aSpreadsheet,
  aStudent,
  requestApply,
  type TestServer,
} from '../../../../../../tests/school/index.ts';
import {
  aSchool,
  checked,
  errorsOf,
  findingAt,
  headings,
  tableSizes,
} from '../../../../../../tests/school/checked-import.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.app.ready();
});
afterAll(() => server.close());

const sample = (name: 'students' | 'staff') =>
  readFile(join(import.meta.dirname, '../import/samples', `school-${name}.xls`));

/** A school with an open year and its administrator. */
test("the office's students come in with their parents, the doubtful ones are shown, a second time nobody comes", async () => {
  const school = await aSchool(server);
  const file = await sample('students');
  const before = await tableSizes(server);

  const report = await checked(school, 'students', file);

  expect(Value.Check(Import, report)).toBe(true);
  expect(await tableSizes(server)).toEqual(before);
  expect(report.counts).toEqual({
    rows: 78,
    faultlessRows: 74,
    rowsWithErrors: 4,
    created: {
      person: 184,
      identity_document: 57,
      contact: 168,
      enrolment: 74,
      class_group: 3,
      guardianship: 110,
    },
    updated: {},
  });
  expect(errorsOf(report.findings)).toEqual([
    [9, 'Фамилия', 'cell.name_has_remark', null],
    [9, 'СНИЛС', 'cell.snils_checksum', null],
    [20, 'Фамилия', 'row.repeated', 19],
    [55, 'Фамилия', 'cell.name_has_remark', null],
    [61, 'Фамилия', 'row.repeated', 60],
  ]);
  const at = (row: number, column: string) => findingAt(report.findings, row, column);
  expect(at(2, 'Родитель 1: СНИЛС')).toEqual([['warning', 'cell.leading_zeros_restored', '053-570-662 57']]);
  expect(at(4, 'Родитель 1: СНИЛС')).toEqual([['warning', 'cell.snils_placeholder', '']]);
  expect(at(12, 'Отчество')).toEqual([['warning', 'cell.initials_instead_of_name', '']]);
  expect(at(24, 'Родитель 2: Дата рождения')).toEqual([['warning', 'cell.birth_date_placeholder', '']]);
  expect(at(28, 'Родитель 2: Дата рождения')).toEqual([['warning', 'cell.parent_too_young', null]]);
  expect(at(33, 'Родитель 2: Фамилия')).toEqual([
    ['warning', 'row.parents_are_one_person', 'Ибрагимова Амина Эльдаровна'],
  ]);
  expect(at(48, 'Фамилия')).toEqual([['warning', 'cell.surname_of_other_sex', null]]);
  expect(at(52, 'Родитель 1: Имя')).toEqual([['warning', 'cell.lookalike_letters_corrected', 'Артём']]);
  expect(at(74, 'Родитель 2: Фамилия')).toEqual([['warning', 'cell.case_unified', 'Максина']]);

  const applied = await applyImport(server.app, school.admin, report.id);

  expect([applied.state, applied.counts]).toEqual(['applied', report.counts]);
  const after = await tableSizes(server);
  expect(after?.['person']).toBe((before?.['person'] ?? 0) + 184);
  expect(after?.['guardianship']).toBe((before?.['guardianship'] ?? 0) + 110);
  const mothers = await school.db
    .selectFrom('person')
    .innerJoin('guardianship', 'guardianship.guardianId', 'person.id')
    .select(['person.sex', 'person.snils', 'person.birthDate', 'guardianship.relation'])
    .where('surname', '=', 'Ибрагимова')
    .execute();
  expect(mothers).toEqual([
    { sex: 'female', snils: '15955342600', birthDate: '1990-12-11', relation: 'mother' },
  ]);
  const order = await school.db
    .selectFrom('movementOrder')
    .select(['number', 'kind', 'ground'])
    .where('organizationId', '=', school.id)
    .execute();
  expect(order).toEqual([{ number: `И-${report.id}`, kind: 'admission', ground: 'Загрузка из файла' }]);

  const again = await checked(school, 'students', file);
  expect([again.counts.faultlessRows, again.counts.created, again.counts.updated]).toEqual([74, {}, {}]);
  await applyImport(server.app, school.admin, again.id);
  expect(await tableSizes(server)).toEqual(after);
}, 60_000);

test("the office's employees come in with roles, subjects and classes, a second time nobody comes", async () => {
  const school = await aSchool(server);
  const file = await sample('staff');
  const report = await checked(school, 'staff', file);

  expect(report.counts).toMatchObject({
    rows: 24,
    faultlessRows: 21,
    created: { person: 21, employment: 21, class_group: 2 },
    updated: { class_group: 2 },
  });
  expect(errorsOf(report.findings)).toEqual([
    [6, 'СНИЛС', 'cell.snils_checksum', null],
    [13, 'СНИЛС', 'cell.snils_checksum', null],
    [18, 'Имя', 'cell.initials_instead_of_name', null],
  ]);
  await applyImport(server.app, school.admin, report.id);

  const roles = await school.db
    .selectFrom('employmentRole')
    .innerJoin('employment', 'employment.id', 'employmentId')
    .innerJoin('person', 'person.id', 'employment.personId')
    .select(['surname', 'role'])
    .where('employment.organizationId', '=', school.id)
    .where('surname', 'in', ['Волкова', 'Щербинина', 'Киреева', 'Бобер'])
    .orderBy('surname')
    .orderBy('role')
    .execute();
  expect(roles.map(({ surname, role }) => [surname, role])).toEqual([
    ['Бобер', 'teacher'],
    ['Волкова', 'director'],
    ['Киреева', 'class_teacher'],
    ['Киреева', 'teacher'],
    ['Щербинина', 'deputy_head'],
  ]);
  const teacher = await school.db
    .selectFrom('classGroup')
    .innerJoin('employment', 'employment.id', 'classTeacherEmploymentId')
    .innerJoin('person', 'person.id', 'employment.personId')
    .select(['classGroup.name', 'classGroup.grade', 'surname'])
    .where('classGroup.organizationId', '=', school.id)
    .orderBy('classGroup.name')
    .execute();
  expect(teacher).toEqual([
    { name: '7А', grade: 7, surname: 'Киреева' },
    { name: '8А', grade: 8, surname: 'Ветошникова' },
  ]);

  const again = await checked(school, 'staff', file);
  expect([again.counts.created, again.counts.updated]).toEqual([{}, {}]);
}, 60_000);

test('all rows are applied only where none has an error; a missing heading keeps all out', async () => {
  const school = await aSchool(server);
  const faulty = await checked(
    school,
    'students',
    aSpreadsheet([headings, ['7А', 'Архипов', 'Никита', 'Игоревич', '31.02.2014', '']]),
  );
  expect(errorsOf(faulty.findings)).toEqual([[2, 'Дата рождения', 'cell.date_impossible', null]]);
  expect((await requestApply(server.app, school.admin, faulty.id, 'all')).json().code).toBe(
    'import.nothing_to_apply',
  );
  const headless = await checked(
    school,
    'students',
    aSpreadsheet([
      ['Класс', 'Фамилия'],
      ['7А', 'Архипов'],
    ]),
  );
  expect(headless.counts).toMatchObject({ rows: 1, faultlessRows: 0, rowsWithErrors: 1 });
  expect(errorsOf(headless.findings)).toEqual([
    [null, 'Имя', 'file.heading_missing', null],
    [null, 'Дата рождения', 'file.heading_missing', null],
  ]);
  const sampleFile = await checked(school, 'students', await sample('students'));
  const refused = await requestApply(server.app, school.admin, sampleFile.id, 'all');
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'import.rows_have_errors']);
}, 60_000);

test('a day that the office typed as a date is the birth date, and a class written otherwise the same class', async () => {
  const school = await aSchool(server);
  const report = await checked(
    school,
    'students',
    await anOfficeFile([
      headings,
      ['7 а', 'Архипов', 'Никита', 'Игоревич', new Date('2014-01-30'), ''],
      ['7-А', 'Базаев', 'Пётр', 'нет', new Date('2013-12-31'), ''],
    ]),
  );
  expect([report.findings.map(({ code }) => code), report.counts.created]).toEqual([
    ['cell.class_created'],
    { person: 2, enrolment: 2, class_group: 1 },
  ]);
  await applyImport(server.app, school.admin, report.id, 'all');
  const people = await school.db
    .selectFrom('person')
    .innerJoin('enrolment', 'enrolment.personId', 'person.id')
    .select(['surname', 'birthDate', 'hasNoPatronymic'])
    .where('enrolment.organizationId', '=', school.id)
    .orderBy('surname')
    .execute();
  expect(people).toEqual([
    { surname: 'Архипов', birthDate: '2014-01-30', hasNoPatronymic: false },
    { surname: 'Базаев', birthDate: '2013-12-31', hasNoPatronymic: true },
  ]);
});

test('a parent of brothers and sisters becomes one person', async () => {
  const school = await aSchool(server);
  const parent = ['Родитель 1: Фамилия', 'Родитель 1: Имя', 'Родитель 1: Отчество', 'Родитель 1: Телефон'];
  const mother = ['Архипова', 'Анна', 'Павловна', '8 912 345-67-89'];
  const report = await checked(
    school,
    'students',
    aSpreadsheet([
      [...headings, ...parent],
      ['7А', 'Архипов', 'Никита', 'Игоревич', '30.01.2014', '', ...mother],
      ['5Б', 'Архипова', 'Мария', 'Игоревна', '11.05.2016', '', ...mother],
    ]),
  );
  expect(report.counts.created).toMatchObject({ person: 3, guardianship: 2, contact: 1 });
  await applyImport(server.app, school.admin, report.id, 'all');
  expect(
    (
      await checked(
        school,
        'students',
        aSpreadsheet([
          [...headings, ...parent],
          ['3В', 'Архипов', 'Илья', 'Игоревич', '12.06.2018', '', ...mother],
        ]),
      )
    ).counts.created,
  ).toMatchObject({ person: 1, guardianship: 1 });
}, 60_000);

test('an existing card is completed where it is empty, and keeps what differs', async () => {
  const school = await aSchool(server);
  const student = {
    surname: 'Гордеева',
    firstName: 'Алина',
    patronymic: 'Алексеевна',
    birthDate: '2014-01-04',
  };
  const { personId } = await aStudent(school.db, {
    organizationId: school.id,
    ...student,
    snils: null,
    address: 'ул. Мира, 1',
  });
  const snils = aSnils();
  const report = await checked(
    school,
    'students',
    aSpreadsheet([
      [...headings, 'Адрес'],
      ['7А', 'ГОРДЕЕВА', 'Алина', '', '04.01.2014', Number(snils), 'ул. Победы, 2'],
    ]),
  );
  expect(report.counts).toMatchObject({ created: { class_group: 1 }, updated: { person: 1, enrolment: 1 } });
  expect(findingAt(report.findings, 2, 'Адрес')).toEqual([
    ['warning', 'cell.differs_from_card', 'ул. Мира, 1'],
  ]);
  await applyImport(server.app, school.admin, report.id);
  const card = await school.db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst();
  expect(card).toMatchObject({ ...student, snils, address: 'ул. Мира, 1', version: 2 });
});

test('a student who learns elsewhere, and a СНИЛС of another card, keep the row out without a word about whose', async () => {
  const [school, other] = [await aSchool(server), await aSchool(server)];
  const [first, second] = [aSnils(), aSnils()];
  await aStudent(other.db, {
    organizationId: other.id,
    surname: 'Гузнова',
    firstName: 'Вера',
    patronymic: null,
    snils: first,
  });
  await aStudent(other.db, { organizationId: other.id, surname: 'Чужая', snils: second });
  const { findings } = await checked(
    school,
    'students',
    aSpreadsheet([
      headings,
      ['7А', 'Гузнова', 'Вера', 'Игоревна', '04.02.2014', first],
      ['7А', 'Гуськова', 'Инна', 'Игоревна', '05.02.2014', second],
    ]),
  );
  expect(errorsOf(findings)).toEqual([
    [2, null, 'row.student_enrolled_elsewhere', null],
    [3, 'СНИЛС', 'cell.snils_belongs_to_another_card', null],
  ]);
  expect(JSON.stringify(findings)).not.toContain('Чужая');
});

test('a student with «Дата зачисления» is in the class from that day, the others from the first day of the year', async () => {
  const school = await aSchool(server);
  const arrived = new Date().toISOString().slice(0, 10);
  const tooLate = '31.12.2099';
  const file = aSpreadsheet([
    [...headings, 'Дата зачисления'],
    ['7А', 'Здешнев', 'Иван', 'Сергеевич', '01.02.2013', '', ''],
    ['7А', 'Приезжев', 'Пётр', 'Сергеевич', '03.04.2013', '', arrived.split('-').toReversed().join('.')],
    ['7А', 'Будущев', 'Олег', 'Сергеевич', '05.06.2013', '', tooLate],
  ]);
  const report = await checked(school, 'students', file);
  expect(errorsOf(report.findings)).toEqual([[4, 'Дата зачисления', 'cell.day_in_future', null]]);
  await applyImport(server.app, school.admin, report.id);
  const members = await school.db
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.personId')
    .innerJoin('classMembership', 'classMembership.enrolmentId', 'enrolment.id')
    .select(['person.surname', 'enrolment.startsOn as admittedOn', 'classMembership.startsOn as inClassFrom'])
    .where('enrolment.organizationId', '=', school.id)
    .orderBy('person.surname')
    .execute();
  expect(members).toEqual([
    { surname: 'Здешнев', admittedOn: school.year.startsOn, inClassFrom: school.year.startsOn },
    { surname: 'Приезжев', admittedOn: arrived, inClassFrom: arrived },
  ]);
});
