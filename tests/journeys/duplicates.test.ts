import { afterAll, beforeAll, expect, test } from 'vitest';
import { CardReader } from '../../apps/server/src/features/data-quality/duplicates/card-reader.ts';
import { findDueDuplicates } from '../../apps/server/src/features/data-quality/duplicates/index.ts';
import { anAccount, anEmployee } from '../school/index.ts';
import { openGallery, type Gallery } from './gallery.ts';

const name = { surname: 'Ольховикова-Преображенская', firstName: 'Александра', patronymic: 'Константиновна' };

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
  const db = gallery.system.database.kysely;
  const { organizationId } = gallery.school;
  await anAccount(db, { personId: gallery.office.personId });
  for (const snils of [undefined, null]) {
    const { personId } = await anEmployee(db, {
      ...name,
      organizationId,
      birthDate: '1984-03-09',
      ...(snils === null && { snils, surname: 'Ольховикова' }),
    });
    await db.insertInto('contact').values({ personId, kind: 'phone', value: '+79120004455' }).execute();
  }
  // The job does the same some seconds later.
  await findDueDuplicates(gallery.system.database, new CardReader());
});
afterAll(() => gallery.close());

test('an administrator finds a duplicate, compares, merges, parts again and says that these are two', async () => {
  const visit = await gallery.asOffice('school_admin');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/duplicates`);
  await page.getByText(`${name.surname} ${name.firstName}`).first().waitFor();
  await gallery.expectGoodScreen(visit);

  await page.getByRole('link', { name: 'Сравнить' }).first().click();
  await page.getByRole('heading', { name: 'Сравнение карточек' }).waitFor();
  await page.getByText('Что перейдёт к основной карточке').waitFor();
  await gallery.expectGoodScreen(visit);
  const comparison = page.url();

  await page.getByRole('button', { name: 'Объединить', exact: true }).click();
  await page.getByText('Карточки объединены.').waitFor();
  await page.getByRole('button', { name: 'Отменить объединение' }).click();
  await page.getByText('снова две карточки').waitFor();

  await page.goto(`${gallery.system.url}/duplicates?view=mergers`);
  await page.getByText('отменено').waitFor();
  await gallery.expectGoodScreen(visit);

  await page.goto(comparison);
  await page.getByLabel('Почему это разные люди').fill('Полные тёзки, документы сверены');
  await page.getByRole('button', { name: 'Не дубликаты' }).click();
  await page.getByText('Решение записано').waitFor();
  await page.goto(`${gallery.system.url}/duplicates?view=decisions`);
  await page.getByText('Полные тёзки, документы сверены').waitFor();
  await page.getByRole('button', { name: 'Отменить решение' }).waitFor();
  await gallery.expectGoodScreen(visit);
  expect(visit.complaints).toEqual([]);
  await visit.device.close();
});

test('who types a new employee is shown the card there is and takes it, or says why a new one is needed', async () => {
  const visit = await gallery.asOffice('school_admin');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/cards?kind=employee`);
  await page.getByRole('button', { name: 'Новый сотрудник' }).click();
  await page.getByRole('textbox', { name: 'Фамилия', exact: true }).fill('Альховикова');
  await page.getByRole('textbox', { name: 'Имя', exact: true }).fill(name.firstName);
  await page.getByLabel('Отчество', { exact: true }).fill(name.patronymic);
  await page.getByLabel('Дата рождения').fill('1984-03-09');
  await page
    .getByText(/уже есть карточка/u)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Посмотреть' }).click();
  await gallery.expectGoodScreen(visit);
  await page.getByRole('button', { name: 'Всё равно создать новую' }).click();
  await page.getByLabel('Почему нужна новая карточка').fill('Тёзка, документы сверены');
  await page.getByRole('button', { name: 'Создать карточку' }).click();
  await page.getByText('Альховикова').first().waitFor();
  const { rows } = await gallery.system.database.pool.query('select reason from duplicate_warning');
  expect(rows).toEqual([{ reason: 'Тёзка, документы сверены' }]);
  await visit.device.close();
});
