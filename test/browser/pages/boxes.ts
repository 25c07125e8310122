import { expect, type Locator, type Page } from '@playwright/test';

/** The task centre at the foot of the home page: 消息, 待办, 已办, 我发起的. */
export async function openBox(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${title}`) }).click();
}

export async function goHome(page: Page): Promise<void> {
  await page.getByRole('link', { name: '住房公积金管理中心' }).click();
  await expect(page.getByRole('heading', { name: '任务中心' })).toBeVisible();
}

/** The first row of the open box. */
export function firstRow(page: Page): Locator {
  return page.getByRole('tabpanel').locator('tbody tr').first();
}

/** Remembers in the page itself that it has not been loaded anew. */
export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset['marked'] = 'yes';
  });
}

export async function expectNotReloaded(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-marked', 'yes');
}
