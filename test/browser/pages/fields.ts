import { expect, type Locator, type Page } from '@playwright/test';
import { businessNoOf, openBusiness } from './register';

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

/** A case that came back is sent with its papers as it was, and not after all, for the hall says so. */
export async function triesUnchanged(page: Page): Promise<void> {
  await confirmChanges(page);
  await page.getByRole('button', { name: '上传完成并提交审批' }).click();
  const question = page.getByRole('dialog', { name: '退回后未作修改，仍要提交？' });
  await question.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '取消上传' }).click();
}

/** The unit's new address, submitted: it asks for no papers. */
export async function submittedAddress(page: Page): Promise<string> {
  await openBusiness(page, '单位信息变更');
  const businessNo = businessNoOf(page);
  await fieldOf(page, '单位地址').fill('河洛市瀍河区启明南路9号');
  await confirmChanges(page);
  await expect(page.getByRole('heading', { name: '提交成功' })).toBeVisible();
  return businessNo;
}
