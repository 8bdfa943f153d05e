import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { aGuardian, anOrganization, aStudent } from '../school/index.ts';
import { aDevice, giveConsent, openBrowser } from './browser.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';

/** A mother in the cards of a school and of a kindergarten, with a child in each, whom ЕСИА does not know yet. */
async function aMotherInTheCards({ database }: RunningSystem): Promise<void> {
  const db = database.kysely;
  const school = await anOrganization(db, { name: 'МАОУ «СОШ № 7»' });
  const kindergarten = await anOrganization(db, {
    name: 'МБДОУ «Детский сад № 12»',
    kinds: ['preschool'],
  });
  const older = await aStudent(db, { organizationId: school.id, firstName: 'Пётр' });
  const younger = await aStudent(db, {
    organizationId: kindergarten.id,
    firstName: 'Яна',
    birthDate: '2021-05-05',
    education: 'preschool',
  });
  const { personId } = await aGuardian(db, {
    childId: older.personId,
    surname: 'Новикова',
    firstName: 'Ольга',
    birthDate: '1990-06-05',
    snils: '90000061404',
  });
  await aGuardian(db, { childId: younger.personId, personId });
}

/** The whole system, and what the emulator's test API does for a test. */
async function aSystem() {
  const system = await aRunningSystem();
  onTestFinished(() => system.close());
  await aMotherInTheCards(system);
  const url = system.esiaUrl;
  const set = async (what: string, value: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/test/${what}`, {
      method: 'PUT',
      headers,
      body: JSON.stringify(value),
    });
    expect(answer.ok).toBe(true);
  };
  return { system, url, set };
}

/** The code that was sent last, as a person copies it from «Отправленное» in another tab. */
async function codeInOutbox(page: Page, url: string): Promise<string> {
  const outbox = await page.context().newPage();
  await outbox.goto(`${url}/outbox`);
  const code = await outbox.locator('.big-code').first().innerText();
  await outbox.close();
  return code;
}

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const write = async (page: Page, fields: Record<string, string>) => {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).first().fill(value);
};

test('on a phone a mother comes from registration at ЕСИА, confirmed by post, to the diaries of two children in two organizations', async () => {
  const { system, url, set } = await aSystem();
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const page = await (await aDevice(browser, 'phone')).newPage();
  const phone = '+7 912 000-44-55';
  const password = 'Parol-2026!';

  await page.goto(`${url}/registration`);
  await expectNoBarriers(page);
  await write(page, { Фамилия: 'Новикова', Имя: 'Ольга', 'Мобильный телефон': phone });
  await press(page, 'Зарегистрироваться');

  const again = page.getByRole('button', { name: 'Получить новый код подтверждения' });
  expect(await page.locator('[data-clock]').innerText()).toMatch(/^[45]:\d\d$/);
  expect(await again.isDisabled()).toBe(true);
  await expectNoBarriers(page);
  const late = await codeInOutbox(page, url);
  await set('clock', { offsetSeconds: 301 });
  await write(page, { 'Код подтверждения': late });
  await press(page, 'Подтвердить');
  await page.getByText('Время действия кода истекло. Получите новый').waitFor();
  await again.click();
  await write(page, { 'Код подтверждения': await codeInOutbox(page, url) });
  await press(page, 'Подтвердить');

  await write(page, { Пароль: 'korotko', 'Пароль ещё раз': 'korotko' });
  await press(page, 'Сохранить');
  await page.getByText('Пароль короче 8 символов.').waitFor();
  await write(page, { Пароль: password, 'Пароль ещё раз': password });
  await press(page, 'Сохранить');
  await page.getByRole('link', { name: 'Войти и заполнить профиль' }).click();
  await write(page, { 'Телефон / Email / СНИЛС': phone, Пароль: password });
  await press(page, 'Войти');

  await page.getByRole('heading', { name: 'Новикова Ольга' }).waitFor();
  await expectNoBarriers(page);
  await set('registry', { delaySeconds: 60, outcome: 'passed' });
  await page.getByRole('link', { name: 'Заполнить личные данные' }).click();
  await page.getByLabel('Женский').check();
  await write(page, {
    'Дата рождения': '05.06.1990',
    'Место рождения': 'г. Челябинск',
    СНИЛС: '900-000-614 04',
    Серия: '7510',
    Номер: '123456',
    'Дата выдачи': '10.07.2010',
    'Код подразделения': '740-001',
    'Кем выдан': 'УФМС России по Челябинской области',
  });
  await expectNoBarriers(page);
  await press(page, 'Продолжить');
  await page.getByText('Личные данные проверяются').waitFor();
  await set('clock', { offsetSeconds: 400 });
  await page.reload();

  await page.getByRole('link', { name: 'Перейти к подтверждению личности' }).click();
  await page.getByRole('link', { name: 'Через Почту России' }).click();
  await write(page, { 'Почтовый адрес с индексом': '454080, Челябинск, пр. Ленина, 61, кв. 5' });
  await press(page, 'Отправить письмо');
  await page.getByText('Почтовый идентификатор').waitFor();
  await expectNoBarriers(page);
  await write(page, { 'Код подтверждения личности': await codeInOutbox(page, url) });
  await press(page, 'Подтвердить');

  await page.getByText('ПОДТВЕРЖДЕНО').waitFor();
  for (const path of ['profile/family/child', 'profile/security?app=new', 'desk', 'systems']) {
    await page.goto(`${url}/${path}`);
    await expectNoBarriers(page);
  }

  await set('clock', { offsetSeconds: 0 });
  await page.goto(system.url);
  await page.getByRole('link', { name: /через ГОСУСЛУГИ/ }).click();
  await press(page, 'Продолжить как Ольга Новикова');
  await giveConsent(page);
  await page.getByText(/Пётр/).filter({ visible: true }).first().waitFor();
  await page.getByText(/Яна/).first().waitFor({ state: 'attached' });
});
