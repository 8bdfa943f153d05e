import type { Locator, Page } from 'playwright-core';

/** Goes on by Tab until the focus stands there; a place that can't be come to by Tab fails the test. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.first().and(page.locator(':focus')).count()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Sixty presses of Tab have not brought the focus there.');
}

/** Comes there by Tab and presses Enter. */
export async function pressAt(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}
