import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import { expect, test } from './hall';

const HEADER = '交易流水号,交易日期,借方发生额,贷方发生额,余额,对方户名,附言';
/** Of this run: the hall books a serial once for ever. */
const RUN = String(Date.now());

/** Somebody who pays for a unit without saying so. */
const LINES = [
  `B${RUN}1,20261128,,"1,234.56",,不知名商贸有限公司,货款`,
  `B${RUN}2,20261128,,88.00,,某某,01000000034`,
  `B${RUN}3,20261128,,一百,,某某,`,
  `B${RUN}4,20261128,,300.00,,河洛市财政局,财政统发`,
];

test('a cashier brings a statement, and two of them clear what nobody knows', async ({ hall }) => {
  const cashier = await hall.staff('cashier');
  const other = await hall.staff('cashier-b');
  const serial = `B${RUN}1`;

  await test.step('each line is told what became of it, and the same file again brings nothing', async () => {
    await expect(cashier.getByRole('heading', { name: '出纳工作台' })).toBeVisible();
    await bring(cashier);
    const dialog = cashier.getByRole('dialog', { name: '导入银行对账单' });
    await expect(dialog.getByRole('region', { name: '对账单内容' })).toContainText(
      '3笔，另有1行无法读取',
    );
    await dialog.getByRole('button', { name: '确认导入' }).click();
    await expect(dialog).toContainText('新入账3笔，此前已有0笔，未导入1笔');
    await expect(dialog.getByRole('row', { name: /^4 / })).toContainText('“一百”不是金额');
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await bring(cashier);
    await dialog.getByRole('button', { name: '确认导入' }).click();
    await expect(dialog).toContainText('新入账0笔，此前已有3笔，未导入1笔');
    await dialog.getByRole('button', { name: '关闭' }).last().click();
  });

  await test.step('money with a unit’s account number is that unit’s, the other is in suspense', async () => {
    await expect(row(cashier, `B${RUN}2`)).toContainText('单位未分配');
    await expect(row(cashier, `B${RUN}2`)).toContainText('01000000034');
    await expect(row(cashier, serial)).toContainText('暂收待认领');
  });

  await test.step('who claims it says for whom and why, and does not check it himself', async () => {
    await cashier.getByRole('button', { name: `认领流水号${serial}` }).click();
    const dialog = cashier.getByRole('dialog', { name: '认领暂收款' });
    await dialog.getByRole('button', { name: '确认' }).click();
    await expect(dialog.getByText('必填')).toHaveCount(2);
    await dialog.getByLabel('单位账号').fill('01000000034');
    await expect(dialog.getByRole('note')).toContainText('北辰会计师事务所（01000000034）');
    await dialog.getByLabel('认领依据').fill('附言不清，暂按户名');
    await dialog.getByRole('button', { name: '确认' }).click();
    await expect(row(cashier, serial)).toContainText('待复核');
    await expect(row(cashier, serial).getByRole('button', { name: /复核|认领/ })).toHaveCount(0);
  });

  await test.step('he takes it back after a question, as long as nobody has checked it, and claims it anew', async () => {
    await cashier.getByRole('button', { name: `撤回流水号${serial}的申请` }).click();
    const question = cashier.getByRole('dialog', { name: '撤回申请？' });
    await expect(question).toContainText('现为“待复核”，尚无人复核');
    await question.getByRole('button', { name: '取消' }).click();
    await expect(row(cashier, serial)).toContainText('待复核');
    await cashier.getByRole('button', { name: `撤回流水号${serial}的申请` }).click();
    await question.getByRole('button', { name: '撤回', exact: true }).click();
    await expect(row(cashier, serial)).toContainText('暂收待认领');
    await expect(row(cashier, serial)).toContainText('撤回：附言不清，暂按户名');
    await cashier.getByRole('button', { name: `认领流水号${serial}` }).click();
    const dialog = cashier.getByRole('dialog', { name: '认领暂收款' });
    await dialog.getByLabel('单位账号').fill('01000000034');
    await dialog.getByLabel('认领依据').fill('付款人来电确认');
    await dialog.getByRole('button', { name: '确认' }).click();
    await expect(row(cashier, serial)).toContainText('待复核');
  });

  await test.step('another one finds it by its serial and agrees', async () => {
    await other.getByLabel('流水号、户名、账号或业务流水号').fill(serial);
    await other.getByRole('button', { name: '查询', exact: true }).click();
    await other.getByRole('button', { name: `复核流水号${serial}` }).click();
    const dialog = other.getByRole('dialog', { name: '复核认领' });
    await expect(dialog).toContainText('付款人来电确认');
    await dialog.getByLabel('复核意见').fill('同意');
    await dialog.getByRole('button', { name: '同意' }).click();
    await expect(row(other, serial)).toContainText('单位未分配');
    await expect(row(other, serial)).toContainText('由出纳认领');
  });

  await test.step('what the treasury paid is split along its list, brought by one and checked by the other', async () => {
    const paid = `B${RUN}4`;
    await cashier.getByRole('button', { name: `按财政清册分拆流水号${paid}` }).click();
    const dialog = cashier.getByRole('dialog', { name: '按财政清册分拆' });
    await dialog.getByLabel('清册名称').fill('11月财政清册');
    await dialog.getByLabel('清册', { exact: true }).fill('01000000034\t100.00\n河洛');
    await expect(dialog.locator('#list-said')).toContainText('第2行无法识别：河洛');
    await dialog.getByLabel('清册', { exact: true }).fill('01000000034\t100.00\n01000000004 200');
    await expect(dialog.locator('#list-said')).toContainText(
      '2个单位，合计300.00元，与到账相差0.00元',
    );
    await dialog.getByRole('button', { name: '确认' }).click();
    await expect(row(cashier, paid)).toContainText('财政清册待复核');
    await other.getByLabel('流水号、户名、账号或业务流水号').fill(paid);
    await other.getByRole('button', { name: '查询', exact: true }).click();
    await other.getByRole('button', { name: `复核流水号${paid}` }).click();
    const check = other.getByRole('dialog', { name: '复核认领' });
    await expect(check.getByRole('row', { name: /01000000004/ })).toContainText('200.00');
    await check.getByLabel('复核意见').fill('核对无误');
    await check.getByRole('button', { name: '同意' }).click();
    await expect(row(other, paid)).toContainText('已按清册分拆');
  });

  await test.step('what the bank has taken back is reversed by the entry it names, once another one agrees', async () => {
    const taken = `B${RUN}2`;
    await cashier.getByRole('button', { name: `银行收回流水号${taken}` }).click();
    const dialog = cashier.getByRole('dialog', { name: '银行收回' });
    await expect(dialog).toContainText('各月缴款不受影响');
    await dialog.getByRole('button', { name: '提交复核' }).click();
    await expect(dialog.getByText('必填')).toHaveCount(3);
    await dialog.getByLabel('收回的银行流水号').fill(`B${RUN}9`);
    await dialog.getByLabel('收回日期').fill('2026-11-28');
    await dialog.getByLabel('收回原因').fill('付款人账户冻结');
    await dialog.getByRole('button', { name: '提交复核' }).click();
    await expect(row(cashier, taken)).toContainText('收回待复核');
    await other.getByRole('tab', { name: /^收回复核/ }).click();
    await other.getByRole('button', { name: `复核流水号${taken}` }).click();
    const check = other.getByRole('dialog', { name: '复核冲回' });
    await check.getByLabel('复核意见').fill('核对无误');
    await check.getByRole('button', { name: '同意' }).click();
    await expect(row(cashier, taken)).toContainText('已被银行收回');
    await expect(row(cashier, taken)).toContainText('收回日期2026-11-28');
  });

  await test.step('a claim that was a mistake is undone by both, and the money waits again', async () => {
    await cashier.getByRole('button', { name: `撤销认领流水号${serial}` }).click();
    const dialog = cashier.getByRole('dialog', { name: `撤销认领流水号${serial}` });
    await dialog.getByLabel('原因').fill('付款人来函更正');
    await dialog.getByRole('button', { name: '提交复核' }).click();
    await other.getByRole('button', { name: `复核流水号${serial}` }).click();
    const check = other.getByRole('dialog', { name: '复核冲回' });
    await check.getByLabel('复核意见').fill('同意');
    await check.getByRole('button', { name: '同意' }).click();
    await expect(row(cashier, serial)).toContainText('暂收待认领');
  });

  await test.step('the reconciliation shows both sides of each account, and what only one of them knows', async () => {
    await other.getByRole('tab', { name: '余额调节' }).click();
    await other.getByLabel('银行账户').selectOption('01');
    const both = other.getByRole('row').filter({ hasText: '101 住房公积金存款账面余额' });
    await expect(both).toHaveCount(1);
    await expect(both).toContainText('银行对账单余额');
    const paid = other.getByRole('group', { name: '中心已付、银行未付' });
    await expect(paid).toContainText(`B${RUN}9`);
    const receivables = other.getByRole('region', { name: '119 其他应收款' });
    await expect(receivables).toContainText('没有未冲抵的其他应收款');
  });
});

test('in English the statement is brought beside the search, not under it', async ({ hall }) => {
  const cashier = await hall.staff('cashier');
  await cashier.getByRole('button', { name: 'English' }).click();
  const placeOf = async (name: string) =>
    (await cashier.getByRole('button', { name, exact: true }).boundingBox())?.y;
  await expect(cashier.getByRole('button', { name: 'Import statement' })).toBeVisible();
  expect(await placeOf('Import statement')).toBe(await placeOf('Search'));
  await cashier.getByRole('button', { name: '简体中文' }).click();
});

async function bring(page: Page): Promise<void> {
  await page.getByRole('button', { name: '导入对账单' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: '浏览' }).click();
  const buffer = Buffer.from([HEADER, ...LINES].join('\r\n'));
  await (await chooser).setFiles({ name: '11月28日.csv', mimeType: 'text/csv', buffer });
}

function row(page: Page, serial: string) {
  return page.getByRole('row').filter({ hasText: serial });
}
