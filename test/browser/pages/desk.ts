import { expect, type Page } from '@playwright/test';
import { tabTo } from './keyboard';

/** 签收 at the list, then the case itself. */
export async function claim(page: Page, businessNo: string): Promise<void> {
  await page.getByRole('button', { name: `签收 ${businessNo}` }).click();
  await page.getByRole('tab', { name: /我的待办/ }).click();
  await page.getByRole('link', { name: `办理 ${businessNo}` }).click();
  await expect(page.getByRole('region', { name: '办理意见' })).toBeVisible();
}

export async function approve(page: Page, businessNo: string): Promise<void> {
  await page.locator('.decision-acts').getByRole('button', { name: '同意' }).click();
  await expect(page.getByText(`已同意 ${businessNo}`).first()).toBeVisible();
}

export async function returnCase(page: Page, businessNo: string, opinion: string): Promise<void> {
  await page.getByLabel('审批意见').fill(opinion);
  await page.locator('.decision-acts').getByRole('button', { name: '退回' }).click();
  await expect(page.getByText(`已退回 ${businessNo}`).first()).toBeVisible();
}

/** The same by keys alone: Tab, Enter, and the shortcut of 同意. */
export async function claimAndApproveByKeyboard(page: Page, businessNo: string): Promise<void> {
  await tabTo(page, page.getByRole('link', { name: businessNo, exact: true }));
  await page.keyboard.press('Enter');
  const decision = page.getByRole('region', { name: '办理意见' });
  await expect(decision).toBeVisible();
  await tabTo(page, decision.getByRole('button', { name: '签收' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('审批意见'));
  await page.keyboard.type('同意');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`已同意 ${businessNo}`).first()).toBeVisible();
}
