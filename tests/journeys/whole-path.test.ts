import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anEmployee,
  anEsiaAccount,
  anOfficeFile,
  anOpenYear,
  anOrganization,
  aPeriod,
  aSnils,
} from '../school/index.ts';
import { aDevice, giveConsent, openBrowser, signIn } from './browser.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';

const schoolName = 'МБОУ СОШ д.Сарафаново им. Героя России Ю.П.Яковлева';
const administrator = anEsiaAccount({
  lastName: 'Литвинова',
  firstName: 'Нина',
  middleName: 'Андреевна',
  snils: aSnils(),
});
const teacher = anEsiaAccount({
  lastName: 'Киреева',
  firstName: 'Екатерина',
  middleName: 'Никитична',
  birthDate: '1979-09-10',
  snils: aSnils(),
});
const mother = anEsiaAccount({
  lastName: 'Архипова',
  firstName: 'Валентина',
  middleName: 'Дмитриевна',
  birthDate: '1991-03-22',
  snils: aSnils(),
});
const stranger = anEsiaAccount({
  lastName: 'Незнакомов',
  firstName: 'Пётр',
  middleName: 'Андреевич',
  birthDate: '1980-01-31',
  snils: aSnils(),
});
const childSnils = aSnils();

const weekdays = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота'];

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  system = await aRunningSystem({ accounts: [administrator, teacher, mother, stranger] });
  const db = system.database.kysely;
  const school = await anOrganization(db, { name: schoolName });
  const year = await anOpenYear(db, { organizationId: school.id });
  await aPeriod(db, { academicYearId: year.id, startsOn: year.startsOn, endsOn: year.endsOn });
  await anEmployee(db, {
    organizationId: school.id,
    surname: administrator.lastName,
    firstName: administrator.firstName,
    patronymic: administrator.middleName,
    birthDate: administrator.birthDate,
    snils: administrator.snils,
    roles: ['school_admin'],
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

/** Uploads a file of the office, looks at what was found, and loads what is faultless. */
async function importFile(page: Page, kind: string, file: Buffer, expectation: RegExp): Promise<void> {
  await page.goto(`${system.url}/imports`);
  await page
    .getByRole('radio', { name: new RegExp(kind) })
    .or(page.getByRole('button', { name: new RegExp(kind) }))
    .first()
    .click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${kind}.xls`, mimeType: 'application/vnd.ms-excel', buffer: file });
  await page.getByText(expectation).first().waitFor();
  await page
    .getByRole('button', { name: 'Загрузить только строки без ошибок' })
    .or(page.getByRole('button', { name: 'Загрузить все строки' }))
    .last()
    .click();
  await page.getByText('Загружено', { exact: true }).first().waitFor();
}

test('from a school’s spreadsheet through ЕСИА to the diary', async () => {
  const office = await (await aDevice(browser, 'desktop')).newPage();
  await signIn(office, system.url, administrator, schoolName);
  await giveConsent(office);
  await office.getByRole('heading', { name: 'Не вошли' }).waitFor();

  await importFile(
    office,
    'Сотрудники',
    await anOfficeFile([
      [
        '№',
        'Фамилия',
        'Имя',
        'Отчество',
        'Дата рождения',
        'Пол',
        'СНИЛС',
        'Должность',
        'Предметы',
        'Классное руководство',
      ],
      [
        1,
        'Киреева',
        'Екатерина',
        'Никитична',
        '10.09.1979',
        'Ж',
        Number(teacher.snils),
        'Учитель',
        'Алгебра',
        '7А',
      ],
    ]),
    /Всего строк/,
  );
  await importFile(
    office,
    'Ученики и родители',
    await anOfficeFile([
      [
        '№',
        'Класс',
        'Фамилия',
        'Имя',
        'Отчество',
        'Дата рождения',
        'Пол',
        'СНИЛС',
        'Родитель 1: Фамилия',
        'Родитель 1: Имя',
        'Родитель 1: Отчество',
        'Родитель 1: Дата рождения',
        'Родитель 1: СНИЛС',
      ],
      [
        1,
        '7А',
        'Архипов',
        'Никита',
        'Игоревич',
        '01.01.2014',
        'М',
        Number(childSnils),
        'АРХИПОВА',
        'валентина',
        'Дмитриевна',
        '22.03.1991',
        Number(mother.snils),
      ],
      [
        2,
        '7А',
        'Гурин (дубль)',
        'Илья',
        'Александрович',
        '31.02.2013',
        'М',
        '111-111-111 11',
        '',
        '',
        '',
        '',
        '',
      ],
    ]),
    /Гурин \(дубль\)/,
  );
  await importFile(
    office,
    'Расписание',
    await anOfficeFile([
      ['Класс', 'День недели', 'Урок', 'Предмет', 'Учитель', 'Кабинет'],
      ...weekdays.map((weekday) => ['7А', weekday, 2, 'Алгебра', 'Киреева Екатерина Никитична', '12']),
    ]),
    /Всего строк/,
  );

  const phone = await (await aDevice(browser, 'phone')).newPage();
  await signIn(phone, system.url, mother, schoolName);
  await giveConsent(phone);
  // A phone shows one day of the week; the others are there and hidden.
  await phone.getByText('Алгебра').filter({ visible: true }).first().waitFor();

  const desk = await (await aDevice(browser, 'desktop')).newPage();
  await signIn(desk, system.url, teacher, schoolName);
  await giveConsent(desk);
  await desk.getByRole('button', { name: 'Учитель', exact: true }).click();
  await desk
    .getByRole('link', { name: /Алгебра/ })
    .first()
    .click();
  await desk.getByRole('row', { name: /Архипов Никита/ }).waitFor();
  // The last lesson that was held: of today, or of Saturday where today is Sunday; that may be in the month before.
  const writable = desk.locator('td[aria-readonly=false]');
  if ((await writable.count()) === 0) await desk.getByLabel('Предыдущий месяц').click();
  await writable.last().click();
  await desk.keyboard.press('5');
  await desk.getByText('Всё сохранено').waitFor();

  const heldOn = await system.database.kysely
    .selectFrom('mark')
    .innerJoin('assignment', 'assignment.id', 'mark.assignmentId')
    .innerJoin('lesson', 'lesson.id', 'assignment.lessonId')
    .select(['lesson.heldOn', 'mark.value'])
    .execute();
  expect(heldOn).toMatchObject([{ value: '5' }]);
  const diary = new URL(phone.url());
  await phone.goto(`${diary.origin}${diary.pathname}?date=${heldOn[0]?.heldOn}`);
  await phone
    .getByLabel(/Оценка 5/)
    .filter({ visible: true })
    .first()
    .waitFor();
});

test('who is in no card reads what to do, and the administrator sees it with the reason', async () => {
  const page = await (await aDevice(browser, 'phone')).newPage();
  await signIn(page, system.url, stranger, schoolName);
  await page.getByText('Обратитесь к администратору вашей организации', { exact: false }).first().waitFor();
  const said = await page.locator('main').innerText();
  expect(said).toContain(schoolName);
  expect(said).not.toContain('ни в одной карточке');

  const office = await (await aDevice(browser, 'desktop')).newPage();
  await signIn(office, system.url, administrator, schoolName);
  await office.getByText('Незнакомов Пётр Андреевич').waitFor();
  await office.getByText('Такого человека нет ни в одной карточке.').waitFor();
});
