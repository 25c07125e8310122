import type { Locator, Page } from '@playwright/test';
import { expect, test } from './hall';
import { assessMonth } from './pages/assess';
import { bring, takeBack } from './pages/cashiers';

const UNIT = '03000000033';
/** Of the journey that pays months out of their order. */
const LATER = '03000000006';
/** Of this run: a number stands once until its paper has bounced. */
const CHEQUE = String(Date.now()).slice(-8);
/** Likewise: the hall books a serial once for ever. */
const RUN = `W${String(Date.now())}`;
const [PART, SPARE, FULL, TWICE] = [`${RUN}1`, `${RUN}2`, `${RUN}3`, `${RUN}4`];

test('a unit chooses how it pays, and hears what becomes of a cheque and of an order to the bank', async ({
  hall,
}) => {
  const unit = await hall.operator(UNIT);
  const cashier = await hall.staff('cashier');
  const checker = await hall.staff('cashier-b');
  let noticeNo = '';

  await test.step('each way says in plain words what happens next', async () => {
    await assessedNotice(unit);
    noticeNo = await textOf(unit.getByRole('region', { name: '缴款信息' }), /^\d{16}$/);
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

  await test.step('money that comes in, and is taken back, is seen on the pages that are open', async () => {
    const home = await unit.context().newPage();
    await home.goto('/');
    const unallocated = home.locator('.stats div', { hasText: '未分配金额' });
    const before = (await unallocated.textContent()) ?? '';
    await expect(unit.getByText('实时连接')).toBeVisible();
    const received = unit.getByRole('group', { name: '汇补缴年月' });
    await bring(cashier, [
      `${PART},20261128,,66.66,,某公司,${noticeNo}`,
      `${SPARE},20261128,,77.77,,某公司,${UNIT}`,
    ]);
    await expect(received).toContainText('66.66');
    await expect(unallocated).not.toHaveText(before);
    for (const serial of [SPARE, PART]) await takeBack({ maker: cashier, checker }, serial);
    await expect(received).not.toContainText('66.66');
    await expect(unallocated).toHaveText(before);
    const lines = unit.getByRole('group', { name: '缴款明细' });
    await expect(lines.getByRole('row', { name: /银行收回 — -66\.66 某公司/ })).toContainText(
      '付款人账户冻结',
    );
    await expect(lines.getByRole('row', { name: /转账 66\.66 66\.66 某公司/ })).toContainText(
      noticeNo,
    );
    await expect(lines.getByRole('row', { name: /^已到账合计/ })).toContainText('0.00');
    await expect(lines.getByRole('row', { name: /^仍缺/ })).toBeVisible();
    await expect(home.getByRole('region', { name: '现在要办' })).toContainText(
      '2026-11-28银行收回66.66元，须重新缴款',
    );
    await home.close();
  });

  await test.step('paid in full it asks for nothing more, and what is paid twice leads back to it', async () => {
    const asked = unit.getByRole('region', { name: '缴款信息' });
    const ways = unit.getByRole('region', { name: '结算方式' });
    const sum = await textOf(asked, /^[\d,]+\.\d\d$/);
    await bring(cashier, [`${FULL},20261128,,"${sum}",,某公司,${noticeNo}`]);
    await expect(ways).toContainText('已缴清');
    await expect(unit.getByRole('radio')).toHaveCount(0);
    await expect(asked).not.toContainText('收款账户');
    await bring(cashier, [`${TWICE},20261128,,55.55,,某公司,${noticeNo}`]);
    await unit.goto('/boxes/messages');
    await unit
      .getByRole('link', { name: /到账通知/ })
      .first()
      .click();
    await unit.getByRole('link', { name: noticeNo }).click();
    await expect(ways).toContainText('已缴清');
    await unit.getByRole('link', { name: '汇缴', exact: true }).click();
    await unit.getByRole('tab', { name: '汇缴核定查询' }).click();
    // The address holds the choice, and the box follows it.
    await unit.getByLabel('含已办结').click();
    await expect(unit.getByLabel('含已办结')).toBeChecked();
    await expect(unit.getByRole('link', { name: '查看通知' }).first()).toBeVisible();
    await expect(unit.getByRole('link', { name: '缴款', exact: true })).toHaveCount(0);
    await unit.goto('/');
    await assessedNotice(unit);
    noticeNo = await textOf(asked, /^\d{16}$/);
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
    await expect(unit.getByRole('group', { name: '票据记录' })).toContainText(CHEQUE);
  });

  await test.step('it bounces: the unit reads why, and nothing is booked', async () => {
    await cashier.getByRole('button', { name: `退票${CHEQUE}` }).click();
    const dialog = cashier.getByRole('dialog', { name: `退票${CHEQUE}` });
    await dialog.getByLabel('原因').fill('印鉴不符');
    await dialog.getByRole('button', { name: '退票' }).click();
    await expect(cashier.getByRole('row').filter({ hasText: CHEQUE })).toContainText('已退票');
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

test('a later notice may be paid before an earlier one, says what it waits for, and is paid out of the balance with both sums said', async ({
  hall,
}) => {
  const unit = await hall.operator(LATER);
  const cashier = await hall.staff('cashier');
  const asked = unit.getByRole('region', { name: '缴款信息' });
  const ways = unit.getByRole('region', { name: '结算方式' });
  await assessedNotice(unit);
  await unit.goto('/');
  await assessedNotice(unit);
  const waits = await textOf(ways, /^\d{4}-\d\d 尚未缴清。本通知可以先缴/);
  const earlier = waits.slice(0, '2026-11'.length);
  const next = unit.getByRole('region', { name: '下一步' });
  await unit.getByRole('radio', { name: '暂存款' }).check();
  await expect(next).toContainText('本单位没有未分配金额（暂存款）');
  await expect(next.getByRole('button')).toHaveCount(0);
  const sum = await textOf(asked, /^[\d,]+\.\d\d$/);
  await bring(cashier, [`${RUN}5,20261128,,"${sum}",,某公司,${LATER}`]);
  await unit.getByRole('button', { name: '选用暂存款' }).click();
  await next.getByRole('textbox').fill('99999999.99');
  await unit.getByRole('button', { name: '暂存款缴款' }).click();
  const more = unit.getByRole('dialog', { name: '用暂存款缴款 99,999,999.99 元？' });
  await expect(more).toContainText(`本页所示未分配金额 ${sum} 元，少于该金额`);
  await more.getByRole('button', { name: '取消' }).click();
  await next.getByRole('textbox').fill(sum.replaceAll(',', ''));
  await unit.getByRole('button', { name: '暂存款缴款' }).click();
  const question = unit.getByRole('dialog', { name: `用暂存款缴款 ${sum} 元？` });
  await expect(question).toContainText(`现有 ${sum} 元，缴款后为 0.00 元`);
  await question.getByRole('button', { name: '取消' }).click();
  await expect(asked).toContainText(sum);
  await unit.getByRole('button', { name: '暂存款缴款' }).click();
  await question.getByRole('button', { name: '确定' }).click();
  await expect(ways).toContainText(`已足额到账，待 ${earlier} 缴清后入账`);
  const lines = unit.getByRole('group', { name: '缴款明细' });
  await expect(lines.getByRole('row', { name: new RegExp(`暂存款 — ${sum}`) })).toBeVisible();
});

async function textOf(region: Locator, form: RegExp): Promise<string> {
  return (await region.getByText(form).first().textContent()) ?? '';
}

/** A month assessed, and the page of its notice. */
async function assessedNotice(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^汇缴 核定/ }).click();
  const missed: string[] = [];
  page.on('response', (response) => {
    if (response.status() === 404) missed.push(response.url());
  });
  await assessMonth(page);
  const goPay = page.getByRole('status').getByRole('link', { name: '去缴款' });
  const pay = (await goPay.getAttribute('href')) ?? '';
  await page.getByRole('tab', { name: '汇缴核定查询' }).click();
  await expect(page.getByRole('link', { name: '缴款', exact: true }).first()).toBeVisible();
  await page.locator(`a[href="${pay}"]`).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '缴款通知' })).toBeVisible();
  expect(missed, 'asked for though assessed').toEqual([]);
}
