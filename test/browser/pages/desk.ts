import { expect, type Locator, type Page } from '@playwright/test';
import { tabTo } from './keyboard';

export async function goToDesk(page: Page): Promise<void> {
  await page.getByRole('link', { name: '住房公积金管理中心' }).click();
  await expect(page.getByRole('heading', { name: '审批任务' })).toBeVisible();
}

export async function openDeskBox(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${title}`) }).click();
}

/** 退还 of a task somebody else has claimed: asked about first. */
export async function release(page: Page, button: Locator): Promise<void> {
  await button.click();
  const asked = page.getByRole('dialog', { name: '退还他人签收的任务' });
  await asked.getByRole('button', { name: '退还' }).click();
}

/** 签收 at the list opens the case. */
export async function claim(page: Page, businessNo: string): Promise<void> {
  await page.getByRole('button', { name: `签收 ${businessNo}` }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/${businessNo}$`));
  await expect(page.getByRole('region', { name: '办理意见' })).toBeVisible();
  // The button is gone: who goes on by keys begins at the case.
  await expect(page.getByRole('heading', { level: 1, name: businessNo })).toBeFocused();
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
  await expect(decision).toContainText('Alt+C 签收');
  await page.keyboard.press('Alt+c');
  await expect(page.getByLabel('审批意见')).toBeFocused();
  await page.keyboard.type('同意');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`已同意 ${businessNo}`).first()).toBeVisible();
}
