import type { Page } from '@playwright/test';
import { expect, test } from './hall';

const UNIT = '03000000033';
/** Of this run: a number stands once until its paper has bounced. */
const CHEQUE = String(Date.now()).slice(-8);

test('a unit chooses how it pays, and hears what becomes of a cheque and of an order to the bank', async ({
  hall,
}) => {
  const unit = await hall.operator(UNIT);
  const cashier = await hall.staff('cashier');
  let noticeNo = '';

  await test.step('each way says in plain words what happens next', async () => {
    await assessedNotice(unit);
    noticeNo =
      (await unit
        .getByRole('region', { name: '缴款信息' })
        .getByText(/^\d{16}$/)
        .textContent()) ?? '';
    await expect(unit.getByRole('radio', { name: /^转账/ })).toBeChecked();
    const next = unit.getByRole('region', { name: '下一步' });
    await expect(next).toContainText(`附言只填缴款通知号${noticeNo}`);
    await unit.getByRole('radio', { name: '财政统发' }).check();
    await expect(next).toContainText('本单位尚未签订财政统发协议');
    await expect(next.getByRole('button')).toHaveCount(0);
    await unit.getByRole('radio', { name: '支票' }).check();
    await expect(next).toContainText('退票则不入账');
    await next.getByRole('button', { name: '选用支票' }).click();
    await expect(unit.getByRole('radio', { name: /支票.*已选用/ })).toBeChecked();
  });

  await test.step('the cashier records the cheque, and the unit sees that it is with the bank', async () => {
    await cashier.getByRole('tab', { name: '票据' }).click();
    await cashier.getByRole('button', { name: '登记票据' }).click();
    const dialog = cashier.getByRole('dialog', { name: '登记票据' });
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(dialog.getByText('必填')).toHaveCount(4);
    await dialog.getByLabel('票据号码').fill(CHEQUE);
    await dialog.getByLabel('缴款通知号').fill(noticeNo);
    await dialog.getByLabel('金额（元）').fill('100.00');
    await dialog.getByLabel('出票人').fill('某公司');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(cashier.getByRole('row').filter({ hasText: CHEQUE })).toContainText('待清算');
    await unit.reload();
    await expect(unit.getByRole('group', { name: '票据记录' })).toContainText(CHEQUE);
  });

  await test.step('it bounces: the unit reads why, and nothing is booked', async () => {
    await cashier.getByRole('button', { name: `退票${CHEQUE}` }).click();
    const dialog = cashier.getByRole('dialog', { name: `退票${CHEQUE}` });
    await dialog.getByLabel('原因').fill('印鉴不符');
    await dialog.getByRole('button', { name: '退票' }).click();
    await expect(cashier.getByRole('row').filter({ hasText: CHEQUE })).toContainText('已退票');
    await unit.reload();
    await expect(unit.getByRole('group', { name: '票据记录' })).toContainText('印鉴不符');
  });

  await test.step('the bank is ordered to collect, and until it answers nothing else pays', async () => {
    await unit.getByRole('radio', { name: '委托收款' }).check();
    await unit.getByRole('button', { name: '选用委托收款' }).click();
    await unit.getByRole('button', { name: /^确认委托收款/ }).click();
    await unit.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(unit.getByRole('group', { name: '委托收款记录' })).toContainText('等待银行答复');
    await expect(unit.getByRole('button', { name: /^确认委托收款/ })).toHaveCount(0);
    await unit.getByRole('radio', { name: '支票' }).check();
    await expect(unit.getByRole('button', { name: '选用支票' })).toHaveCount(0);
    await unit.getByRole('link', { name: '汇缴', exact: true }).click();
    await unit.getByRole('tab', { name: '汇缴核定查询' }).click();
    await unit.getByRole('button', { name: '删除' }).click();
    await unit.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(unit.getByRole('alert')).toContainText('正在等待银行答复');
  });

  await test.step('the cashier sees the order, and has nothing to do before its time is up', async () => {
    const tab = cashier.getByRole('tab', { name: '委托收款' });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await cashier.getByLabel('银行账户').selectOption('03');
    const order = cashier.getByRole('row').filter({ hasText: noticeNo });
    await expect(order).toContainText('等待银行答复');
    await expect(order.getByRole('button')).toHaveCount(0);
  });
});

/** A month assessed, and the page of its notice. */
async function assessedNotice(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^汇缴 核定/ }).click();
  await page.getByRole('button', { name: '汇缴核定' }).click();
  await expect(page.getByRole('status').getByText('核定成功')).toBeVisible();
  await page.getByRole('tab', { name: '汇缴核定查询' }).click();
  await page.getByRole('link', { name: '缴款', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '缴款通知' })).toBeVisible();
}
