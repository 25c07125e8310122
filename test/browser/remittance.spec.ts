import type { Locator, Page } from '@playwright/test';
import { NORMAL } from '#libs/fund/account-status';
import { membersWith } from './city';
import { expect, test } from './hall';
import { askToAssess, assessMonth } from './pages/assess';

const UNIT = '02000000005';
/** The minimum wage rises, and the floor with it. */
const FLOOR_OF_JANUARY = 230_000;

test('a month is assessed, queried with its members, and deleted', async ({ hall }) => {
  const page = await hall.operator(UNIT);
  await page.getByRole('link', { name: /^汇缴 核定/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '汇缴' })).toBeVisible();
  const months = page.getByRole('group', { name: '待核定年月' });
  await expect(months.getByRole('checkbox').first()).not.toBeChecked();
  await expect(page.getByRole('button', { name: '汇缴核定', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: '变动明细' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
  const beside = await page.context().newPage();
  await beside.goto('/businesses/remittance');
  const nextThere = beside.getByRole('group', { name: '待核定年月' }).locator('label').first();
  const month = await nextThere.innerText();
  await assessMonth(page);
  await expect(months).toBeFocused();
  // A page that stands open hears of it: what it shows could not be assessed any more.
  await expect(nextThere).not.toHaveText(month);
  await beside.close();
  const assessed = page.getByRole('status').filter({ hasText: '核定成功' });
  await expect(assessed).toContainText(
    /应缴合计 [\d,]+\.\d\d 元缴款截止日 \d{4}-\d\d-\d\d，缴款通知/,
  );
  await expect(assessed.getByRole('link', { name: '去缴款' })).toBeVisible();
  await page.getByRole('tab', { name: '汇缴核定查询' }).click();
  const row = page.getByRole('group', { name: '汇缴核定查询' }).getByRole('row').nth(1);
  await expect(row).toContainText('待缴款');
  await expect(row.getByRole('link', { name: '打印汇补缴书' })).toBeVisible();
  await row.getByRole('button', { name: '明细' }).click();
  await expect(
    page
      .getByRole('dialog')
      .getByRole('link', { name: /^\d{12}$/ })
      .first(),
  ).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
  await row.getByRole('link', { name: /^\d{16}$/ }).click();
  await expect(page.getByRole('heading', { name: '核定内容' })).toBeVisible();
  await expect(page.locator('.sums')).toContainText('本月汇缴额');
  await page.goBack();
  await row.getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(page.getByRole('status').getByText('核定删除成功')).toBeVisible();
});

test('months are assessed once they are confirmed, and two quick presses assess no second one', async ({
  hall,
}) => {
  const page = await hall.operator(UNIT);
  await page.goto('/businesses/remittance');
  const months = page.getByRole('group', { name: '待核定年月' });
  const next = months.getByRole('checkbox').first();
  const month = (await months.locator('tbody').first().locator('label').innerText()).trim();
  const assess = page.getByRole('button', { name: '汇缴核定', exact: true });
  await askToAssess(page);
  const question = page.getByRole('dialog', { name: `核定 ${month} 的汇缴？` });
  await expect(question).toContainText(UNIT);
  await expect(question).toContainText(/人，[\d,]+\.\d\d 元，缴款截止日 \d{4}-\d\d-\d\d/);
  await expect(question).toContainText(/应缴合计[\d,]+\.\d\d 元/);
  await expect(question).not.toContainText('未缴');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(assess).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question.getByRole('button', { name: '确认核定' })).toBeFocused();
  await question.getByRole('button', { name: '确认核定' }).dblclick();
  await expect(page.getByRole('status').getByText('核定成功')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(next).not.toBeChecked();
  await expect(assess).toBeDisabled();
  await askToAssess(page);
  const unpaid = page.getByRole('dialog').locator('p', { hasText: `${month} 尚有` });
  await expect(unpaid).toContainText('缴款截止日');
  const noticeNo = await unpaid.getByRole('link').innerText();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await page.getByRole('tab', { name: '汇缴核定查询' }).click();
  await expect(page.getByRole('link', { name: '缴款', exact: true })).toHaveCount(1);
  await expect(page.getByRole('link', { name: '缴款', exact: true })).toHaveAttribute(
    'href',
    `/notices/${noticeNo}`,
  );
  await page.getByRole('tab', { name: '汇缴核定', exact: true }).click();
  await askToAssess(page);
  await expect(page.getByRole('button', { name: '确认核定' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('tab', { name: '汇缴核定查询' }).click();
  const asked = page.getByRole('link', { name: '缴款', exact: true });
  await expect(asked).toHaveCount(2);
  for (const left of [1, 0]) {
    await deletionOf(page).click();
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(asked).toHaveCount(left);
  }
});

/** Of the newest month. */
function deletionOf(page: Page): Locator {
  const list = page.getByRole('group', { name: '汇缴核定查询' });
  return list.getByRole('row').nth(1).getByRole('button', { name: '删除' });
}

test('the unit lets its months be assessed by themselves, and takes that back', async ({
  hall,
}) => {
  const page = await hall.operator(UNIT);
  await page.goto('/businesses/remittance');
  const setting = page.getByRole('region', { name: '自动核定' });
  await expect(setting).toContainText('未开通');
  await setting.getByRole('button', { name: '开通' }).click();
  await expect(page.getByRole('status').getByText('已开通自动核定')).toBeVisible();
  await expect(setting).toContainText(/已开通：每月发薪日（\d+ 日）起/);
  await page.reload();
  await expect(setting).toContainText('设定');
  await setting.getByRole('button', { name: '关闭' }).click();
  await expect(setting).toContainText('未开通');
});

test('whose base will be below the floor of January is listed, with the way to put it right', async ({
  hall,
}) => {
  const low = membersWith(UNIT, NORMAL).filter(({ baseFen }) => baseFen < FLOOR_OF_JANUARY);
  const page = await hall.operator(UNIT);
  await page.goto('/businesses/remittance');
  const january = page.locator('tbody', { hasText: '2027-01' });
  await expect(january).toContainText(`${low.length} 人的缴存基数超出该月上下限（2,300.00—`);
  await january.getByRole('button', { name: '查看名单与处理办法' }).click();
  const dialog = page.getByRole('dialog');
  const row = dialog.getByRole('row', { name: new RegExp(low[0]?.accountNo ?? '-') });
  await expect(row).toContainText('缴存基数低于该月下限2,300.00元');
  const all = dialog.getByRole('button', { name: `${low.length} 人全部录入基数调整清册` });
  await expect(all).toBeVisible();
  await row.getByRole('link', { name: '基数调整' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '基数调整' })).toBeVisible();
  await expect(page.getByRole('form', { name: '单个录入' })).toContainText(low[0]?.name ?? '-');
  await expect(page).toHaveURL(/\/cases\/\d{16}\/edit$/);

  await page.goto('/businesses/remittance');
  await january.getByRole('button', { name: '查看名单与处理办法' }).click();
  await all.click();
  const lines = page.getByRole('dialog', { name: '粘贴多行' });
  await expect(lines).toContainText(`共 ${low.length} 行`);
  await expect(lines.getByLabel('第 4 列的含义')).toHaveValue('baseAfterFen');
  await expect(lines.getByLabel('粘贴的内容，可在此修改')).toHaveValue(
    new RegExp(`${low[0]?.accountNo ?? '-'}\t${low[0]?.name ?? '-'}\t.+\t2300\\.00`),
  );
  await lines.getByRole('button', { name: '取消' }).click();
  await page.reload();
  await expect(page.getByRole('form', { name: '单个录入' })).toBeVisible();
  await expect(lines).toHaveCount(0);
});
