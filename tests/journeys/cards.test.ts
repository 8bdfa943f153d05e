import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anEmployee, aStudent } from '../school/index.ts';
import { openGallery, type Gallery, type Visit } from './gallery.ts';
import { longNames } from './school-week.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

const cardAddress = (kind: string, id: number) => `/cards?kind=${kind}&card=${id}`;
const dialog = (page: Page) => page.getByRole('dialog');

async function openCard(visit: Visit, kind: string, id: number): Promise<Page> {
  await visit.page.goto(gallery.system.url + cardAddress(kind, id));
  await visit.page.getByRole('button', { name: 'Сохранить' }).waitFor();
  return visit.page;
}

const aCard = async (surname: string) =>
  (
    await anEmployee(gallery.system.database.kysely, {
      organizationId: gallery.school.organizationId,
      surname,
    })
  ).personId;

test('the card of a student whose name is long', async () => {
  await gallery.expectGoodAddress(
    await gallery.asOffice('school_admin'),
    cardAddress('student', gallery.school.studentId),
    'Просмотр карточки записан',
  );
});

test('the card of an employee with documents and contacts', async () => {
  const id = await aCard(longNames.student.surname);
  const db = gallery.system.database.kysely;
  await db
    .insertInto('identityDocument')
    .values({ personId: id, kind: 'passport', series: '7504', number: '123456', issuedOn: '2004-03-12' })
    .execute();
  await db.insertInto('contact').values({ personId: id, kind: 'phone', value: '+79825221773' }).execute();
  const visit = await gallery.asOffice('school_admin');
  await gallery.expectGoodAddress(visit, cardAddress('employee', id), 'Роли');
});

test('consents: recorded, and withdrawn', async () => {
  const visit = await gallery.asOffice('school_admin');
  const page = await openCard(visit, 'employee', await aCard('Согласова'));
  await page.getByText('Согласия', { exact: true }).click();
  const photographs = page.getByRole('region', { name: 'Фото- и видеосъёмка' });
  await photographs.getByRole('button', { name: 'Записать согласие' }).click();
  const form = photographs.getByRole('link', { name: 'Распечатать' });
  const printed = await page.request.get(gallery.system.url + (await form.getAttribute('href')));
  expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf']);
  await photographs.getByRole('button', { name: 'Записать согласие' }).click();
  // «Действует по» stands in the form, which is there for a moment longer.
  await photographs.getByText('действует', { exact: true }).waitFor();
  await photographs.getByRole('button', { name: 'Отозвать' }).click();
  await gallery.expectGoodScreen(visit);
  await photographs.getByRole('button', { name: 'Отозвать с сегодняшнего дня' }).click();
  await photographs.getByText('отозвано', { exact: true }).first().waitFor();
  await visit.device.close();
});

test('what is missing is one click away; a save is undone by one more, and told in the history', async () => {
  const visit = await gallery.asOffice('school_admin');
  const id = await aCard('Правкина');
  const page = await openCard(visit, 'employee', id);
  await page.getByRole('button', { name: /телефон или почта/ }).click();
  await page.keyboard.press('Enter');
  await page.getByLabel('Телефон').fill('12');
  await page.getByLabel('Адрес регистрации').fill('г. Челябинск, ул. Мира, д. 5');
  await page.getByText('не хватает цифр').waitFor();
  expect(await page.getByRole('button', { name: 'Сохранить' }).isDisabled()).toBe(true);
  await page.getByLabel('Телефон').fill('8 982 522-17-73');
  await page.keyboard.press('Control+s');
  await dialog(page).getByText('Сохранено').waitFor();
  expect(await page.getByLabel('Телефон').inputValue()).toBe('+7 982 522-17-73');
  await dialog(page).getByRole('button', { name: 'Отменить' }).click();
  await page.getByRole('button', { name: /телефон или почта/ }).waitFor();
  expect(await page.getByLabel('Адрес регистрации').inputValue()).toBe('');
  await page.getByText('История', { exact: true }).click();
  await expect.poll(() => page.getByText('Адрес регистрации').count()).toBe(2);
  await gallery.expectGoodScreen(visit);
  await visit.device.close();
});

