import type { Page } from '@playwright/test';

/** How many pixels the page is wider than its window: tables scroll in their own frames, pages never sideways. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
