import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aCode, aPasswordAccount } from '../school/index.ts';
import { pressAt, tabTo } from './by-keyboard.ts';
import { graveFindings, openGallery, widerThanWindow, type Gallery } from './gallery.ts';

const root = join(import.meta.dirname, '../..');

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
  const db = gallery.system.database.kysely;
  await aPasswordAccount(db, { personId: gallery.office.personId });
  const { id } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow();
  await db
    .insertInto('cardErrorReport')
    .values({
      personId: gallery.school.studentId,
      organizationId: gallery.school.organizationId,
      reportedByAccountId: id,
      text: 'Отчество с опечаткой: надо Магомедгаджиевна, а не Магомедгаджиевича',
    })
    .execute();
});
afterAll(() => gallery.close());

/** Runs `npm run operator -- …` on the database of the running system. */
function runOperator(...parameters: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(root, 'apps/server/src/operator.ts'), ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { DATABASE_URL: gallery.system.databaseUrl, PUBLIC_URL: gallery.system.url },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => void child.on('close', (code) => resolve({ code, output })));
}

async function typeInto(page: Page, label: RegExp, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label).and(page.locator('input:not([type=search])')));
  await page.keyboard.type(text);
}

/** What the person at the phone does: reads the key, types the code, keeps the recovery codes. */
async function turnSecondFactorOn(page: Page): Promise<string> {
  await pressAt(page, page.getByText('Не получается отсканировать'));
  const secret = (await page.locator('code').first().innerText()).replaceAll(' ', '');
  await typeInto(page, /Шесть цифр/, aCode(secret));
  await page.keyboard.press('Enter');
  await pressAt(page, page.getByRole('button', { name: 'Коды сохранены' }));
  return secret;
}

test('the first operator comes in by the printed link, appoints a coordinator, and hands on a link: by keyboard alone', async () => {
  const db = gallery.system.database.kysely;
  await db.deleteFrom('employmentRole').where('role', '=', 'operator').execute();
  const person = ['--surname', 'Основателев', '--first-name', 'Пётр', '--birth-date', '1980-02-03'];
  const created = await runOperator('create', ...person);
  expect([created.code, created.output]).toEqual([0, expect.stringContaining('/link#')]);
  const second = await runOperator('create', ...person);
  expect([second.code, second.output]).toEqual([1, expect.stringContaining('--another')]);
  const link = /http\S+/.exec(created.output)?.[0] ?? '';

  const { page, device, complaints } = await gallery.aVisit();
  await page.goto(link);
  await typeInto(page, /^Имя пользователя/, 'founder');
  await typeInto(page, /^Новый пароль/, 'лиловый верблюд на крыше');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Включите второй фактор' }).waitFor();
  expect(page.url()).not.toContain('#');
  await turnSecondFactorOn(page);

  await pressAt(page, page.getByRole('link', { name: 'Администраторы' }));
  await pressAt(page, page.getByRole('button', { name: 'Назначить' }));
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByLabel('Роль'));
  await page.keyboard.press('ArrowDown');
  await pressAt(page, dialog.getByRole('button', { name: /добавить человека/ }));
  await typeInto(page, /^Фамилия/, 'Наместникова');
  await typeInto(page, /^Имя/, 'Ольга');
  await typeInto(page, /^Дата рождения/, '04051979');
  await typeInto(page, /^Должность/, 'Заместитель министра');
  await page.keyboard.press('Enter');
  await page.getByText('Роль назначена.').waitFor();
  await pressAt(page, dialog.getByRole('link', { name: 'Перейти в «Доступ»' }));
  await pressAt(page, page.getByRole('button', { name: /Наместникова/ }));
  await pressAt(page, page.getByRole('button', { name: 'Показать для печати' }));
  const slip = await page.getByRole('dialog').locator('code').innerText();
  expect(complaints).toEqual([]);
  await device.close();

  const coordinator = await gallery.aVisit();
  await coordinator.page.goto(slip);
  await typeInto(coordinator.page, /^Имя пользователя/, 'coordinator');
  await typeInto(coordinator.page, /^Новый пароль/, 'сорок тысяч обезьян');
  await coordinator.page.keyboard.press('Enter');
  await turnSecondFactorOn(coordinator.page);
  await coordinator.page.getByText('Координатор региона').first().waitFor();
  expect(coordinator.complaints).toEqual([]);
  await coordinator.device.close();
});

