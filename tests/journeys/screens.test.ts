import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../packages/contract/src/index.ts';
import { anEmployee, anEsiaAccount, aForm, anOfficeFile, aSession, aSnils } from '../school/index.ts';
import { aDevice, enter, openBrowser, signIn } from './browser.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';
import { aGivenConsent, aSchoolWeek, longNames, type SchoolWeek } from './school-week.ts';

const stranger = anEsiaAccount({
  lastName: longNames.student.surname,
  firstName: longNames.student.firstName,
  middleName: longNames.student.patronymic,
  snils: aSnils(),
});
const phone = { width: 390, height: 844 };

let system: RunningSystem;
let browser: Browser;
let school: SchoolWeek;
let office: { personId: number };
beforeAll(async () => {
  [system, browser] = await Promise.all([aRunningSystem({ accounts: [stranger] }), openBrowser()]);
  const db = system.database.kysely;
  school = await aSchoolWeek(db);
  const { organizationId } = school;
  office = await anEmployee(db, {
    ...longNames.student,
    organizationId,
    roles: ['school_admin', 'deputy_head', 'regional_coordinator', 'operator'],
  });
  for (const personId of [school.guardianId, school.teacherId, office.personId])
    await aGivenConsent(db, personId);
  await db
    .insertInto('contact')
    .values({
      personId: office.personId,
      kind: 'email',
      value: 'a.very.long.address.of.the.office@school.example',
    })
    .execute();
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

/** Somebody's browser, and what it complains of: errors in the console, among them breaches of the content security policy. */
interface Visit {
  device: BrowserContext;
  page: Page;
  complaints: string[];
}

async function aVisit(who?: { personId: number; role?: Role }): Promise<Visit> {
  const device = await aDevice(browser, 'desktop');
  if (who) {
    const { organizationId } = school;
    await enter(device, system.url, await aSession(system.database.kysely, { ...who, organizationId }));
  }
  const page = await device.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { device, page, complaints };
}

const asOffice = (role: Role) => aVisit({ personId: office.personId, role });

/** Runs in the page: what makes it wider than its window, so that it has to be pushed sideways. */
const widerThanWindow = `(() => {
  if (document.scrollingElement.scrollWidth <= window.innerWidth) return [];
  const isOutside = (element) => element.getBoundingClientRect().right > window.innerWidth + 1;
  const widest = [...document.body.querySelectorAll('*')].find(isOutside);
  return ['wider than the window: ' + (widest ? widest.outerHTML.slice(0, 200) : 'the page')];
})()`;

/** What axe finds that keeps somebody from using the screen. */
async function graveFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
    );
}

/** Looks at the screen that stands there: on a desktop, and on a phone in dark colours. */
async function expectGoodScreen({ page, complaints }: Visit): Promise<void> {
  const look = async () => [
    ...(await page.evaluate<string[]>(widerThanWindow)),
    ...(await graveFindings(page)),
  ];
  const onDesktop = await look();
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
  const onDarkPhone = await look();
  expect({ onDesktop, onDarkPhone, complaints }).toEqual({ onDesktop: [], onDarkPhone: [], complaints: [] });
}

