import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { AccountSeed } from '../../apps/esia-emulator/src/index.ts';

/** The real Chromium that `npm test` has found or installed. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--disable-gpu', '--disable-software-rasterizer'],
  });

/** A person's own device: cookies apart from everybody else's, Russian, wide as a desktop or narrow as a phone. */
export async function aDevice(browser: Browser, kind: 'phone' | 'desktop'): Promise<BrowserContext> {
  const viewport = kind === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 800 };
  const device = await browser.newContext({
    viewport,
    locale: 'ru-RU',
    timezoneId: 'Asia/Yekaterinburg',
    hasTouch: kind === 'phone',
    reducedMotion: 'reduce',
  });
  device.setDefaultTimeout(60_000); // several journeys share two cores
  return device;
}

/** Puts a session that the database holds into a browser, as its cookie. */
export async function enter(
  context: BrowserContext,
  url: string,
  session: { headers: { cookie: string } },
): Promise<void> {
  const [name = '', value = ''] = session.headers.cookie.split('=');
  await context.addCookies([{ name, value, url }]);
}

/** From the landing page through ЕСИА: picks the organization, presses «через ГОСУСЛУГИ», signs in with a password. */
export async function signIn(
  page: Page,
  url: string,
  account: AccountSeed,
  organizationName: string,
): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Название организации').fill(organizationName);
  await page.getByRole('button', { name: organizationName }).click();
  await page
    .getByRole('button', { name: /через ГОСУСЛУГИ/ })
    .or(page.getByRole('link', { name: /через ГОСУСЛУГИ/ }))
    .click();
  await page.locator('input[name=login]').fill(account.login.phone ?? '');
  await page.locator('input[name=password]').fill(account.password);
  await page.getByRole('button', { name: 'Войти', exact: true }).first().click();
}

export const giveConsent = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Даю согласие' }).click();
