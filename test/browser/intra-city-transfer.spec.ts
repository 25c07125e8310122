import type { Page } from '@playwright/test';
import { SEALED } from '#libs/fund/account-status';
import { workbook } from '../builders/workbook.builder';
import { membersWith } from './city';
import { expect, test } from './hall';
import { goHome, openBox } from './pages/boxes';
import { withoutHints } from './pages/line';
import { importFile, openBusiness, pickMember, rowOf } from './pages/register';
import { xlsxFile } from './pages/workbooks';

/** All of this unit's accounts rest; nobody else transfers from it. */
const MINE = { accountNo: '03000000039', name: '兴达矿业有限公司' };
const AGENCY = { accountNo: '01000000028', name: '锦程人力资源有限公司' };

function target(page: Page) {
  return page.getByRole('textbox', { name: '转入单位账号' });
}

function movedRow(page: Page, accountNo: string) {
  return page.getByRole('region', { name: '转移清册' }).getByRole('row', { name: accountNo });
}

/** Manual 12.2 and 12.3. */
test('sealed members go to another unit, which is told and begins to unseal them', async ({
  hall,
}) => {
  const [first, second, third] = membersWith(MINE.accountNo, SEALED);
  if (!first || !second || !third) throw new Error('the unit has too few sealed members');
  const page = await hall.operator(MINE.accountNo);
  await openBusiness(page, '本市转移');

  await test.step('缴存人单位调整 opens the entry', async () => {
    await expect(page.locator('form.entry')).toHaveCount(0);
    await page.getByRole('button', { name: '缴存人单位调整' }).click();
    await expect(target(page)).toBeVisible();
  });

  await test.step('转入单位账号: the own unit is refused, another one is named', async () => {
    await target(page).fill(MINE.accountNo);
    await target(page).press('Tab');
    await expect(page.getByText('转入单位不能是本单位')).toBeVisible();
    await target(page).fill(AGENCY.accountNo);
    await target(page).press('Tab');
    await expect(page.getByText(AGENCY.name)).toBeVisible();
  });

  await test.step('选择职工录入', async () => {
    await pickMember(page, '个人账号', first.accountNo, first.accountNo);
    await expect(page.locator('.echo')).toContainText(first.name);
    await page.getByRole('button', { name: '录入清册' }).click();
    await expect(page.getByText(`缴存人转移清册录入成功：${first.name}`)).toBeVisible();
  });

  await test.step('从文件导入清册', async () => {
    const lines = [second, third].map((one, at) => [at + 1, one.accountNo, one.name, one.idNumber]);
    const buffer = await workbook(lines, ['序号', '个人账号', '姓名', '证件号码']);
    const dialog = await importFile(page, xlsxFile('转移职工.xlsx', buffer));
    await dialog.getByRole('button', { name: '导入清册' }).click();
    await expect(rowOf(page, third.accountNo)).toHaveCount(1);
    const foot = page.locator('.foot-bar');
    await expect(foot).toContainText('转移人数3');
    await expect(foot).toContainText(/转移余额[\d,]+\.\d{2}/);
  });

  const businessNo = await test.step('完成办理', async () => {
    await page.getByRole('button', { name: '完成办理' }).click();
    await expect(page.locator('.check-sums')).toContainText('转移余额');
    await expect(page.locator('.check-rows')).toContainText(
      `${AGENCY.name}（${AGENCY.accountNo}）`,
    );
    for (const { accountNo, name } of [first, second, third])
      await expect(movedRow(page, accountNo)).toContainText(name);
    await page.getByRole('button', { name: '完成办理' }).click();
    await expect(page.getByRole('heading', { name: '已办结' })).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('.result-facts')).toContainText(AGENCY.name);
    await expect(page.locator('.result-facts')).toContainText('转移余额');
    await expect(movedRow(page, third.accountNo)).toContainText(third.name);
    return page.locator('.business-no').innerText();
  });

  await test.step('the receiving unit is told, and one click begins 启封 for all of them', async () => {
    const receiver = await hall.operator(AGENCY.accountNo);
    await withoutHints(receiver);
    // The draft in which they are to stand has been looked at a moment before.
    await openBusiness(receiver, '缴存人状态变更');
    await expect(rowOf(receiver, first.accountNo)).toHaveCount(0);
    await goHome(receiver);
    await openBox(receiver, '消息');
    const line = receiver.getByRole('tabpanel').locator('tbody tr', { hasText: businessNo });
    await line.getByRole('link').first().click();
    await expect(receiver.locator('.message-text')).toContainText(
      '已将3名职工的封存账户转入贵单位',
    );
    await receiver.getByRole('button', { name: '为转入职工办理启封' }).click();
    await expect(receiver.getByRole('tab', { name: '启封' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    for (const { accountNo } of [first, second, third])
      await expect(rowOf(receiver, accountNo)).toHaveCount(1);
    await expect(receiver.locator('.foot-bar')).toContainText('启封人数3');
  });
});
