import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery, type Gallery } from './gallery.ts';

let gallery: Gallery;
let sheet: string;
beforeAll(async () => {
  gallery = await openGallery();
  sheet = `${gallery.system.url}/journal/${gallery.school.subjectGroupId}/period-marks`;
  // One mark is enough for this school to propose one.
  await gallery.system.database.kysely
    .insertInto('markThreshold')
    .values({
      organizationId: gallery.school.organizationId,
      fiveFrom: '4.5',
      fourFrom: '3.5',
      threeFrom: '2.5',
      leastMarks: 1,
    })
    .execute();
});
afterAll(() => gallery.close());

const cellOf = (student: string, column: string) => ({ name: new RegExp(`^${student}.*, ${column}`, 'u') });

test('a teacher gives the marks of a quarter by keyboard and takes what is proposed', async () => {
  const visit = await gallery.aVisit({ personId: gallery.school.teacherId, role: 'teacher' });
  const { page } = visit;
  await page.goto(`${gallery.system.url}/journal/${gallery.school.subjectGroupId}`);
  await page.getByRole('link', { name: 'Итоговые отметки' }).click();
  await page.getByRole('button', { name: 'Выставить 1 предложенную' }).click();
  await page.getByRole('button', cellOf('Абдурахмангаджиева', '1 четверть, 4')).waitFor();

  await page.getByRole('button', cellOf('Абдурахмангаджиева', '1 четверть')).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('5');
  await page.getByRole('button', cellOf('Архипов', '1 четверть, 5')).waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('button', cellOf('Архипов', '1 четверть, отметки нет')).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'не аттестован' }).click();
  await page.getByRole('button', cellOf('Архипов', 'Год, не аттестован')).waitFor();
  await page.getByText('Всё сохранено').waitFor();
  await gallery.expectGoodScreen(visit);
  await visit.device.close();
});

test('the deputy head closes the quarter, and permits writing again with a reason', async () => {
  const visit = await gallery.asOffice('deputy_head');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/period-closings`);
  await page.getByText(/Не хватает \d+ отмет/u).waitFor();
  await page.getByRole('button', { name: 'Закрыть: 7А, 1 четверть' }).click();
  await page.getByRole('button', { name: 'Открыть: 7А, 1 четверть' }).click();
  await page.getByLabel('Причина').fill('Закрыт по ошибке');
  await gallery.expectGoodScreen(visit);
  await page.getByRole('button', { name: 'Открыть', exact: true }).click();
  await page.getByRole('button', { name: 'Закрыть: 7А, 1 четверть' }).click();
  await page.getByRole('button', { name: 'Открыть: 7А, 1 четверть' }).waitFor();
  await gallery.expectGoodScreen(visit);

  const teacher = await gallery.aVisit({ personId: gallery.school.teacherId, role: 'teacher' });
  await teacher.page.goto(sheet);
  await teacher.page.getByText('Закрыт').waitFor();
  await teacher.page.getByRole('button', cellOf('Гурин', '1 четверть')).focus();
  await teacher.page.keyboard.press('4');
  expect(await teacher.page.getByRole('button', cellOf('Гурин', '1 четверть, отметки нет')).count()).toBe(1);

  await page.goto(sheet);
  await page.getByRole('button', { name: 'Разрешить запись' }).click();
  await page.getByLabel('Причина').fill('Болел, сдал контрольную после каникул');
  await page.getByRole('button', { name: 'Разрешить', exact: true }).click();
  await page.getByText('Открыт до').waitFor();
  await gallery.expectGoodScreen(visit);

  await teacher.page.reload();
  await teacher.page.getByRole('button', cellOf('Гурин', '1 четверть')).focus();
  await teacher.page.keyboard.press('4');
  await teacher.page.getByRole('button', cellOf('Гурин', '1 четверть, 4')).waitFor();
  await teacher.device.close();
  await visit.device.close();
});

test('the deputy head opens the summary of a class and takes it away', async () => {
  const visit = await gallery.asOffice('deputy_head');
  const { page } = visit;
  await page.goto(`${gallery.system.url}/journal`);
  await page.getByRole('link', { name: 'Сводная ведомость класса' }).click();
  await page
    .getByRole('row', { name: /^Абдурахмангаджиева/u })
    .getByText('4,00')
    .first()
    .waitFor();
  await gallery.expectGoodScreen(visit);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'PDF' }).click();
  expect((await download).suggestedFilename()).toBe('svodnaya-vedomost.pdf');
  await visit.device.close();
});

test('a mother reads what came of the quarter', async () => {
  const visit = await gallery.aVisit({ personId: gallery.school.guardianId, role: 'guardian' });
  const { page } = visit;
  await page.goto(`${gallery.system.url}/diary/${gallery.school.enrolmentId}`);
  await page.getByRole('link', { name: 'Итоги' }).click();
  const algebra = page.getByRole('row', { name: /^Алгебра/u });
  await algebra.getByText('4', { exact: true }).waitFor();
  await algebra.getByText('4,00', { exact: true }).waitFor();
  await gallery.expectGoodScreen(visit);
  await visit.device.close();
});
