import { expect, type Download, type Locator, type Page } from '@playwright/test';

export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** From the home page by its tile, as manual 1.2. */
export async function openBusiness(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: '住房公积金管理中心' }).click();
  await expect(page.locator('.skeleton')).toHaveCount(0);
  // By its key: what waits for the unit is read anew and may move the tiles under a pointer.
  await page.locator('a.tile', { has: page.getByText(title, { exact: true }) }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page).toHaveURL(/\/cases\/\d+\/edit$/);
  // What is in it already stands on the page before anybody looks.
  await expect(page.locator('.skeleton')).toHaveCount(0);
}

export function businessNoOf(page: Page): string {
  const number = /\/cases\/(\d+)/.exec(page.url())?.[1];
  if (number === undefined) throw new Error(`no case at ${page.url()}`);
  return number;
}

export async function downloaded(page: Page, link: Locator): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return download;
}

/** 批量导入 → 浏览 → 确定, up to the checked result. */
export async function importFile(page: Page, file: ChosenFile): Promise<Locator> {
  await page.getByRole('button', { name: '批量导入' }).click();
  const dialog = page.getByRole('dialog', { name: '批量导入' });
  await chooseFile(page, dialog.getByRole('button', { name: '浏览' }), [file]);
  await expect(dialog.getByText(`已选择：${file.name}`)).toBeVisible();
  await dialog.getByRole('button', { name: '确定' }).click();
  return dialog;
}

export async function chooseFile(page: Page, button: Locator, files: ChosenFile[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(files);
}

export type MemberBy = '个人账号' | '姓名' | '证件号码';

/** A member by one of the manual's three ways; his data appear. */
export async function pickMember(
  page: Page,
  by: MemberBy,
  words: string,
  accountNo: string,
): Promise<void> {
  await page
    .getByRole('radiogroup', { name: '检索方式' })
    .getByRole('radio', { name: by, exact: true })
    .check();
  const box = page.getByRole('combobox', { name: '个人账号' });
  await box.fill(words);
  await page.locator('.member-option', { hasText: accountNo }).click();
}

export async function enterBase(page: Page, yuan: string): Promise<void> {
  await page.locator('form.entry').getByRole('textbox', { name: '调整后缴存基数' }).fill(yuan);
  await page.getByRole('button', { name: '录入清册' }).click();
}

/** A row of the register by its account number. */
export function rowOf(page: Page, accountNo: string): Locator {
  return page.locator('#register-table tbody tr', { hasText: accountNo });
}

/** Rows of the register that can be read without scrolling: below its head, above the bar at the foot. */
export function rowsInSight(page: Page): Promise<number> {
  return page.evaluate(() => {
    const head = document.querySelector('#register-table thead')?.getBoundingClientRect().bottom;
    const foot = document.querySelector('.foot-bar')?.getBoundingClientRect().top ?? innerHeight;
    const rows = [...document.querySelectorAll('#register-table tbody tr:not(.finding-row)')];
    return rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= (head ?? 0) - 1 && bottom <= foot + 1;
    }).length;
  });
}

/** 提交审批 → the check page → 提交审批 → 提交成功; answers the business number. */
export async function submitForApproval(page: Page): Promise<string> {
  await page.getByRole('button', { name: '提交审批' }).click();
  await expect(page.getByRole('heading', { name: '核对后提交审批' })).toBeVisible();
  await page.getByRole('button', { name: '提交审批' }).click();
  await expect(page.getByRole('heading', { name: '提交成功' })).toBeVisible({ timeout: 30_000 });
  return page.locator('.business-no').innerText();
}
