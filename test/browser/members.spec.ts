import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { plainYuan } from '#libs/fund/money';
import { adjustable, type Member } from './city';
import { expect, test } from './hall';
import { downloaded, enterBase, openBusiness, pickMember, rowOf } from './pages/register';

/** Nobody submits for them here. */
const FREE = '02000000014';
const MACHINES = '01000000002';

function memberOf(unit: string, at: number): Member {
  const member = adjustable(unit)[at];
  if (member === undefined) throw new Error('the unit has too few members');
  return member;
}

async function opensPageOf(page: Page, link: Locator, member: Member): Promise<void> {
  await expect(link).toHaveAttribute('href', `/members/${member.accountNo}`);
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`缴存人 ${member.name}`);
  await expect(page.getByRole('table', { name: '各月情况' })).toBeVisible();
  await page.goBack();
}

test('a register leads to the page of each member: from the echo of the entry and from his row', async ({
  hall,
}) => {
  const page = await hall.operator(FREE);
  const [first, second] = [memberOf(FREE, 0), memberOf(FREE, 1)];
  await openBusiness(page, '基数调整');
  await pickMember(page, '个人账号', first.accountNo, first.accountNo);
  await expect(page.locator('.echo').getByRole('link', { name: first.name })).toHaveAttribute(
    'href',
    `/members/${first.accountNo}`,
  );
  await enterBase(page, plainYuan(first.newBaseFen));
  await pickMember(page, '个人账号', second.accountNo, second.accountNo);
  await enterBase(page, plainYuan(second.newBaseFen));
  for (const member of [first, second]) {
    const row = rowOf(page, member.accountNo);
    await opensPageOf(page, row.getByRole('link', { name: member.accountNo }), member);
    await expect(row).toContainText(member.name);
  }
});

test('the records of a unit lead to the pages of its members', async ({ hall }) => {
  const page = await hall.operator(MACHINES);
  const member = memberOf(MACHINES, 2);
  for (const sheet of ['members', 'status-changes']) {
    await page.goto(`/queries/member-query/${sheet}?accountNo=${member.accountNo}`);
    const links = page.locator('tbody').getByRole('link');
    await expect(links.first()).toHaveAttribute('href', /^\/members\/\d{12}$/);
  }
  await opensPageOf(page, page.locator('tbody').getByRole('link').first(), member);
});

test('staff find a member by name, look at his page, and take the records away', async ({
  hall,
}) => {
  const page = await hall.staff('second-01-b');
  const member = memberOf(MACHINES, 0);
  await page.getByRole('link', { name: '缴存人信息查询' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('缴存人信息查询');
  await expect(page.getByText('请输入查询内容或单位账号')).toBeVisible();

  await test.step('by name within a unit, and by ID number in all of them', async () => {
    await page.getByLabel('查询内容').fill(member.name.slice(0, 2));
    await page.getByLabel('单位账号').fill(MACHINES);
    await page.getByRole('button', { name: '查询', exact: true }).click();
    const found = page.getByRole('region', { name: '查询结果' });
    await expect(found.getByRole('link', { name: member.accountNo })).toBeVisible();
    await page.getByLabel('查询内容').fill('01000000001');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await expect(page.getByText('与“查询内容”中的单位账号不同')).toBeVisible();
    await page.getByLabel('单位账号').fill('');
    for (const [typed, way] of [
      [MACHINES, '单位账号'],
      [member.accountNo, '个人账号'],
      [member.idNumber, '证件号码'],
    ] as const) {
      await page.getByLabel('查询内容').fill(typed);
      await expect(page.getByText(`按${way}查询`)).toBeVisible();
      await page.getByRole('button', { name: '查询', exact: true }).click();
      await expect(found.getByRole('link', { name: member.accountNo })).toBeVisible();
    }
    const list = await downloaded(page, page.getByRole('button', { name: '导出CSV' }));
    expect(await readFile(await list.path(), 'utf8')).toContain(member.accountNo);
    await expect(found.getByRole('row')).toHaveCount(2);
    await expect(found).toContainText(MACHINES);
    await expect(page).toHaveURL(/\/office\/members$/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await found.getByRole('link', { name: member.accountNo }).click();
  });

  await test.step('his page names the unit, and shows a whole number on request', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`缴存人 ${member.name}`);
    await expect(page.locator('.member-facts')).toContainText(MACHINES);
    await expect(page.getByRole('table', { name: '各月情况' })).toBeVisible();
    await page.getByRole('button', { name: `查看完整号码：${member.name} 证件号码` }).click();
    await expect(page.getByText(member.idNumber)).toBeVisible();
  });

  await test.step('what was changed of him, and of everybody', async () => {
    await page.getByRole('link', { name: '状态变更记录' }).click();
    await expect(page.getByLabel('个人账号')).toHaveValue(member.accountNo);
    const rows = page.locator('tbody').getByRole('row');
    await expect(rows.first()).toContainText('开户');
    await expect(rows.first()).toContainText(MACHINES);
    await page.getByLabel('个人账号').fill('');
    await page.getByLabel('变更类型').selectOption('封存');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await expect(rows.first()).toContainText('封存');
    const file = await downloaded(page, page.getByRole('link', { name: '导出CSV' }));
    const [head = ''] = (await readFile(await file.path(), 'utf8')).split('\n');
    expect(head).toContain('单位账号');
  });

  await test.step('on paper, with the unit of each', async () => {
    await page.getByRole('link', { name: '打印' }).click();
    await expect(page.locator('.print-head h1')).toHaveText('账户状态变更查询');
    await expect(page.locator('.print-head')).toContainText('所辖管理部各单位');
    await expect(page.locator('.print-page tbody tr').first()).toContainText('封存');
    await page.getByRole('link', { name: '返回查询' }).click();
    await expect(page.getByLabel('变更类型')).toHaveValue('seal');
  });

  await test.step('in English', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Member queries');
    await expect(page.getByRole('tab', { name: 'Status changes' })).toBeVisible();
  });
});
