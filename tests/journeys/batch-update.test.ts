import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saved, tableOf, rowsIn } from '../school/batch-update.ts';
import { openGallery, type Gallery } from './gallery.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

test('cards go out to a spreadsheet, come back with a mistake, are updated without it, and put back', async () => {
  const visit = await gallery.asOffice('school_admin');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/batch-update`);
  await page.getByText('Обновлений ещё не было').waitFor();
  await gallery.expectGoodScreen(visit);
  await page.getByLabel('Класс или параллель').selectOption('7А');
  await page.getByText('Полный', { exact: true }).click();
  await page.getByRole('button', { name: 'Выгрузить' }).click();
  const link = page.getByRole('link', { name: /Ученики и родители, 7А/ });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^Ученики и родители 7А \d{4}-\d\d-\d\d\.xls$/);

  const table = tableOf(rowsIn(await readFile(await download.path())));
  table.set('Абдурахмангаджиева', 'Телефон', '8 912 000 00 01');
  table.set(
    'Архипов',
    'Адрес регистрации',
    `г. Челябинск, ${'ул. Героя России Ю. П. Яковлева, '.repeat(6)}д. 1`,
  );
  table.set('Гурин', 'Телефон', 'спросить');
  const file = { name: '7А – с правками.xls', mimeType: 'application/vnd.ms-excel' };
  const buffer = saved(table.rows, { bookType: 'biff8' });
  await page.locator('input[type=file]').setInputFiles({ ...file, buffer });

  await page.getByRole('button', { name: 'Обновить только строки без ошибок' }).waitFor();
  await page
    .getByText('В номере телефона')
    .or(page.getByText(/телефон/iu))
    .first()
    .waitFor();
  await gallery.expectGoodScreen(visit);
  await page.getByRole('button', { name: 'Обновить только строки без ошибок' }).click();
  await page.getByText('Карточки обновлены').waitFor();
  await gallery.expectGoodScreen(visit);
  await page.getByRole('button', { name: 'Вернуть как было' }).click();
  await page.getByText('Прежние значения вернулись в 2 карточки.').waitFor();
  await gallery.expectGoodScreen(visit);
  await page.getByRole('link', { name: 'Пакетное обновление' }).first().click();
  await page.getByText('возвращено').waitFor();
  await visit.device.close();
});

test('a link from elsewhere leads to a filter that is chosen already', async () => {
  await gallery.expectGoodAddress(
    await gallery.asOffice('school_admin'),
    '/batch-update?kind=guardian&grade=7&only=unfilled',
    '2. Обновление данных',
  );
});