test('of two people at one card the second is told, and neither loses anything', async () => {
  const id = await aCard('Двоева');
  const [first, second] = await Promise.all([
    gallery.asOffice('school_admin'),
    gallery.asOffice('deputy_head'),
  ]);
  const [one, other] = [await openCard(first, 'employee', id), await openCard(second, 'employee', id)];
  await dialog(other).getByLabel('Фамилия').fill('Второва');
  await other.getByLabel('Адрес проживания').fill('ул. Вторая');
  await dialog(one).getByLabel('Фамилия').fill('Первова');
  await one.getByLabel('Адрес регистрации').fill('ул. Первая');
  await one.getByRole('button', { name: 'Сохранить' }).click();
  await dialog(one).getByText('Сохранено').waitFor();

  await other.getByRole('button', { name: 'Сохранить' }).click();
  await other.getByText('Карточку изменили, пока вы правили').waitFor();
  expect(await other.getByLabel('Адрес регистрации').inputValue()).toBe('ул. Первая');
  second.complaints.length = 0; // the refusal of the save, which the browser tells of as an error
  await gallery.expectGoodScreen(second);
  await other.getByRole('button', { name: 'Оставить «Первова»' }).click();
  await other.getByRole('button', { name: 'Сохранить' }).click();
  await dialog(other).getByText('Сохранено').waitFor();
  const card = await gallery.system.database.kysely
    .selectFrom('person')
    .select(['surname', 'address', 'residenceAddress'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(card).toEqual({ surname: 'Первова', address: 'ул. Первая', residenceAddress: 'ул. Вторая' });
  await first.device.close();
  await second.device.close();
});

test('what was typed and not saved is there again after the tab was closed, on this device alone', async () => {
  const visit = await gallery.asOffice('school_admin');
  const id = await aCard('Черновикова');
  const page = await openCard(visit, 'employee', id);
  await page.getByLabel('Адрес регистрации').fill('ул. Недописанная');
  await page.close();
  const again = await visit.device.newPage();
  await openCard({ ...visit, page: again }, 'employee', id);
  await again.getByText('Восстановлен черновик').waitFor();
  expect(await again.getByLabel('Адрес регистрации').inputValue()).toBe('ул. Недописанная');
  await again.getByRole('button', { name: 'Вернуть как было' }).click();
  expect(await again.getByLabel('Адрес регистрации').inputValue()).toBe('');
  await visit.device.close();
});

test('a new guardian is added to a student, and a new employee to the staff, by hand', async () => {
  const { organizationId } = gallery.school;
  const { personId } = await aStudent(gallery.system.database.kysely, {
    organizationId,
    surname: 'Ребёнкова',
  });
  const visit = await gallery.asOffice('school_admin');
  const page = await openCard(visit, 'student', personId);
  await page.getByRole('button', { name: 'Добавить представителя' }).click();
  await page.getByRole('button', { name: 'Новая карточка' }).click();
  const group = page.getByRole('group', { name: 'Добавить представителя' });
  await group.getByLabel('Фамилия').fill('Мамина');
  await group.getByLabel('Имя').fill('Ольга');
  await group.getByRole('button', { name: 'Добавить', exact: true }).click();
  await dialog(page).getByText('Мамина Ольга').waitFor();
  await dialog(page).getByRole('button', { name: 'Завершить' }).click();
  await dialog(page).getByRole('button', { name: 'Вернуть', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Завершить' }).waitFor();

  await page.goto(`${gallery.system.url}/cards?kind=employee`);
  await page.getByRole('button', { name: 'Новый сотрудник' }).click();
  await gallery.expectGoodScreen(visit);
  await dialog(page).getByLabel('Фамилия').fill('Новичкова');
  await dialog(page).getByLabel('Имя').fill('Анна');
  await dialog(page).getByRole('button', { name: 'Создать карточку' }).click();
  await dialog(page).getByText('Работает с').waitFor();
  await page.getByRole('button', { name: 'Сохранить' }).waitFor();
  await visit.device.close();
});
