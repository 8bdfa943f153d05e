import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  aGuardian,
  anEmployee,
  anEsiaAccount,
  anOpenYear,
  anOrganization,
  aPerson,
  aSession,
  aSnils,
  aStudent,
} from '../school/index.ts';
import { aDevice, enter, giveConsent, openBrowser, signIn } from './browser.ts';
import { widerThanWindow } from './gallery.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';

const schoolName = 'МАОУ «СОШ № 7 с углублённым изучением всего»';
const otherName = 'МБДОУ «Детский сад № 12 „Ромашка“»';
const parent = anEsiaAccount({
  lastName: 'Двойнова',
  firstName: 'Мария',
  middleName: 'Петровна',
  birthDate: '1988-02-03',
  snils: aSnils(),
});
const teacher = anEsiaAccount({
  lastName: 'Починкова',
  firstName: 'Ольга',
  middleName: 'Игоревна',
  birthDate: '1979-09-10',
  snils: aSnils(),
});

let system: RunningSystem;
let browser: Browser;
let school: { id: number };
let administrator: { personId: number };
beforeAll(async () => {
  system = await aRunningSystem({ accounts: [parent, teacher] });
  const db = system.database.kysely;
  school = await anOrganization(db, { name: schoolName });
  const kindergarten = await anOrganization(db, { name: otherName, kinds: ['preschool'] });
  const year = await anOpenYear(db, { organizationId: school.id });
  const classGroup = await aClassGroup(db, {
    organizationId: school.id,
    academicYearId: year.id,
    name: '3Б',
  });
  const older = await aStudent(db, {
    organizationId: school.id,
    classGroupId: classGroup.id,
    surname: 'Двойнов',
    firstName: 'Пётр',
  });
  const younger = await aStudent(db, {
    organizationId: kindergarten.id,
    surname: 'Двойнова',
    firstName: 'Яна',
    birthDate: '2021-05-05',
    education: 'preschool',
  });
  const { personId } = await aGuardian(db, {
    childId: older.personId,
    surname: parent.lastName,
    firstName: parent.firstName,
    patronymic: parent.middleName,
    birthDate: parent.birthDate,
    snils: parent.snils,
  });
  await aGuardian(db, { childId: younger.personId, personId });
  await anEmployee(db, {
    organizationId: school.id,
    surname: teacher.lastName,
    firstName: teacher.firstName,
    patronymic: teacher.middleName,
    birthDate: teacher.birthDate,
    snils: null,
  });
  administrator = await anEmployee(db, { organizationId: school.id, roles: ['school_admin'] });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

test('a parent of two children in two organizations signs in once and sees both', async () => {
  const page = await (await aDevice(browser, 'phone')).newPage();
  await page.goto(system.url);
  await page.getByRole('link', { name: /через ГОСУСЛУГИ/ }).click();
  await page.locator('input[name=login]').fill(parent.login.phone ?? '');
  await page.locator('input[name=password]').fill(parent.password);
  await page.getByRole('button', { name: 'Войти', exact: true }).first().click();
  await giveConsent(page);
  await page.getByText(/Пётр/).filter({ visible: true }).first().waitFor();
  await page.getByText(/Яна/).first().waitFor({ state: 'attached' });
});

test('from the start page the administrator mends the card in one click, and the teacher comes in', async () => {
  const desk = await (await aDevice(browser, 'desktop')).newPage();
  await signIn(desk, system.url, teacher, schoolName);
  await desk.getByText('Обратитесь к администратору вашей организации', { exact: false }).first().waitFor();

  const office = await aDevice(browser, 'desktop');
  await enter(
    office,
    system.url,
    await aSession(system.database.kysely, {
      personId: administrator.personId,
      role: 'school_admin',
      organizationId: school.id,
    }),
  );
  await system.database.kysely
    .insertInto('consent')
    .values({ personId: administrator.personId, purpose: 'esia_exchange', textVersion: '2026-11' })
    .execute();
  const page = await office.newPage();
  await page.goto(system.url);
  await page.getByText('Починкова Ольга Игоревна').first().waitFor();
  await page.getByRole('button', { name: 'Взять из Госуслуг: СНИЛС' }).click();
  await page.getByText('Исправлено: Починкова Ольга Игоревна', { exact: false }).waitFor();

  const again = await (await aDevice(browser, 'desktop')).newPage();
  await signIn(again, system.url, teacher, schoolName);
  await giveConsent(again);
  await again.getByText('Журналы').first().waitFor();
});

/** Every outcome that a refused person may read, with the words of its page. */
const pages: [reason: string, outcome: RegExp, step: RegExp][] = [
  ['account_not_confirmed', /не подтверждена/, /МФЦ/],
  ['person_not_found', /данные нужно сверить/, /Обратитесь к администратору/],
  ['snils_missing_in_card', /данные нужно сверить/, /Обратитесь к администратору/],
  ['snils_differs', /данные нужно сверить/, /Обратитесь к администратору/],
  ['birth_date_differs', /данные нужно сверить/, /Обратитесь к администратору/],
  ['name_differs', /данные нужно сверить/, /Обратитесь к администратору/],
  ['document_differs', /данные нужно сверить/, /Обратитесь к администратору/],
  ['snils_belongs_to_another_card', /данные нужно сверить/, /Обратитесь к администратору/],
  ['several_cards_match', /данные нужно сверить/, /Обратитесь к администратору/],
  ['no_active_role', /нет действующей роли/, /Обратитесь к администратору/],
  ['role_not_in_organization', /В этой организации у вас нет роли/, /Выберите одну/],
  ['parental_consent_missing', /согласие родителя/, /Согласия и доверенности/],
  ['guardian_not_linked', /не связаны/, /свяжет карточки/],
  ['linked_to_another_account', /с другой учётной записью/, /Войдите с той учётной записью/],
  ['consent_declined', /Без согласия/, /Если передумали/],
  ['consent_withdrawn', /отозвано/, /Если передумали/],
  ['blocked', /приостановлен/, /Обратитесь к администратору/],
  ['organization_not_open', /не открыла учебный год/, /1 сентября 2030/],
  ['identity_provider_unavailable', /не отвечают/, /через несколько минут/],
  ['identity_provider_refused', /отклонили вход/, /Попробуйте ещё раз/],
];

test('every reason has its page that says what to do, on a phone, and tells nothing about anybody', async () => {
  const db = system.database.kysely;
  const someone = await aPerson(db, { surname: 'Секретова' });
  const phone = await aDevice(browser, 'phone');
  const page = await phone.newPage();
  await page.goto(`${system.url}/api/sign-in/esia`); // the browser begins a sign-in, and stays at ЕСИА
  const { state } = await db
    .selectFrom('signInRequest')
    .select('state')
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  for (const [reason, outcome, step] of pages) {
    const { id } = await db
      .insertInto('signInFailure')
      .values({
        reason,
        organizationId: school.id,
        nearestPersonIds: [someone.id],
        opensOn: reason === 'organization_not_open' ? '2030-09-01' : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.updateTable('signInRequest').set({ failureId: id }).where('state', '=', state).execute();
    await page.goto(`${system.url}/sign-in/refused`);
    await page.getByRole('heading', { level: 1, name: outcome }).waitFor();
    await page.getByText(step).first().waitFor();
    const told = await page.locator('main').innerText();
    expect([reason, /Секретова|в карточке нет|ни в одной карточке/.test(told)]).toEqual([reason, false]);
    expect([reason, await page.evaluate<string[]>(widerThanWindow)]).toEqual([reason, []]);
  }
});
