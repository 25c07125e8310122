import type { Locator, Page } from '@playwright/test';
import { expect } from '../hall';
import { askToAssess } from './assess';
import { goHome } from './boxes';
import type { Look } from './tour';

/** A month is assessed, its notice read with every way to pay it, and deleted again: the unit stands as before. */
export async function throughPayment(page: Page, look: Look): Promise<void> {
  await page.goto('/businesses/remittance');
  await expect(page.getByRole('region', { name: '自动核定' })).toBeVisible();
  await expect(page.locator('.months td', { hasText: '…' })).toHaveCount(0);
  await look('months to assess', page);
  await askToAssess(page);
  await look('months, asked', page);
  await page.getByRole('dialog').getByRole('button', { name: '确认核定' }).click();
  await expect(page.getByRole('status').getByText('核定成功')).toBeVisible();
  await look('months, assessed', page);
  await page.getByRole('tab', { name: '汇缴核定查询' }).click();
  const assessed = page.getByRole('group', { name: '汇缴核定查询' }).getByRole('row').nth(1);
  await expect(assessed).toContainText('待缴款');
  await look('assessments', page);
  await assessed.getByRole('button', { name: '明细' }).click();
  await lookIntoDialog(page, 'details of an assessment', look);
  await throughNotice(page, look);
  await page.goto('/businesses/remittance');
  await page.getByRole('tab', { name: '汇缴核定查询' }).click();
  await assessed.getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(page.getByRole('status').getByText('核定删除成功')).toBeVisible();
  await goHome(page);
}

/** Each way to pay says for itself what happens next. */
async function throughNotice(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: '缴款', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '缴款通知' })).toBeVisible();
  const ways = page.getByRole('radio');
  await expect(ways.first()).toBeVisible();
  for (const [at, way] of (await ways.all()).entries()) {
    await way.check();
    await look(`notice, way ${String(at + 1)}`, page);
  }
}

/** What the branch's units owe. */
export async function throughDunning(page: Page, look: Look): Promise<void> {
  await page.goto('/dunning');
  await expect(page.getByRole('region', { name: '催缴清单' })).toBeVisible();
  await look('months to be paid', page);
}

/** Where the centre looks members up. */
export async function throughMembers(page: Page, look: Look): Promise<void> {
  await page.goto('/office/members');
  await expect(page.getByText('请输入查询内容或单位账号')).toBeVisible();
  await look('members at the centre', page);
}

const DESK_PARTS = ['receipts', 'reversals', 'instruments', 'debits', 'reconciliation', 'cases'];

/** The cashier's desk with all its parts, and the words in which she says what the bank has done. */
export async function throughCashier(page: Page, look: Look): Promise<void> {
  for (const part of DESK_PARTS) {
    await page.goto(`/?part=${part}`);
    await expect(page.getByRole('tab', { selected: true })).toBeVisible();
    await look(`cashier, ${part}`, page);
  }
  await page.goto('/?part=receipts');
  await throughDialog(
    page.getByRole('button', { name: /^银行收回流水号/ }).first(),
    '银行收回',
    look,
  );
  await throughDialog(page.getByRole('button', { name: '导入对账单' }), '导入银行对账单', look);
  await page.goto('/?part=instruments');
  await throughDialog(page.getByRole('button', { name: '登记票据' }), '登记票据', look);
}

async function throughDialog(opener: Locator, name: string, look: Look): Promise<void> {
  await opener.click();
  await expect(opener.page().getByRole('dialog', { name })).toBeVisible();
  await lookIntoDialog(opener.page(), name, look);
}

async function lookIntoDialog(page: Page, name: string, look: Look): Promise<void> {
  await expect(page.getByRole('dialog').locator('.skeleton')).toHaveCount(0);
  await look(name, page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
