import type { Page } from '@playwright/test';
import { expect, test } from './hall';
import { violationsOf } from './pages/axe';
import { chineseData, chineseOn } from './pages/chinese';
import { onPaper } from './pages/paper';
import { tour } from './pages/tour';
import { overflowOf } from './pages/width';

const BANK = '02000000020';
const REVIEWER = 'first-02-b';
const WIDTHS = [1920, 1366];
/** Some sixty states of pages, each looked at as a whole. */
const WALK_MS = 600_000;

test('every page is clean for axe, fits 1366 and 1920 pixels, is printed whole with nothing to be pressed, and speaks English when asked to', async ({
  hall,
}) => {
  test.setTimeout(WALK_MS);
  const data = await chineseData(BANK, {
    operator: await hall.operator(BANK),
    reviewer: await hall.staff(REVIEWER),
    cashier: await hall.staff('cashier'),
  });
  await tour(hall, { unitAccountNo: BANK, reviewer: REVIEWER }, async (name, page) => {
    await test.step(name, async () => {
      expect.soft(await violationsOf(page), name).toEqual([]);
      await fits(page, name);
      await speaksEnglish(page, name, data);
    });
  });
});

async function fits(page: Page, name: string): Promise<void> {
  const own = page.viewportSize() ?? { width: 1366, height: 768 };
  const widths = own.width < 1000 ? [own.width] : WIDTHS;
  for (const width of widths) {
    await page.setViewportSize({ width, height: own.height });
    expect.soft(await overflowOf(page), `${name} at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(own);
  // A phone's page is not printed.
  if (own.width >= 1000)
    expect
      .soft(await onPaper(page), `${name} on paper`)
      .toEqual({ pressable: [], titled: true, tooWide: 0, headsOnce: 0 });
}

/** What stays Chinese then is data. */
async function speaksEnglish(page: Page, name: string, data: readonly string[]): Promise<void> {
  const toEnglish = page.getByRole('button', { name: 'English', includeHidden: true });
  await toEnglish.dispatchEvent('click');
  await expect(page.locator('html')).toHaveAttribute('lang', /^en/);
  expect.soft(await chineseOn(page, data), `${name} in English`).toEqual([]);
  const back = page.getByRole('button', { name: /中文/, includeHidden: true });
  await back.dispatchEvent('click');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
}
