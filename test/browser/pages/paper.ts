import type { Page } from '@playwright/test';

/** A4 between its margins of 12 mm, at 96 dots an inch; a page with a wide table is printed across. */
const PAPER = { width: 703, height: 1_032 };
const ACROSS = { width: 1_032, height: 703 };

interface OnPaper {
  /** Things to be pressed that are seen. */
  readonly pressable: string[];
  /** A sheet in a pile says what it is. */
  readonly titled: boolean;
  /** By how many dots the page is wider than the paper. */
  readonly tooWide: number;
  /** Heads of tables that stand on the first sheet alone. */
  readonly headsOnce: number;
}

/** The page as it is printed. */
export async function onPaper(page: Page): Promise<OnPaper> {
  const own = page.viewportSize() ?? { width: 1366, height: 768 };
  await page.emulateMedia({ media: 'print' });
  const across = await page.locator('main:has(tr > :nth-child(9))').count();
  await page.setViewportSize(across > 0 ? ACROSS : PAPER);
  const found = await page.evaluate(() => {
    const seen = (one: Element): boolean => one.getClientRects().length > 0;
    const { scrollWidth, clientWidth } = document.documentElement;
    const pressable = [
      ...document.querySelectorAll('button, nav, .foot-bar button, [type=checkbox]'),
    ];
    return {
      pressable: pressable.filter(seen).map((one) => one.outerHTML.slice(0, 90)),
      titled: [...document.querySelectorAll('h1, .print-page h2')].some(seen),
      tooWide: Math.max(0, scrollWidth - clientWidth),
      headsOnce: [...document.querySelectorAll('thead')].filter(
        (head) => seen(head) && getComputedStyle(head).display !== 'table-header-group',
      ).length,
    };
  });
  await page.emulateMedia({ media: null });
  await page.setViewportSize(own);
  return found;
}
