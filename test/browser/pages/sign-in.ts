import { expect, type Page } from '@playwright/test';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';

export interface OperatorName {
  readonly unitAccountNo: string;
  readonly loginName: string;
}

/** Manual 1.1: UKey, unit account, login name, password, 登录. */
export async function signInAsOperator(
  page: Page,
  { unitAccountNo, loginName }: OperatorName,
  password = DEMONSTRATION_PASSWORD,
): Promise<void> {
  await tryAsOperator(page, { unitAccountNo, loginName }, password);
  await expect(page.getByRole('heading', { name: '单位业务首页' })).toBeAttached();
}

export async function tryAsOperator(
  page: Page,
  { unitAccountNo, loginName }: OperatorName,
  password: string,
): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('单位账号').fill(unitAccountNo);
  await page.getByLabel('登录名称').fill(loginName);
  await page.getByLabel('登录密码').fill(password);
  await insertUkey(page, unitAccountNo);
  await submit(page);
}

export async function insertUkey(page: Page, unitAccountNo: string): Promise<void> {
  const inserted = page.getByText(`已插入，单位账号 ${unitAccountNo}`);
  if (await inserted.isVisible()) return;
  await page.getByRole('button', { name: '插入演示UKey' }).click();
  await expect(inserted).toBeVisible();
}

/** A code that was used a moment ago is refused; the next one comes within half a minute. */
export async function signInAsStaff(
  page: Page,
  loginName: string,
  password = DEMONSTRATION_PASSWORD,
): Promise<void> {
  await page.goto('/login');
  await page.getByRole('tab', { name: '中心工作人员' }).click();
  await page.getByLabel('登录名称').fill(loginName);
  await page.getByLabel('登录密码').fill(password);
  await expect(async () => {
    await page.getByRole('button', { name: '填入演示口令' }).click();
    await expect(page.getByLabel('动态口令')).toHaveValue(/^\d{6}$/);
    await submit(page);
    await expect(page.getByRole('button', { name: '退出系统' })).toBeVisible({ timeout: 3_000 });
  }).toPass({ intervals: [8_000], timeout: 60_000 });
}

/** Antd's loading button drops clicks for a moment; the form also goes by Enter. */
async function submit(page: Page): Promise<void> {
  await page.locator('button[type=submit]').click();
}
