import type { Page } from '@playwright/test';
import { expect } from '../hall';

/** On the page of months: the next one is ticked, and its assessment asked for. */
export async function askToAssess(page: Page): Promise<void> {
  await page.getByRole('group', { name: '待核定年月' }).getByRole('checkbox').first().check();
  await page.getByRole('button', { name: '汇缴核定', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** The next month, assessed. */
export async function assessMonth(page: Page): Promise<void> {
  await askToAssess(page);
  await page.getByRole('dialog').getByRole('button', { name: '确认核定' }).click();
  await expect(page.getByRole('status').getByText('核定成功')).toBeVisible();
}
