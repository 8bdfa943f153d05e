import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { AccountSeed } from '../../apps/esia-emulator/src/index.ts';
import type { Role } from '../../packages/contract/src/index.ts';
import { anEmployee, aSession } from '../school/index.ts';
import { aDevice, enter, openBrowser } from './browser.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';
import { aGivenConsent, aSchoolWeek, longNames, type SchoolWeek } from './school-week.ts';

const phone = { width: 390, height: 844 };

/** Somebody's browser, and what it complains of: errors in the console, among them breaches of the content security policy. */
export interface Visit {
  device: BrowserContext;
  page: Page;
  complaints: string[];
}

/** A running school with names as long as they come, and people who walk through its screens to judge them. */
export interface Gallery {
  system: RunningSystem;
  browser: Browser;
  school: SchoolWeek;
  /** Holds every role of an office. */
  office: { personId: number };
  aVisit(who?: { personId: number; role?: Role }): Promise<Visit>;
  asOffice(role: Role): Promise<Visit>;
  /** Looks at the screen that stands there: on a desktop, and on a phone in dark colours. */
  expectGoodScreen(visit: Visit): Promise<void>;
  /** Opens an address and looks at it when the text is there; then at its English, whose words have other lengths. */
  expectGoodAddress(visit: Visit, path: string, text: string | RegExp): Promise<void>;
  close(): Promise<void>;
}

export async function openGallery(accounts: readonly AccountSeed[] = []): Promise<Gallery> {
  const [system, browser] = await Promise.all([aRunningSystem({ accounts }), openBrowser()]);
  const db = system.database.kysely;
  const school = await aSchoolWeek(db);
  const office = await anOffice(db, school);

  async function aVisit(who?: { personId: number; role?: Role }): Promise<Visit> {
    const device = await aDevice(browser, 'desktop');
    if (who) {
      const { organizationId } = school;
      await enter(device, system.url, await aSession(db, { ...who, organizationId }));
    }
    const page = await device.newPage();
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || /content security policy/i.test(message.text()))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return { device, page, complaints };
  }

  return {
    system,
    browser,
    school,
    office,
    aVisit,
    asOffice: (role) => aVisit({ personId: office.personId, role }),
    expectGoodScreen,
    expectGoodAddress: (visit, path, text) => expectGoodAddress(visit, system.url + path, text),
    async close() {
      await browser.close();
      await system.close();
    },
  };
}

async function anOffice(
  db: RunningSystem['database']['kysely'],
  school: SchoolWeek,
): Promise<{ personId: number }> {
  const office = await anEmployee(db, {
    ...longNames.student,
    organizationId: school.organizationId,
    roles: ['school_admin', 'deputy_head', 'regional_coordinator', 'operator'],
  });
  for (const personId of [school.guardianId, school.teacherId, office.personId])
    await aGivenConsent(db, personId);
  await db
    .insertInto('contact')
    .values({
      personId: office.personId,
      kind: 'email',
      value: 'a.very.long.address.of.the.office@school.example',
    })
    .execute();
  return office;
}

/** Runs in the page: what makes it wider than its window, so that it has to be pushed sideways. */
export const widerThanWindow = `(() => {
  if (document.scrollingElement.scrollWidth <= window.innerWidth) return [];
  const isOutside = (element) => element.getBoundingClientRect().right > window.innerWidth + 1;
  const widest = [...document.body.querySelectorAll('*')].find(isOutside);
  return ['wider than the window: ' + (widest ? widest.outerHTML.slice(0, 200) : 'the page')];
})()`;

/** What axe finds that keeps somebody from using the screen. */
export async function graveFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
    );
}

async function expectGoodScreen({ page, complaints }: Visit): Promise<void> {
  const look = async () => [
    ...(await page.evaluate<string[]>(widerThanWindow)),
    ...(await graveFindings(page)),
  ];
  const onDesktop = await look();
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
  const onDarkPhone = await look();
  expect({ onDesktop, onDarkPhone, complaints }).toEqual({ onDesktop: [], onDarkPhone: [], complaints: [] });
}

/** Runs in the page: another tab of the browser has chosen English, so that the page need not be loaded a second time. */
const inEnglish = `
  localStorage.setItem('gorodok.language', 'en');
  dispatchEvent(new StorageEvent('storage', { key: 'gorodok.language', newValue: 'en' }));`;

async function expectGoodAddress(visit: Visit, address: string, text: string | RegExp): Promise<void> {
  const { page, complaints } = visit;
  await page.goto(address);
  await page.getByText(text).filter({ visible: true }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await expectGoodScreen(visit);
  await page.evaluate(inEnglish);
  await page.locator('html[lang=en]').waitFor();
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  expect([await page.evaluate<string[]>(widerThanWindow), complaints]).toEqual([[], []]);
  await visit.device.close();
}
