import type { Page } from '@playwright/test';
import { adjustable } from './city';
import { expect, test } from './hall';
import { fieldOf } from './pages/fields';
import { openBusiness, pickMember } from './pages/register';
import { overflowOf } from './pages/width';

/** Nobody submits for it here: what it shows is as the city begins. */
const MACHINES = '01000000002';
const SUPERMARKET = '02000000011';
const CHANGED_DAY = '2026-03-18';

test('客户信息变更查询 of the unit: changes of chosen days, printed as they were asked', async ({
  hall,
}) => {
  const page = await hall.operator(MACHINES);
  await page.getByRole('link', { name: /^单位信息查询/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('单位信息查询');
  await look(page, 'unit changes');
  await page.getByLabel('起始日期').fill('2026-03-19');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('所选条件下没有记录')).toBeVisible();
  await page.getByLabel('截止日期').fill('2026-03-17');
  await expect(page.getByRole('alert')).toContainText('起始日期晚于截止日期');
  await page.getByLabel('起始日期').fill(CHANGED_DAY);
  await page.getByLabel('截止日期').fill(CHANGED_DAY);
  await page.getByRole('button', { name: '查询' }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('网厅启用前办理');
  await page.reload();
  await expect(page.getByLabel('截止日期')).toHaveValue(CHANGED_DAY);
  await expect(rows(page)).toHaveCount(2);
  const asked = printsOf(page);
  await page.getByRole('link', { name: '打印' }).click();
  await expect(page.locator('.print-head h1')).toHaveText('客户信息变更查询');
  await expect(page.locator('.print-head')).toContainText(CHANGED_DAY);
  await expect(page.locator('.print-page tbody tr')).toHaveCount(2);
  await asked;
});

test('账户信息查询: the account month by month, which closes with the balance of the start page', async ({
  hall,
}) => {
  const page = await hall.operator(MACHINES);
  const balance = page.locator('dt', { hasText: '单位账户余额' }).locator('+ dd');
  const shown = (await balance.first().textContent()) ?? '';
  await page.getByRole('link', { name: /^单位信息查询/ }).click();
  await page.getByRole('tab', { name: '账户信息查询' }).click();
  await expect(rows(page).first()).toContainText(shown);
  await expect(page.locator('tfoot')).toContainText('合计');
  await look(page, 'account');
  await page.getByLabel('截止日期').fill('2026-01-01');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('所选条件下没有记录')).toBeVisible();
  await page.getByLabel('截止日期').fill('');
  await page.getByRole('button', { name: '查询' }).click();
  const asked = printsOf(page);
  await page.getByRole('link', { name: '打印' }).click();
  await expect(page.locator('.print-head h1')).toHaveText('账户信息查询');
  await expect(page.locator('.print-page tbody')).toContainText(shown);
  await asked;
});

test('业务流水查询: by type, printed; the members of an entry with a print of their own', async ({
  hall,
}) => {
  const page = await hall.operator(MACHINES);
  await page.goto('/queries/unit-query/flow');
  await expect(page.locator('tfoot')).toContainText('合计');
  await look(page, 'flow');
  await page.getByLabel('业务明细类型').selectOption('其他');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('上年结转');
  const askedFlow = printsOf(page);
  await page.getByRole('link', { name: '打印' }).click();
  await expect(page.locator('.print-head h1')).toHaveText('业务流水查询');
  await expect(page.locator('.print-page tbody tr')).toHaveCount(1);
  await askedFlow;
  await page.goBack();
  await page.getByRole('link', { name: '明细' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('业务流水明细');
  const members = page.getByRole('table', { name: '业务流水明细' });
  await expect(members.getByRole('row')).toHaveCount(21);
  await look(page, 'flow members');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出Excel' }).click();
  expect((await download).suggestedFilename()).toMatch(/^单位业务流水明细-.*\.xlsx$/);
  const asked = printsOf(page);
  await page.getByRole('link', { name: '打印' }).click();
  await expect(page.locator('.print-head h1')).toHaveText('业务流水明细');
  await expect(page.locator('.print-head')).toContainText('上年结转');
  await look(page, 'print flow members');
  await asked;
});

test('缴存人信息查询: a member is found, his page shows his months, and his ID number on request', async ({
  hall,
}) => {
  const page = await hall.operator(MACHINES);
  const [member] = adjustable(MACHINES);
  if (member === undefined) throw new Error('the unit has no members');
  await page.getByRole('link', { name: /^缴存人信息查询/ }).click();
  await expect(rows(page)).toHaveCount(20);
  await look(page, 'members');
  await page.getByRole('radio', { name: '姓名' }).check({ force: true });
  await page.getByRole('combobox').first().fill(member.name);
  await page.locator('.member-option', { hasText: member.accountNo }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(member.name);
  await expect(page.getByRole('img', { name: /各月月缴存额/ })).toBeVisible();
  const months = page.getByRole('table', { name: '各月情况' });
  await expect(months.getByRole('row').nth(1)).toContainText('2026-11');
  await look(page, 'member');
  await expect(page.getByText(member.idNumber)).toHaveCount(0);
  await page.getByRole('button', { name: `查看完整号码：${member.name} 证件号码` }).click();
  await expect(page.getByText(member.idNumber)).toBeVisible();
  await page.getByRole('link', { name: '状态变更记录' }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('开户');
});

test('账户状态变更查询: by kind, read on to the end, printed and exported as it was asked', async ({
  hall,
}) => {
  const page = await hall.operator(MACHINES);
  await page.goto('/queries/member-query/status-changes');
  await expect(rows(page)).toHaveCount(20);
  await page.getByRole('button', { name: '加载更多' }).click();
  await expect(rows(page)).toHaveCount(40);
  await page.getByLabel('变更类型').selectOption('封存');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.locator('tbody')).not.toContainText('开户');
  await look(page, 'statuses');
  const sheet = page.getByRole('link', { name: '导出Excel' });
  await expect(sheet).toHaveAttribute('href', /status-changes\/sheet\?format=xlsx&kind=seal$/);
  const download = page.waitForEvent('download');
  await sheet.click();
  expect((await download).suggestedFilename()).toMatch(/^缴存人账户状态变更记录-.*\.xlsx$/);
  const asked = printsOf(page);
  await page.getByRole('link', { name: '打印' }).click();
  await expect(page.locator('.print-head h1')).toHaveText('账户状态变更查询');
  await expect(page.locator('.print-head')).toContainText(MACHINES);
  await expect(page.locator('.print-page tbody')).not.toContainText('开户');
  await look(page, 'print');
  await asked;
  const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('缴存人: those of one status are printed and exported as they were asked', async ({
  hall,
}) => {
  const page = await hall.operator(MACHINES);
  await page.goto('/queries/member-query/members');
  await page.getByLabel('账户状态').selectOption('封存');
  await expect(rows(page).first()).toContainText('封存');
  // Who rests pays nothing.
  await expect(rows(page).first().getByRole('cell').last()).toHaveText('0.00');
  const sheet = page.getByRole('link', { name: '导出Excel' });
  await expect(sheet).toHaveAttribute('href', /members\/sheet\?format=xlsx&status=02$/);
  const download = page.waitForEvent('download');
  await sheet.click();
  expect((await download).suggestedFilename()).toMatch(/^缴存人名册-.*\.xlsx$/);
  const asked = printsOf(page);
  await page.getByRole('link', { name: '打印' }).click();
  await expect(page.locator('.print-head')).toContainText('封存');
  await expect(page.locator('.print-page tbody')).not.toContainText('正常');
  await asked;
});

/** Manual 10.1.2. */
test('客户信息变更查询: a change just made is found, of one member alone, by its day, and printed', async ({
  hall,
}) => {
  const page = await hall.operator(SUPERMARKET);
  const [, , , , member] = adjustable(SUPERMARKET);
  if (member === undefined) throw new Error('the unit has too few members');
  await openBusiness(page, '缴存人信息变更');
  await pickMember(page, '个人账号', member.accountNo, member.accountNo);
  await fieldOf(page, '家庭住址').fill('河洛市老城区中州中路66号');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '已办结' })).toBeVisible({ timeout: 30_000 });
  await page.goto(`/queries/member-query/member-changes?accountNo=${member.accountNo}`);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('中州中路66号');
  const day = (await rows(page).locator('.when').innerText()).slice(0, '2026-11-30'.length);
  await page.getByLabel('截止日期').fill(CHANGED_DAY);
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText('所选条件下没有记录')).toBeVisible();
  await page.getByLabel('截止日期').fill(day);
  await page.getByLabel('起始日期').fill(day);
  await page.getByRole('button', { name: '查询' }).click();
  await expect(rows(page)).toHaveCount(1);
  const asked = printsOf(page);
  await page.getByRole('link', { name: '打印' }).click();
  await expect(page.locator('.print-head h1')).toHaveText('客户信息变更查询');
  await expect(page.locator('.print-page tbody')).toContainText(member.name);
  await asked;
});

/** The browser's own print dialog, once it is asked for: here nobody would close it. */
async function printsOf(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset['printed'] = 'yes';
    };
  });
  await expect(page.locator('html[data-printed=yes]')).toBeAttached();
}

function rows(page: Page) {
  return page.getByRole('tabpanel').locator('tbody tr');
}

/** At a small desk's size and a large one's nothing is wider than the window. */
async function look(page: Page, name: string): Promise<void> {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await overflowOf(page), `${name} at ${String(width)}`).toBeLessThanOrEqual(0);
  }
}
