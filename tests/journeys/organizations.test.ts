import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery, type Gallery } from './gallery.ts';

const longName =
  'Муниципальное казённое общеобразовательное учреждение «Нижнесанарская средняя общеобразовательная школа имени Героя России Ю. П. Яковлева» Троицкого муниципального района';

let gallery: Gallery;
let wrongInnId: number;
beforeAll(async () => {
  gallery = await openGallery();
  const db = gallery.system.database.kysely;
  const municipalities = await db
    .insertInto('municipality')
    .values(
      ['Агаповский муниципальный район', 'Увельский муниципальный район'].map((name) => ({
        name,
        kind: 'municipal_district',
      })),
    )
    .returning('id')
    .execute();
  const [first, second] = municipalities.map(({ id }) => id);
  const added = await db
    .insertInto('organization')
    .values(
      [
        {
          name: 'МДОУ «Детский сад № 15»',
          kinds: ['preschool'],
          municipalityId: second ?? null,
          inn: '7440006906',
        },
        { name: longName, kinds: ['general', 'boarding'], municipalityId: first ?? null, inn: '7425006636' },
      ].map((organization) => ({
        ...organization,
        shortName: organization.name,
        timeZone: 'Asia/Yekaterinburg',
      })),
    )
    .returning('id')
    .execute();
  wrongInnId = added[0]?.id ?? 0;
});
afterAll(() => gallery.close());

test.concurrent('the register narrowed to a municipality, and one organization beside it', async () => {
  const visit = await gallery.asOffice('regional_coordinator');
  await gallery.expectGoodAddress(visit, `/organizations?inn=faulty&organization=${wrongInnId}`, 'Увельский');
});

test.concurrent('the reconciliations, before there is any', async () => {
  const visit = await gallery.asOffice('regional_coordinator');
  await gallery.expectGoodAddress(visit, '/reconciliations', 'Перетащите сюда файл');
});

test('a coordinator reconciles the register, goes from the finding to the organization, and mends its ИНН', async () => {
  const { device, page } = await gallery.asOffice('regional_coordinator');
  await page.goto(`${gallery.system.url}/reconciliations`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'Сферум.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Муниципалитет;Организация;ИНН\r\nУвельский МР;Детский сад №15;7440006905\r\nУвельский МР;Клуб «Парус»;\r\n',
    ),
  });
  await page.getByRole('heading', { name: 'Сверка реестра: «Сферум»' }).waitFor();
  await page.getByText('Нет у нас (1)').click();
  await page.getByText('Клуб «Парус»').waitFor();
  await page.getByText('Отличия (1)').click();
  await page.getByText('неверный ИНН у нас').waitFor();
  const path = new URL(page.url()).pathname;

  await page.getByRole('link', { name: 'МДОУ «Детский сад № 15»' }).click();
  const inn = page.getByLabel('ИНН', { exact: true });
  await inn.fill('7440006904');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('контрольное число не сходится').waitFor();
  await inn.fill('7440006905');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const row = page.getByRole('row', { name: /Детский сад № 15/ });
  await row.getByText('7440006905').waitFor();
  expect(await row.getByText(/не сходится|отличается/).count()).toBe(0);
  await device.close();

  await gallery.expectGoodAddress(await gallery.asOffice('regional_coordinator'), path, 'Нижнесанарская');
});
