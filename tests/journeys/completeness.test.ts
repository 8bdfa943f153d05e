import { afterAll, beforeAll, expect, test } from 'vitest';
import { anEmployee } from '../school/index.ts';
import { openGallery, type Gallery } from './gallery.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

test('from the report to the card: what is mended is out of the figures seconds later', async () => {
  const db = gallery.system.database.kysely;
  const { organizationId } = gallery.school;
  const { personId } = await anEmployee(db, { organizationId, surname: 'Заполняева', sex: null });
  const visit = await gallery.asOffice('school_admin');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/completeness`);
  await page.getByRole('link', { name: 'Сотрудники' }).click();
  await page.getByRole('button', { name: 'Пол', exact: true }).click();
  await page.getByRole('link', { name: /Заполняева/ }).click();
  await page.getByLabel('Пол', { exact: true }).selectOption('female');
  await page.keyboard.press('Control+s');
  await page.getByText('Сохранено').waitFor();
  await page.goto(`${gallery.system.url}/completeness/employees?field=sex`);
  await page.getByText('Здесь всё заполнено.').waitFor({ timeout: 20_000 });
  expect(await page.getByRole('button', { name: 'Пол', exact: true }).count()).toBe(0);

  await db.updateTable('person').set({ surname: 'Zapolnyaeva' }).where('id', '=', personId).execute();
  await page.getByRole('link', { name: 'Замечания' }).click();
  await page.getByRole('button', { name: 'Имя с латинскими буквами' }).click({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Так и есть' }).click();
  await page.getByLabel('Почему это верно').fill('Так в паспорте');
  await gallery.expectGoodScreen(visit);
  await page.getByRole('button', { name: 'Отметить' }).click();
  await page.getByText(/замечаний нет/i).waitFor({ timeout: 20_000 });
  await page.getByText('Отмечено «так и есть»').click();
  await page.getByText('Так в паспорте').waitFor();
  await visit.device.close();
});

test('the region looks down to a school, and changes a rule after it has seen what that does', async () => {
  const visit = await gallery.asOffice('regional_coordinator');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/completeness/students`);
  await page.getByRole('button', { name: /Сарафаново/ }).click();
  await page.getByText('А… С. М.').first().waitFor();
  await gallery.expectGoodScreen(visit);
  await page.getByRole('link', { name: 'Что обязательно' }).click();
  await page.getByText('Ученики', { exact: true }).click();
  const address = page.getByRole('group', { name: 'Адрес' });
  await address.getByLabel('Нужно ли').selectOption('Не требуется');
  await page.getByRole('button', { name: 'Посчитать, что изменится' }).click();
  await page.getByRole('heading', { name: 'Что изменится' }).waitFor();
  await page.getByLabel('Зачем меняем').fill('Адреса сверяются осенью');
  await gallery.expectGoodScreen(visit);
  await page.getByRole('button', { name: 'Применить' }).click();
  await page.getByText('Правила применены').waitFor();
  await page.getByText('Адреса сверяются осенью').waitFor();
  await page.goto(`${gallery.system.url}/completeness/students`);
  await expect.poll(() => page.getByText('Адрес', { exact: true }).count(), { timeout: 20_000 }).toBe(0);
  await visit.device.close();
});

test('the reports of a school and of the region', async () => {
  await gallery.expectGoodAddress(
    await gallery.asOffice('deputy_head'),
    '/completeness/guardians',
    'Напечатать памятки родителям',
  );
  await gallery.expectGoodAddress(
    await gallery.asOffice('regional_coordinator'),
    '/completeness/employees',
    'организаций с незаполненными карточками',
  );
  await gallery.expectGoodAddress(
    await gallery.asOffice('deputy_head'),
    '/completeness/rules',
    'Правила меняет региональный координатор',
  );
});
