import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anEsiaAccount, aSnils } from '../school/index.ts';
import { aDevice, openBrowser } from './browser.ts';
import { pressAt, tabTo } from './by-keyboard.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';
import { aSchoolWeek, longNames, type SchoolWeek } from './school-week.ts';

const teacher = anEsiaAccount({
  lastName: 'Киреева',
  firstName: 'Екатерина',
  middleName: 'Никитична',
  birthDate: '1979-09-10',
  snils: aSnils(),
});

let system: RunningSystem;
let browser: Browser;
let school: SchoolWeek;
beforeAll(async () => {
  [system, browser] = await Promise.all([aRunningSystem({ accounts: [teacher] }), openBrowser()]);
  school = await aSchoolWeek(system.database.kysely, {
    surname: teacher.lastName,
    firstName: teacher.firstName,
    patronymic: teacher.middleName,
    birthDate: teacher.birthDate,
    snils: teacher.snils,
  });
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

async function signInByKeyboard(page: Page): Promise<void> {
  await page.goto(system.url);
  await tabTo(page, page.getByLabel('Название организации'));
  await page.keyboard.type('Сарафаново');
  await pressAt(page, page.getByRole('button', { name: longNames.school }));
  await pressAt(page, page.getByRole('link', { name: /через ГОСУСЛУГИ/ }));
  await tabTo(page, page.locator('input[name=login]'));
  await page.keyboard.type(teacher.login.phone ?? '');
  await tabTo(page, page.locator('input[name=password]'));
  await page.keyboard.type(teacher.password);
  await page.keyboard.press('Enter');
  await pressAt(page, page.getByRole('button', { name: 'Даю согласие' }));
}

/** The marks of today by the student's place in the alphabet and the lesson's number. */
async function marksOfToday(): Promise<string[]> {
  const marks = await system.database.kysely
    .selectFrom('mark')
    .innerJoin('assignment', 'assignment.id', 'mark.assignmentId')
    .innerJoin('lesson', 'lesson.id', 'assignment.lessonId')
    .innerJoin('enrolment', 'enrolment.id', 'mark.enrolmentId')
    .innerJoin('person', 'person.id', 'enrolment.personId')
    .select(['person.surname', 'lesson.lessonNumber', 'mark.value'])
    .where('lesson.heldOn', '=', school.today)
    .execute();
  return marks.map((mark) => `${mark.surname} ${mark.lessonNumber}: ${mark.value}`).toSorted();
}

test('a teacher signs in, opens a journal and fills it in without touching the mouse', async () => {
  const page = await (await aDevice(browser, 'desktop')).newPage();
  await signInByKeyboard(page);
  await pressAt(page, page.getByRole('link', { name: 'Алгебра' }));

  // The sheet is one stop of Tab: the latest lesson held, the first student.
  await tabTo(page, page.locator('td[data-place][tabindex="0"]'));
  const enter = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  // «y» is the key of «н» on a Russian keyboard that is switched to Latin letters.
  await enter('3', 'ArrowDown', '5', 'Enter', '2', 'ArrowLeft', '4', 'ArrowUp', 'y');
  await page.getByText('Всё сохранено').waitFor();
  expect(await marksOfToday()).toEqual([
    'Абдурахмангаджиева 1: 4',
    'Абдурахмангаджиева 3: 3',
    'Архипов 3: 5',
    'Гурин 2: 4',
    'Гурин 3: 2',
  ]);

  // One mark is erased for good, another by mistake.
  await enter('ArrowDown', 'Delete', 'ArrowRight', 'Delete', 'Control+z');
  await page.getByText('Всё сохранено').waitFor();
  await expect
    .poll(marksOfToday)
    .toEqual(['Абдурахмангаджиева 1: 4', 'Абдурахмангаджиева 3: 3', 'Архипов 3: 5', 'Гурин 3: 2']);
  const absences = await system.database.kysely.selectFrom('attendance').select('value').execute();
  expect(absences).toEqual([{ value: 'absent' }]);
});