test.concurrent.each([
  ['/settings', 'school_admin', 'Показывать мобильный телефон сотрудникам ОУ'],
  ['/accounts', 'school_admin', 'Сообщения об ошибках в карточках'],
  ['/administrators', 'school_admin', 'Абдурахмангаджиева'],
  ['/password-cut-offs', 'regional_coordinator', 'Управления образования'],
] as const)('the screen %s is good', async (path, role, text) => {
  await gallery.expectGoodAddress(await gallery.asOffice(role), path, text);
});

test.concurrent.each([
  ['/sign-in/password', 'Имя пользователя или почта'],
  ['/sign-in/recovery', 'Прислать ссылку'],
  ['/link', 'Ссылка неполная'],
] as const)('the page %s is good before signing in', async (path, text) => {
  await gallery.expectGoodAddress(await gallery.aVisit(), path, text);
});

test('a deep link is kept through the door by password', async () => {
  const visit = await gallery.aVisit();
  const db = gallery.system.database.kysely;
  const { userName, password } = await aPasswordAccount(db, { personId: gallery.school.teacherId });
  await visit.page.goto(`${gallery.system.url}/journal/${gallery.school.subjectGroupId}`);
  await visit.page.getByRole('link', { name: 'Войти по паролю' }).click();
  await visit.page.locator('input[name=username]').fill(userName);
  await visit.page.locator('input[name=password]').fill(password);
  await visit.page.getByRole('button', { name: 'Войти', exact: true }).click();
  await visit.page.getByText('Абдурахмангаджиева').first().waitFor();
  expect(new URL(visit.page.url()).pathname).toBe(`/journal/${gallery.school.subjectGroupId}`);
  await visit.device.close();
});

const contrasts = ['black_on_white', 'white_on_black', 'blue'] as const;
test.each(contrasts)('every screen obeys the version for the visually impaired: %s', async (contrast) => {
  const [family, teacher, stranger] = await Promise.all([
    gallery.aVisit({ personId: gallery.school.guardianId, role: 'guardian' }),
    gallery.aVisit({ personId: gallery.school.teacherId, role: 'teacher' }),
    gallery.aVisit(),
  ]);
  const screens = [
    [stranger, '/', 'Войти через ГОСУСЛУГИ'],
    [family, '/diary', 'Алгебра'],
    [teacher, `/journal/${gallery.school.subjectGroupId}`, 'Абдурахмангаджиева'],
  ] as const;
  const found = await Promise.all(
    screens.map(async ([{ page, complaints }, path, text]) => {
      await page.goto(gallery.system.url);
      await page.evaluate(
        `for (const [name, value] of Object.entries({ contrast: '${contrast}', 'text-size': 'large', 'letter-spacing': 'wide', 'line-spacing': 'wide', pictures: 'off' })) localStorage.setItem('gorodok.' + name, value)`,
      );
      await page.goto(gallery.system.url + path);
      await page.locator(`html[data-contrast=${contrast}]`).waitFor();
      await page.getByText(text).filter({ visible: true }).first().waitFor();
      await page.getByRole('button', { name: 'Обычная версия' }).waitFor();
      await page.waitForLoadState('networkidle');
      const wide = await page.evaluate<string[]>(widerThanWindow);
      await page.setViewportSize({ width: 390, height: 844 });
      const narrow = await page.evaluate<string[]>(widerThanWindow);
      return [...wide, ...narrow, ...(await graveFindings(page)), ...complaints].map(
        (fault) => `${path} ${fault}`,
      );
    }),
  );
  expect(found.flat()).toEqual([]);
  for (const { device } of [family, teacher, stranger]) await device.close();
});

test('the version for the visually impaired is switched on by keyboard before signing in, and follows the account to another device', async () => {
  const { page, device } = await gallery.aVisit();
  await page.goto(gallery.system.url);
  await pressAt(page, page.getByRole('button', { name: 'Версия для слабовидящих' }));
  await pressAt(page, page.getByRole('button', { name: 'Белым по чёрному' }));
  await page.reload();
  await page.locator('html[data-contrast=white_on_black][data-text-size=large]').waitFor();
  await device.close();

  const who = { personId: gallery.school.guardianId, role: 'guardian' } as const;
  const [desktop, phone] = [await gallery.aVisit(who), await gallery.aVisit(who)];
  await desktop.page.goto(`${gallery.system.url}/diary`);
  const kept = desktop.page.waitForResponse(
    (response) => response.url().endsWith('/account/preferences') && response.request().method() === 'PUT',
  );
  await desktop.page.getByRole('button', { name: 'Версия для слабовидящих' }).click();
  await kept;
  await phone.page.goto(`${gallery.system.url}/diary`);
  await phone.page.locator('html[data-contrast=black_on_white]').waitFor();
  for (const visit of [desktop, phone]) await visit.device.close();
});
