import { afterAll, beforeAll, test } from 'vitest';
import { anEmployee, anEsiaAccount, aForm, aSession, aSnils, aSpreadsheet } from '../school/index.ts';
import { signIn } from './browser.ts';
import { openGallery, type Gallery } from './gallery.ts';
import { longNames } from './school-week.ts';

const stranger = anEsiaAccount({
  lastName: longNames.student.surname,
  firstName: longNames.student.firstName,
  middleName: longNames.student.patronymic,
  snils: aSnils(),
});

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery([stranger]);
});
afterAll(() => gallery.close());

test.concurrent('the landing page', async () => {
  await gallery.expectGoodAddress(await gallery.aVisit(), '/', longNames.school);
});

test.concurrent('an address that there is not', async () => {
  await gallery.expectGoodAddress(await gallery.aVisit(), '/no-such-page', 'Такой страницы нет');
});

test.concurrent('the question for consent', async () => {
  const { personId } = await anEmployee(gallery.system.database.kysely, {
    organizationId: gallery.school.organizationId,
  });
  await gallery.expectGoodAddress(
    await gallery.aVisit({ personId }),
    '/',
    'Согласие на обмен данными с ЕСИА',
  );
});

test.concurrent('the choice of a role', async () => {
  await gallery.expectGoodAddress(
    await gallery.aVisit({ personId: gallery.office.personId }),
    '/',
    'Кем вы войдёте сейчас?',
  );
});

test.concurrent('the diary of a week with lessons', async () => {
  const visit = await gallery.aVisit({ personId: gallery.school.guardianId, role: 'guardian' });
  await gallery.expectGoodAddress(visit, '/diary', 'Алгебра');
});

test.concurrent('the diary of a week without lessons', async () => {
  const visit = await gallery.aVisit({ personId: gallery.school.guardianId, role: 'guardian' });
  const past = new Date(Date.parse(gallery.school.today) - 40 * 24 * 60 * 60 * 1000)
    .toISOString()
    .slice(0, 10);
  await gallery.expectGoodAddress(
    visit,
    `/diary/${gallery.school.enrolmentId}?date=${past}`,
    'На этой неделе уроков нет',
  );
});

test.concurrent('the list of journals', async () => {
  await gallery.expectGoodAddress(
    await gallery.aVisit({ personId: gallery.school.teacherId, role: 'teacher' }),
    '/journal',
    'Алгебра',
  );
});

test.concurrent('the sheet of a journal', async () => {
  const visit = await gallery.aVisit({ personId: gallery.school.teacherId, role: 'teacher' });
  await gallery.expectGoodAddress(visit, `/journal/${gallery.school.subjectGroupId}`, 'Абдурахмангаджиева');
});

test.concurrent('the panel of a cell of the journal', async () => {
  const visit = await gallery.aVisit({ personId: gallery.school.teacherId, role: 'teacher' });
  await visit.page.goto(`${gallery.system.url}/journal/${gallery.school.subjectGroupId}`);
  await visit.page.locator('td[data-place][tabindex="0"]').focus();
  await visit.page.keyboard.press('F2');
  await visit.page.getByRole('dialog').waitFor();
  await gallery.expectGoodScreen(visit);
  await visit.device.close();
});

test.concurrent('the panel of a lesson of the journal', async () => {
  const visit = await gallery.aVisit({ personId: gallery.school.teacherId, role: 'teacher' });
  await visit.page.goto(`${gallery.system.url}/journal/${gallery.school.subjectGroupId}`);
  await visit.page.getByRole('button', { name: /урок/ }).first().click();
  await visit.page.getByText('Тема урока').waitFor();
  await gallery.expectGoodScreen(visit);
  await visit.device.close();
});

test.concurrent('the panel of the person with roles and appearance', async () => {
  const visit = await gallery.asOffice('school_admin');
  await visit.page.goto(`${gallery.system.url}/imports`);
  await visit.page.getByRole('button', { name: /Меню/ }).click();
  await visit.page.getByRole('button', { name: 'Выйти' }).waitFor();
  await gallery.expectGoodScreen(visit);
  await visit.device.close();
});

test.concurrent('the list of cards with one of them opened', async () => {
  const path = `/cards?kind=student&card=${gallery.school.studentId}`;
  await gallery.expectGoodAddress(await gallery.asOffice('school_admin'), path, 'Просмотр карточки записан');
});

test.concurrent('«Не вошли» while everybody has come in, and with somebody who has not', async () => {
  await gallery.expectGoodAddress(await gallery.asOffice('school_admin'), '/sign-in-failures', 'Все вошли');

  const refused = await gallery.aVisit();
  await signIn(refused.page, gallery.system.url, stranger, longNames.school);
  await refused.page.getByText('Обратитесь к администратору вашей организации').first().waitFor();
  await gallery.expectGoodScreen(refused);
  const visit = await gallery.asOffice('school_admin');
  await gallery.expectGoodAddress(visit, '/sign-in-failures', 'Абдурахмангаджиева');
});

test.concurrent('the list of imports, a checked file with findings, and the letter at its end', async ({
  expect,
}) => {
  const { organizationId } = gallery.school;
  const session = await aSession(gallery.system.database.kysely, {
    personId: gallery.office.personId,
    role: 'school_admin',
    organizationId,
  });
  const file = aSpreadsheet([
    ['Класс', 'Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Пол', 'СНИЛС'],
    ['7А', ...Object.values(longNames.student), '31.02.2013', 'Ж', '111-111-111 11'],
    ['7А', 'Гуляев', 'Илья', 'Александрович', '01.01.2013', 'М', Number(aSnils())],
  ]);
  const { type, body } = await aForm(file, 'Список обучающихся МБОУ СОШ д.Сарафаново на 1 сентября.xls');
  const uploaded = await fetch(`${gallery.system.url}/api/imports?kind=students`, {
    method: 'POST',
    headers: { ...session.headers, 'content-type': type },
    body,
  });
  const { id } = (await uploaded.json()) as { id: number };
  await gallery.expectGoodAddress(await gallery.asOffice('school_admin'), '/imports', 'Список обучающихся');
  await gallery.expectGoodAddress(
    await gallery.asOffice('school_admin'),
    `/imports/${id}`,
    'Абдурахмангаджиева',
  );

  await fetch(`${gallery.system.url}/api/imports/${id}/apply`, {
    method: 'POST',
    headers: { ...session.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ rows: 'faultless' }),
  });
  const visit = await gallery.asOffice('operator');
  await expect
    .poll(
      async () => {
        await visit.page.goto(`${gallery.system.url}/outbox`);
        await visit.page.waitForLoadState('networkidle');
        return visit.page.locator('summary').count();
      },
      { timeout: 60_000 }, // several journeys share two cores, and the letter goes by a job
    )
    .toBe(1);
  await visit.page.locator('summary').click();
  await visit.page.getByText('Здравствуйте').waitFor();
  await gallery.expectGoodScreen(visit);
  await visit.device.close();
});

test.concurrent('the register of organizations', async () => {
  const visit = await gallery.asOffice('regional_coordinator');
  await gallery.expectGoodAddress(visit, '/organizations', longNames.school);
});
