import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import { expect } from '../hall';

/** Two people. */
interface Cashiers {
  readonly maker: Page;
  readonly checker: Page;
}

/** What the bank books, brought as a statement. */
export async function bring(cashier: Page, lines: readonly string[]): Promise<void> {
  const header = '交易流水号,交易日期,借方发生额,贷方发生额,余额,对方户名,附言';
  await cashier.getByRole('button', { name: '导入对账单' }).click();
  const dialog = cashier.getByRole('dialog', { name: '导入银行对账单' });
  const chooser = cashier.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '浏览' }).click();
  const buffer = Buffer.from([header, ...lines].join('\r\n'));
  await (await chooser).setFiles({ name: '到账.csv', mimeType: 'text/csv', buffer });
  await dialog.getByRole('button', { name: '确认导入' }).click();
  await expect(dialog).toContainText(`新入账${String(lines.length)}笔`);
  await dialog.locator('.dialog-foot').getByRole('button', { name: '关闭' }).click();
  await expect(dialog).toHaveCount(0);
}

/** One cashier asks, having seen what it means; another one finds it counted on his desk, sees the same and agrees. */
export async function takeBack({ maker, checker }: Cashiers, serial: string): Promise<void> {
  await maker.getByRole('button', { name: `银行收回流水号${serial}` }).click();
  const asked = maker.getByRole('dialog', { name: '银行收回' });
  await expect(asked).toContainText(/重新待缴|不受影响/);
  await asked.getByLabel('收回的银行流水号').fill(`${serial}9`);
  await asked.getByLabel('收回日期').fill('2026-11-28');
  await asked.getByLabel('收回原因').fill('付款人账户冻结');
  await asked.getByRole('button', { name: '提交复核' }).click();
  const row = maker.getByRole('row').filter({ hasText: serial }).first();
  await expect(row).toContainText('收回待复核');
  await expect(maker.getByRole('tab', { name: /^收回复核$/ })).toBeVisible();
  await checker.getByRole('tab', { name: /^收回复核\s*\d/ }).click();
  await checker.getByRole('button', { name: `复核流水号${serial}` }).click();
  const checked = checker.getByRole('dialog', { name: '复核冲回' });
  await expect(checked).toContainText('付款人账户冻结');
  await checked.getByLabel('复核意见').fill('核对无误');
  await checked.getByRole('button', { name: '同意' }).click();
  await expect(row).toContainText('已被银行收回');
  await expect(row).toContainText('收回日期2026-11-28');
}
