import { afterAll, beforeAll, test } from 'vitest';
import { aGuardian, anAccount, anOrganization, aStudent } from '../school/index.ts';
import { openGallery, type Gallery } from './gallery.ts';
import { longNames } from './school-week.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
  const db = gallery.system.database.kysely;
  const { organizationId } = gallery.school;
  await anAccount(db, { personId: gallery.office.personId });
  for (const surname of ['Кузнецов', 'Семенов', 'Семенова', 'Харитонов']) {
    const child = await aStudent(db, { organizationId, surname });
    await db
      .insertInto('contact')
      .values({ personId: child.personId, kind: 'phone', value: '79130000001' })
      .execute();
    await aGuardian(db, { childId: child.personId, surname });
  }
  const other = await anOrganization(db, { name: longNames.school });
  await aStudent(db, { ...longNames.student, organizationId: other.id });
});
afterAll(() => gallery.close());

test.concurrent('a misspelt name in the wrong layout finds the person, and the list says how', async ({
  expect,
}) => {
  const visit = await gallery.asOffice('school_admin');
  await visit.page.goto(`${gallery.system.url}/cards`);
  await visit.page.getByRole('searchbox').waitFor();
  expect(await visit.page.evaluate('document.activeElement.type')).toBe('search');
  await visit.page.keyboard.type('repyt');
  await visit.page.getByText('показаны: Кузнецов').waitFor();
  await visit.page.getByRole('searchbox').fill('Семенова');
  await visit.page.getByText('Похожие имена').waitFor();
  await gallery.expectGoodScreen(visit);
  expect(visit.page.url()).not.toMatch(/семенова|%D1/iu);
  await visit.device.close();
});

test.concurrent('filters stand in the address as chips, are saved under a name, and lead back by it', async ({
  expect,
}) => {
  const visit = await gallery.asOffice('deputy_head');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/cards?kind=student`);
  await page.getByRole('button', { name: 'Фильтры' }).click();
  await page.getByLabel('Без документа').check();
  await page.getByRole('button', { name: 'Убрать фильтр: Без документа' }).waitFor();
  await gallery.expectGoodScreen(visit);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Сохранённые' }).click();
  await page.getByLabel('Название фильтра').fill('Кому нужен документ');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await page.getByRole('button', { name: 'Кому нужен документ', exact: true }).waitFor();
  await page.goto(`${gallery.system.url}/cards?kind=guardian`);
  await page.getByRole('button', { name: 'Сохранённые' }).click();
  await page.getByRole('button', { name: 'Кому нужен документ', exact: true }).click();
  await page.getByRole('button', { name: 'Убрать фильтр: Без документа' }).waitFor();
  expect(new URL(page.url()).searchParams.get('kind')).toBe('student');
  await visit.device.close();
});

test.concurrent('a file of the list is made while one looks, and can be fetched', async ({ expect }) => {
  const visit = await gallery.asOffice('deputy_head');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/cards?kind=student`);
  await page.getByRole('button', { name: 'В Excel' }).click();
  await page.getByRole('button', { name: 'Сделать файл' }).click();
  const link = page.getByRole('link', { name: /Ученики/ });
  await link.waitFor();
  await gallery.expectGoodScreen(visit);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^Ученики \d{4}-\d\d-\d\d\.xlsx$/);
  await visit.device.close();
});

test.concurrent('all cards are ticked and changed at once, after a look at what would change', async () => {
  const visit = await gallery.asOffice('school_admin');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/cards?kind=student`);
  await page.getByRole('checkbox', { name: 'Отметить всех' }).check();
  await page.getByRole('button', { name: 'Скрыть контакты' }).click();
  await page.getByText('Изменится у 4 человек').waitFor();
  await gallery.expectGoodScreen(visit);
  await page.getByRole('button', { name: 'Изменить', exact: true }).click();
  await page.getByText('Изменено у 4 человек').waitFor();
  await visit.device.close();
});

test.concurrent('the list of cards with filters in its address', async () => {
  await gallery.expectGoodAddress(
    await gallery.asOffice('school_admin'),
    '/cards?kind=student&without=["document"]&ageTo=99&sort=-birth_date',
    'Харитонов',
  );
});

test.concurrent('a coordinator finds somebody, and sees the name when he has given a reason', async () => {
  const visit = await gallery.asOffice('regional_coordinator');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/people`);
  await page.getByText('Кого найти?').waitFor();
  await page.getByLabel('Имя или СНИЛС').fill('Харитноов');
  await page.getByRole('button', { name: 'Найти' }).click();
  await page.getByText('Х… С. И.').first().waitFor();
  await page.getByLabel('Зачем нужны имена').selectOption('Проверить двойника');
  await page.getByText('Харитонов Саша Игоревна').first().waitFor();
  await gallery.expectGoodScreen(visit);
  await visit.device.close();
});
