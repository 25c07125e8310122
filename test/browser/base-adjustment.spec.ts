import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { formatYuan } from '#libs/fund/money';
import { readYuan } from '#libs/values/yuan';
import { adjustable, wageList, type Member } from './city';
import { expect, test } from './hall';
import { expectNotReloaded, firstRow, goHome, mark, openBox } from './pages/boxes';
import { approve, claim, claimAndApproveByKeyboard } from './pages/desk';
import { downloaded, importFile, openBusiness, submitForApproval } from './pages/register';
import { signInAsOperator } from './pages/sign-in';
import { titlesOf } from './pages/workbooks';

const LARGEST = '01000000001';

test('three thousand new bases go from the wage list to posted, once', async ({ hall }) => {
  const members = adjustable(LARGEST);
  expect(members.length).toBe(3_000);
  const first = await hall.staff('first-01-a');
  const second = await hall.staff('second-01-a');
  const operator = await hall.guest();

  await test.step('she signs in with the UKey and opens 基数调整', async () => {
    await signInAsOperator(operator, { unitAccountNo: LARGEST, loginName: 'operator1' });
    await openBusiness(operator, '基数调整');
  });

  await test.step('the template has the five columns', async () => {
    const link = operator.getByRole('link', { name: '下载模板' }).first();
    const template = await downloaded(operator, link);
    expect(await titlesOf(await readFile(await template.path()))).toEqual([
      '序号',
      '个人账号',
      '姓名',
      '证件号码',
      '调整后缴存基数',
    ]);
  });

  await test.step('批量导入 shows progress, then the result, then fills the register', async () => {
    const dialog = await importFile(operator, await wageList(members));
    await expect(dialog.getByRole('progressbar')).toBeVisible();
    await expect(dialog.getByText('文件中的数据全部正确')).toBeVisible({ timeout: 60_000 });
    await expect(dialog.getByText('3,000 行').first()).toBeVisible();
    await dialog.getByRole('button', { name: '导入清册' }).click();
    await expect(operator.getByText('已导入清册，共 3,000 条')).toBeVisible({ timeout: 30_000 });
    await expect(operator.locator('.foot-bar')).toContainText('调整人数3,000');
  });

  const sumAfter = readYuan(await sumOf(operator, '调整后月缴存额'));
  const businessNo = await test.step('preview, 提交审批, 提交成功', async () => {
    const number = await submitForApproval(operator);
    await expect(operator.getByText('初审 → 复核')).toBeVisible();
    await expect(operator).toHaveURL(new RegExp(`/cases/${number}/edit$`));
    return number;
  });

  await test.step('her boxes show the case, and move by themselves from here on', async () => {
    await goHome(operator);
    await openBox(operator, '我发起的');
    await expect(firstRow(operator)).toContainText('中心审批');
    await mark(operator);
  });

  await test.step('the first reviewer claims, compares and approves', async () => {
    await claim(first, businessNo);
    await expectDifferences(first, members);
    await expectLargestRiseFirst(first);
    await approve(first, businessNo);
  });

  await test.step('the second reviewer does it by keyboard alone', async () => {
    await claimAndApproveByKeyboard(second, businessNo);
  });

  await test.step('posted: boxes moved without a reload, the message is there', async () => {
    await expect(firstRow(operator)).toContainText('已办结', { timeout: 30_000 });
    await openBox(operator, '消息');
    await expect(firstRow(operator)).toContainText('基数调整');
    await expectNotReloaded(operator);
  });

  await test.step('the case page tells all of it, the receipt opens', async () => {
    await openBox(operator, '我发起的');
    await firstRow(operator).dblclick();
    await expect(operator.getByRole('heading', { level: 1 })).toContainText(businessNo);
    await expect(operator.locator('.timeline')).toContainText('初审');
    const receipt = operator.getByRole('link', { name: '打印' });
    await expect(receipt).toBeVisible({ timeout: 30_000 });
    const [opened] = await Promise.all([operator.context().waitForEvent('page'), receipt.click()]);
    await opened.close();
    const file = await operator.request.get((await receipt.getAttribute('href')) ?? '');
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('anyone checks the receipt by number and code', async () => {
    await operator.goto(`/cases/${businessNo}/edit`);
    const code = await operator
      .locator('dt', { hasText: '回执校验码' })
      .locator('+ dd')
      .innerText();
    const anyone = await hall.guest();
    await anyone.goto('/verify');
    await anyone.getByLabel('业务流水号').fill(businessNo);
    await anyone.getByLabel('校验码').fill(code);
    await anyone.getByRole('button', { name: '查询' }).click();
    await expect(anyone.getByText('该单据由本中心出具')).toBeVisible();
    await anyone.getByLabel('校验码').fill('AAAA-AAAA');
    await anyone.getByRole('button', { name: '查询' }).click();
    await expect(anyone.getByText('未查到该单据')).toBeVisible();
  });

  await test.step('each base was posted once', async () => {
    // Everybody of the unit is in the case: what the unit now owes a month is its sum, to the fen.
    const home = await (await operator.request.get('/api/home')).json();
    expect(home.account.monthlyFen).toBe(sumAfter);
    for (const member of [members[0], members[1_500], members[2_999]]) {
      if (member === undefined) throw new Error('fewer members than expected');
      const row = await (await operator.request.get(`/api/members/${member.accountNo}`)).json();
      expect(row.baseFen).toBe(member.newBaseFen);
      const path = `/api/members/${member.accountNo}/changes`;
      const { items } = await (await operator.request.get(path)).json();
      expect(items.filter((one: { businessNo: string }) => one.businessNo === businessNo)).toEqual([
        expect.objectContaining({ field: 'baseFen' }),
      ]);
    }
  });
});

/** A sum of the bar at the foot of the register. */
function sumOf(page: Page, title: string): Promise<string> {
  return page.locator('.foot-bar .sums div', { hasText: title }).locator('b').innerText();
}

/** Before and after of the first row side by side, and the sums of all. */
async function expectDifferences(page: Page, members: Member[]) {
  const table = page.getByRole('region', { name: '调整前后对照清册' });
  const row = table.locator('tbody tr').first();
  await expect(row).toContainText(formatYuan(members[0]?.baseFen ?? 0));
  await expect(row.locator('.changed').first()).toHaveText(formatYuan(members[0]?.newBaseFen ?? 0));
  await expect(page.locator('.sums').first()).toContainText('3,000');
  await expect(page.locator('.sums').first()).toContainText('调整后月缴存额');
}

/** What stands out is not looked for in three thousand rows. */
async function expectLargestRiseFirst(page: Page) {
  await page.getByLabel('排序').selectOption('增加最多的在前');
  const rises = page.locator('.difference.up');
  await expect(async () => {
    const shown = (await rises.allInnerTexts())
      .slice(1)
      .map((one) => readYuan(one.slice(1).replaceAll(',', '')) ?? 0);
    expect(shown.length).toBeGreaterThan(10);
    expect(shown).toEqual(shown.toSorted((one, other) => other - one));
  }).toPass();
}