/** Opens an address and looks at it when the text is there; then at its English, whose words have other lengths. */
async function expectGoodAddress(visit: Visit, path: string, text: string | RegExp): Promise<void> {
  const { page, complaints } = visit;
  await page.goto(system.url + path);
  await page.getByText(text).filter({ visible: true }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await expectGoodScreen(visit);
  await page.evaluate(`localStorage.setItem('gorodok.language', 'en')`);
  await page.reload();
  await page.locator('html[lang=en] main').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect([await page.evaluate<string[]>(widerThanWindow), complaints]).toEqual([[], []]);
  await visit.device.close();
}

test.concurrent('the landing page', async () => {
  await expectGoodAddress(await aVisit(), '/', longNames.school);
});

test.concurrent('an address that there is not', async () => {
  await expectGoodAddress(await aVisit(), '/no-such-page', 'Такой страницы нет');
});

test.concurrent('the question for consent', async () => {
  const { personId } = await anEmployee(system.database.kysely, { organizationId: school.organizationId });
  await expectGoodAddress(await aVisit({ personId }), '/', 'Согласие на обмен данными с ЕСИА');
});

test.concurrent('the choice of a role', async () => {
  await expectGoodAddress(await aVisit({ personId: office.personId }), '/', 'Кем вы войдёте сейчас?');
});

test.concurrent('the diary of a week with lessons', async () => {
  const visit = await aVisit({ personId: school.guardianId, role: 'guardian' });
  await expectGoodAddress(visit, '/diary', 'Алгебра');
});

test.concurrent('the diary of a week without lessons', async () => {
  const visit = await aVisit({ personId: school.guardianId, role: 'guardian' });
  const past = new Date(Date.parse(school.today) - 40 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await expectGoodAddress(visit, `/diary/${school.enrolmentId}?date=${past}`, 'На этой неделе уроков нет');
});

test.concurrent('the list of journals', async () => {
  await expectGoodAddress(
    await aVisit({ personId: school.teacherId, role: 'teacher' }),
    '/journal',
    'Алгебра',
  );
});

test.concurrent('the sheet of a journal', async () => {
  const visit = await aVisit({ personId: school.teacherId, role: 'teacher' });
  await expectGoodAddress(visit, `/journal/${school.subjectGroupId}`, 'Абдурахмангаджиева');
});

test.concurrent('the panel of a cell of the journal', async () => {
  const visit = await aVisit({ personId: school.teacherId, role: 'teacher' });
  await visit.page.goto(`${system.url}/journal/${school.subjectGroupId}`);
  await visit.page.locator('td[data-place][tabindex="0"]').focus();
  await visit.page.keyboard.press('F2');
  await visit.page.getByRole('dialog').waitFor();
  await expectGoodScreen(visit);
  await visit.device.close();
});

test.concurrent('the panel of a lesson of the journal', async () => {
  const visit = await aVisit({ personId: school.teacherId, role: 'teacher' });
  await visit.page.goto(`${system.url}/journal/${school.subjectGroupId}`);
  await visit.page.getByRole('button', { name: /урок/ }).first().click();
  await visit.page.getByText('Тема урока').waitFor();
  await expectGoodScreen(visit);
  await visit.device.close();
});

test.concurrent('the panel of the person with roles and appearance', async () => {
  const visit = await asOffice('school_admin');
  await visit.page.goto(`${system.url}/imports`);
  await visit.page.getByRole('button', { name: /Меню/ }).click();
  await visit.page.getByRole('button', { name: 'Выйти' }).waitFor();
  await expectGoodScreen(visit);
  await visit.device.close();
});

test.concurrent('the list of cards with one of them opened', async () => {
  const path = `/cards?kind=student&card=${school.studentId}`;
  await expectGoodAddress(await asOffice('school_admin'), path, 'Просмотр карточки записан');
});

test.concurrent('«Не вошли» while everybody has come in, and with somebody who has not', async () => {
  await expectGoodAddress(await asOffice('school_admin'), '/sign-in-failures', 'Все вошли');

  const refused = await aVisit();
  await signIn(refused.page, system.url, stranger, longNames.school);
  await refused.page.getByText('Обратитесь к администратору вашей организации').first().waitFor();
  await expectGoodScreen(refused);
  const visit = await asOffice('school_admin');
  await expectGoodAddress(visit, '/sign-in-failures', 'Абдурахмангаджиева');
});

test.concurrent('the list of imports, a checked file with findings, and the letter at its end', async ({
  expect,
}) => {
  const { organizationId } = school;
  const session = await aSession(system.database.kysely, {
    personId: office.personId,
    role: 'school_admin',
    organizationId,
  });
  const file = await anOfficeFile([
    ['Класс', 'Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Пол', 'СНИЛС'],
    ['7А', ...Object.values(longNames.student), '31.02.2013', 'Ж', '111-111-111 11'],
    ['7А', 'Гуляев', 'Илья', 'Александрович', '01.01.2013', 'М', Number(aSnils())],
  ]);
  const { type, body } = await aForm(file, 'Список обучающихся МБОУ СОШ д.Сарафаново на 1 сентября.xls');
  const uploaded = await fetch(`${system.url}/api/imports?kind=students`, {
    method: 'POST',
    headers: { ...session.headers, 'content-type': type },
    body,
  });
  const { id } = (await uploaded.json()) as { id: number };
  await expectGoodAddress(await asOffice('school_admin'), '/imports', 'Список обучающихся');
  await expectGoodAddress(await asOffice('school_admin'), `/imports/${id}`, 'Абдурахмангаджиева');

  await fetch(`${system.url}/api/imports/${id}/apply`, {
    method: 'POST',
    headers: { ...session.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ rows: 'faultless' }),
  });
  const visit = await asOffice('operator');
  await expect
    .poll(
      async () => {
        await visit.page.goto(`${system.url}/outbox`);
        await visit.page.waitForLoadState('networkidle');
        return visit.page.locator('summary').count();
      },
      { timeout: 15_000 },
    )
    .toBe(1);
  await visit.page.locator('summary').click();
  await visit.page.getByText('Здравствуйте').waitFor();
  await expectGoodScreen(visit);
  await visit.device.close();
});

test.concurrent('the register of organizations', async () => {
  const visit = await asOffice('regional_coordinator');
  await expectGoodAddress(visit, '/organizations', longNames.school);
});
