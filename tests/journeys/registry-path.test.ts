import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClassGroup,
  anEmployee,
  anOpenYear,
  anOrganization,
  aPerson,
  aSession,
  aStudent,
} from '../school/index.ts';
import { aDevice, enter, openBrowser } from './browser.ts';
import { pressAt, tabTo } from './by-keyboard.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';
import { aGivenConsent } from './school-week.ts';

let system: RunningSystem;
let browser: Browser;
beforeAll(async () => {
  [system, browser] = await Promise.all([aRunningSystem(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

/** A school with a class of grade 7 and a year that is planned, and its administrator. */
async function aSchool(name: string) {
  const db = system.database.kysely;
  const { id: organizationId } = await anOrganization(db, { name });
  const year = await anOpenYear(db, { organizationId });
  const next = await anOpenYear(db, { organizationId, around: `${year.endsOn.slice(0, 4)}-10-01` });
  await db.updateTable('academicYear').set({ state: 'planned' }).where('id', '=', next.id).execute();
  const group = await aClassGroup(db, { organizationId, academicYearId: year.id, name: '7А' });
  const { personId } = await anEmployee(db, { organizationId, roles: ['school_admin'] });
  await aGivenConsent(db, personId);
  return { organizationId, name, classGroupId: group.id, nextYearId: next.id, personId };
}
type School = Awaited<ReturnType<typeof aSchool>>;

/** The administrator's own browser. */
async function atTheDesk(
  { personId, organizationId }: School,
  appearance: 'usual' | 'for the visually impaired',
) {
  const device = await aDevice(browser, 'desktop');
  const session = await aSession(system.database.kysely, { personId, organizationId, role: 'school_admin' });
  await enter(device, system.url, session);
  const page = await device.newPage();
  await page.goto(`${system.url}/cards?kind=student`);
  await page.getByRole('searchbox').waitFor();
  if (appearance === 'for the visually impaired') {
    await pressAt(page, page.getByRole('button', { name: 'Версия для слабовидящих' }));
    await page.locator('html[data-contrast]').waitFor();
  }
  return page;
}

/** Chooses in a list that has the focus by typing what stands there, as a keyboard does. */
async function chooseByTyping(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label).first());
  await page.keyboard.type(text);
}

const printedAt = async (page: Page) => {
  const link = page.getByRole('link', { name: 'Печать (PDF)' });
  const answer = await page.request.get(system.url + (await link.getAttribute('href')));
  return [answer.status(), answer.headers()['content-type']];
};

const seatOf = (personId: number) =>
  system.database.kysely
    .selectFrom('enrolment')
    .innerJoin('classMembership', 'classMembership.enrolmentId', 'enrolment.id')
    .innerJoin('classGroup', 'classGroup.id', 'classMembership.classGroupId')
    .select(['enrolment.organizationId', 'classGroup.name'])
    .where('enrolment.personId', '=', personId)
    .where('enrolment.endsOn', 'is', null)
    .where('classMembership.endsOn', 'is', null)
    .execute();

test.each([
  {
    appearance: 'usual',
    surname: 'Харитонова',
    misspelt: 'Харитноова',
    schools: ['Северная СОШ', 'Южная СОШ'],
  },
  {
    appearance: 'for the visually impaired',
    surname: 'Кузнецова',
    misspelt: 'repytwjdf',
    schools: ['Западная СОШ', 'Восточная СОШ'],
  },
] as const)(
  'an administrator finds a student by a misspelt name, and two linked orders move her to another school; the year is opened and taken back: by keyboard, in the version that is $appearance',
  async ({ appearance, surname, misspelt, schools }) => {
    const db = system.database.kysely;
    const [from, to] = [await aSchool(schools[0]), await aSchool(schools[1])];
    const child = await aPerson(db, {
      surname,
      firstName: 'Вера',
      patronymic: null,
      birthDate: '2013-03-14',
    });
    const inClass = { organizationId: from.organizationId, classGroupId: from.classGroupId };
    await aStudent(db, { ...inClass, personId: child.id });
    await aStudent(db, { ...inClass, surname: 'Гурин' });

    // The search has the focus when the list is opened.
    const page = await atTheDesk(from, appearance);
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type(misspelt);
    await page.getByText(`показаны: ${surname}`).waitFor();
    await pressAt(page, page.getByRole('button', { name: new RegExp(surname) }));
    await page.getByText('Просмотр карточки записан').waitFor();

    // She leaves for another school of the region: an order that waits for nobody.
    await page.goto(`${system.url}/movement/orders/new?kind=transfer_out`);
    await tabTo(page, page.getByLabel('Основание'));
    await page.keyboard.type('Заявление родителей');
    await tabTo(page, page.getByLabel('Организация региона'));
    await page.keyboard.type(to.name);
    await expect.poll(() => page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual([to.name]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await chooseByTyping(page, 'Ученики класса', '7А');
    await tabTo(page, page.getByRole('checkbox', { name: new RegExp(surname) }));
    await page.keyboard.press('Space');
    await pressAt(page, page.getByRole('button', { name: 'Добавить 1 ученика' }));
    await pressAt(page, page.getByRole('button', { name: 'Подписать' }));
    await page.getByText('подписан', { exact: true }).waitFor();
    expect(await printedAt(page)).toEqual([200, 'application/pdf']);
    expect(await seatOf(child.id)).toEqual([]);

    // There her coming is a task, and the order of admission is linked to that of leaving.
    const other = await atTheDesk(to, appearance);
    await other.goto(`${system.url}/movement`);
    await pressAt(other, other.getByRole('link', { name: 'Зачислить' }));
    await tabTo(other, other.getByLabel('Основание'));
    await other.keyboard.type('Заявление родителей');
    await chooseByTyping(other, `В класс: ${surname} Вера`, '7А');
    await pressAt(other, other.getByRole('button', { name: 'Подписать' }));
    await other.getByText('подписан', { exact: true }).waitFor();
    expect(await printedAt(other)).toEqual([200, 'application/pdf']);
    expect(await seatOf(child.id)).toEqual([{ organizationId: to.organizationId, name: '7А' }]);
    const linked = await db
      .selectFrom('movementOrderLine')
      .select('transferOutLineId')
      .where('transferOutLineId', 'is not', null)
      .execute();
    expect(linked.length).toBeGreaterThan(0);

    // The new year is opened beside the running one, and taken back.
    await other.goto(`${system.url}/academic-years/${to.nextYearId}/rollover`);
    await pressAt(other, other.getByRole('button', { name: 'Выполнить перевод' }));
    await other.getByText('Перевод выполнен.').waitFor();
    expect(await seatOf(child.id)).toEqual([{ organizationId: to.organizationId, name: '8А' }]);
    await pressAt(other, other.getByRole('button', { name: 'Отменить перевод' }));
    await other.getByRole('button', { name: 'Выполнить перевод' }).waitFor();
    expect(await seatOf(child.id)).toEqual([{ organizationId: to.organizationId, name: '7А' }]);
    await page.context().close();
    await other.context().close();
  },
);
