import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aSession } from '../school/index.ts';
import { aDevice, enter, openBrowser } from './browser.ts';
import { aRunningSystem, type RunningSystem } from './running-system.ts';
import { aGivenConsent, aSchoolWeek, type SchoolWeek } from './school-week.ts';

/** On a slow mobile network this much is some two seconds. */
const mostBytes = 200_000;

let system: RunningSystem;
let browser: Browser;
let school: SchoolWeek;
beforeAll(async () => {
  [system, browser] = await Promise.all([aRunningSystem(), openBrowser()]);
  school = await aSchoolWeek(system.database.kysely);
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

interface Script {
  address: string;
  bytes: number;
  encoding: string | undefined;
  caching: string | undefined;
}

/** Opens the site in a browser that has never seen it, and weighs the scripts as they come over the wire. */
async function scriptsOfFirstScreen(
  role: 'guardian' | 'teacher',
  personId: number,
  shown: RegExp,
): Promise<Script[]> {
  const db = system.database.kysely;
  await aGivenConsent(db, personId);
  const device = await aDevice(browser, 'phone');
  await enter(
    device,
    system.url,
    await aSession(db, { personId, role, organizationId: school.organizationId }),
  );
  const page = await device.newPage();
  const scripts = new Map<string, Script>();
  const network = await device.newCDPSession(page);
  await network.send('Network.enable');
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type !== 'Script') return;
    scripts.set(requestId, {
      address: response.url,
      bytes: 0,
      encoding: response.headers['content-encoding'],
      caching: response.headers['cache-control'],
    });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.bytes = encodedDataLength;
  });
  await page.goto(system.url);
  await page.getByText(shown).filter({ visible: true }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await device.close();
  return [...scripts.values()];
}

test.each([
  { who: 'a mother’s diary', role: 'guardian', person: 'guardianId', shown: /Алгебра/ },
  { who: 'a teacher’s list of journals', role: 'teacher', person: 'teacherId', shown: /Алгебра/ },
] as const)('$who comes with less than 200 kB of script', async ({ role, person, shown }) => {
  const scripts = await scriptsOfFirstScreen(role, school[person], shown);
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.filter(({ bytes }) => bytes === 0)).toEqual([]);
  expect(scripts.filter(({ encoding }) => encoding !== 'br' && encoding !== 'gzip')).toEqual([]);
  expect(scripts.filter(({ caching }) => !/max-age=31536000.*immutable/.test(caching ?? ''))).toEqual([]);
  expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(mostBytes);
});
