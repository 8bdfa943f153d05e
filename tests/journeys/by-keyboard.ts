import type { Locator, Page } from 'playwright-core';

/** Goes on by Tab until the focus stands there; a place that can't be come to by Tab fails the test. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  const isThere = () => target.first().and(page.locator(':focus')).count();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isThere()) {
      // Who opens a panel moves the focus into it a moment later: it has to stand, not to pass by.
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)))');
      if (await isThere()) return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('Sixty presses of Tab have not brought the focus there.');
}

/** Comes there by Tab and presses Enter. */
export async function pressAt(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}
