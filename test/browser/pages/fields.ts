import { expect, type Locator, type Page } from '@playwright/test';

/** A line of 待变更清册 by its field. */
export function changeOf(scope: Page | Locator, field: string): Locator {
  return scope.locator('.changes-table tbody tr', {
    has: scope.getByRole('rowheader', { name: field, exact: true }),
  });
}

/** A field of the form by its label; 已修改 may stand behind it. */
export function fieldOf(page: Page, label: string): Locator {
  return page.locator('.field-grid').getByRole('textbox', { name: new RegExp(`^\\*?${label}`) });
}

/** 确定 → 待变更清册 → 完成办理. */
export async function confirmChanges(page: Page): Promise<void> {
  await page.getByRole('button', { name: '确定' }).click();
  const list = page.getByRole('dialog', { name: '待变更清册' });
  await expect(list).toBeVisible();
  await list.getByRole('button', { name: '完成办理' }).click();
}
