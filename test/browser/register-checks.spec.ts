import type { Page } from '@playwright/test';
import { formatYuan, plainYuan } from '#libs/fund/money';
import { adjustable, wageList, type Member } from './city';
import { expect, test } from './hall';
import { claim, goToDesk } from './pages/desk';
import { fieldOf } from './pages/fields';
import { InputMethod } from './pages/input-method';
import {
  enterBase,
  importFile,
  openBusiness,
  pickMember,
  rowOf,
  submitForApproval,
} from './pages/register';

const WEAVERS = '01000000037';
const LAWYERS = '02000000029';
const PHARMACISTS = '02000000017';
const OPINION_MAX = 500;
const CTRL = 2;

test('删除 marks anew, says whom, and leaves the ticks of submitting alone', async ({ hall }) => {
  const [first, second] = twoOf(LAWYERS);
  const page = await hall.operator(LAWYERS);
  await openBusiness(page, '基数调整');
  await enter(page, [first, second]);
  const toolbar = page.locator('.toolbar');
  const dialog = page.getByRole('dialog', { name: '删除清册数据' });

  await toolbar.getByRole('button', { name: '删除' }).click();
  await toolbar.getByRole('button', { name: '删除选中的 0 条' }).click();
  await expect(page.getByText('请先选中要删除的数据')).toBeVisible();
  await page.getByRole('checkbox', { name: `选中删除：${first.name}` }).check();
  await toolbar.getByRole('button', { name: '删除选中的 1 条' }).click();
  await expect(dialog).toContainText(first.name);
  await expect(dialog).not.toContainText(second.name);
  await dialog.getByRole('button', { name: '删除选中的 1 条' }).click();
  await expect(rowOf(page, first.accountNo)).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: `勾选提交：${second.name}` })).toBeChecked();
  await expect(page.locator('.foot-bar')).toContainText('调整人数1');

  await toolbar.getByRole('button', { name: '删除' }).click();
  await toolbar.getByRole('button', { name: '选中整个清册 1 条' }).click();
  await toolbar.getByRole('button', { name: '删除选中的 1 条' }).click();
  await expect(dialog).toContainText('整个清册的 1 条数据');
  await dialog.getByRole('button', { name: '取消' }).click();
  await toolbar.getByRole('button', { name: '不删除' }).click();
  await expect(rowOf(page, second.accountNo)).toHaveCount(1);
});

test('whom a search shows, and all but two, go by one request each', async ({ hall }) => {
  const members = adjustable(WEAVERS);
  const page = await hall.operator(WEAVERS);
  await openBusiness(page, '基数调整');
  const importing = await importFile(page, await wageList(members));
  await importing.getByRole('button', { name: '导入清册' }).click();
  await expect(importing).toHaveCount(0);
  await expect(page.locator('.foot-bar')).toContainText(`调整人数${String(members.length)}`);
  const surname = members[0]?.name.slice(0, 1) ?? '';
  const found = members.filter(({ name }) => name.includes(surname));
  const [kept, ...gone] = found;
  if (kept === undefined || gone.length === 0) throw new Error('nobody shares a surname');
  const others = members.filter((one) => !found.includes(one));
  const sent: unknown[] = [];
  page.on('request', (request) => {
    if (request.method() === 'DELETE') sent.push(request.postDataJSON());
  });
  const toolbar = page.locator('.toolbar');
  const dialog = page.getByRole('dialog', { name: '删除清册数据' });
  const search = page.getByRole('searchbox', { name: '按个人账号或姓名查找' });

  await test.step('the search, but one of whom it shows', async () => {
    await search.fill(surname);
    await search.press('Enter');
    await toolbar.getByRole('button', { name: '删除' }).click();
    await toolbar
      .getByRole('button', { name: `选中符合条件的 ${String(found.length)} 条` })
      .click();
    await page.getByRole('checkbox', { name: `选中删除：${kept.name}`, exact: true }).uncheck();
    const remove = `删除选中的 ${String(gone.length)} 条`;
    await toolbar.getByRole('button', { name: remove }).click();
    await expect(dialog).toContainText(
      `符合条件（查找“${surname}”）的 ${String(gone.length)} 条，包括其他页上的；保留其中 1 条：${kept.name}`,
    );
    await dialog.getByRole('button', { name: remove }).click();
    await expect(page.getByText(`已删除 ${String(gone.length)} 条`)).toBeVisible();
    await expect(rowOf(page, kept.accountNo)).toHaveCount(1);
    await expect(search).toHaveValue('');
    expect(sent).toEqual([{ q: surname, allBut: [expect.any(Number)], count: gone.length }]);
    await expect(page.locator('.foot-bar')).toContainText(`调整人数${String(others.length + 1)}`);
  });

  await test.step('marks on a search do not outlive it', async () => {
    await toolbar.getByRole('button', { name: '删除' }).click();
    await search.fill(surname);
    await search.press('Enter');
    await toolbar.getByRole('button', { name: '选中符合条件的 1 条' }).click();
    await search.fill('');
    await search.press('Enter');
    await expect(toolbar.getByRole('button', { name: '删除选中的 0 条' })).toBeVisible();
  });

  await test.step('all but two', async () => {
    sent.length = 0;
    const [first, second] = others;
    if (first === undefined || second === undefined) throw new Error('too few others');
    await toolbar
      .getByRole('button', { name: `选中整个清册 ${String(others.length + 1)} 条` })
      .click();
    for (const { name } of [first, second])
      await page.getByRole('checkbox', { name: `选中删除：${name}`, exact: true }).uncheck();
    const remove = `删除选中的 ${String(others.length - 1)} 条`;
    await toolbar.getByRole('button', { name: remove }).click();
    await dialog.getByRole('button', { name: remove }).click();
    await expect(page.locator('.foot-bar')).toContainText('调整人数2');
    expect(sent).toEqual([{ allBut: [expect.any(Number), expect.any(Number)] }]);
    for (const { accountNo } of [first, second])
      await expect(rowOf(page, accountNo)).toHaveCount(1);
  });
});

test('the check names the largest change and why a second review is asked; the next form its conflict', async ({
  hall,
}) => {
  const [first, second] = twoOf(PHARMACISTS);
  const steep = { ...first, newBaseFen: first.baseFen * 2 };
  const page = await hall.operator(PHARMACISTS);
  await openBusiness(page, '基数调整');
  await expect(page.getByText('已有一笔基数调整正在办理')).toHaveCount(0);
  await enter(page, [steep, second]);
  await page.getByRole('button', { name: '提交审批' }).click();
  const largest = page.locator('.check-largest tbody tr').first();
  await expect(largest).toContainText(steep.name);
  await expect(largest).toContainText(formatYuan(steep.newBaseFen));
  await expect(largest).toContainText('+100.0%');
  await expect(page.getByText('：月缴存额增幅超过20%')).toBeVisible();
  await page.getByRole('button', { name: '返回修改' }).click();
  const businessNo = await submitForApproval(page);

  await test.step('the next case says at its head what stands in its way', async () => {
    await openBusiness(page, '基数调整');
    await expect(page.getByText('已有一笔基数调整正在办理')).toBeVisible();
    await page.getByRole('link', { name: `业务 ${businessNo}` }).click();
    await expect(page).toHaveURL(new RegExp(`/cases/${businessNo}$`));
  });

  await test.step('sent all the same it is refused, and the page says once why', async () => {
    await openBusiness(page, '基数调整');
    await enter(page, [first]);
    await page.getByRole('button', { name: '提交审批' }).click();
    const why = page.getByText('正在办理，结束后才能提交本业务');
    await expect(why).toHaveCount(1);
    await page.getByRole('button', { name: '提交审批' }).click();
    await expect(page.locator('.note-box.error').first()).toBeFocused();
    await expect(why).toHaveCount(1);
  });

  await test.step('the reviewer: half a word approves nothing, and too long an opinion is said', async () => {
    const staff = await hall.staff('first-02-a');
    await goToDesk(staff);
    await claim(staff, businessNo);
    const opinion = staff.getByLabel('审批意见');
    await opinion.click();
    const inputMethod = await InputMethod.at(staff);
    await inputMethod.compose('tongyi');
    await inputMethod.press('Enter', CTRL);
    await inputMethod.end('同意办理');
    await expect(opinion).toHaveValue('同意办理');
    await expect(staff.getByText(`已同意 ${businessNo}`)).toHaveCount(0);
    const long = '意'.repeat(OPINION_MAX + 1);
    await opinion.fill(long);
    await expect(opinion).toHaveValue(long);
    await expect(staff.locator('#opinion-error')).toContainText('最多 500 个字，现有 501 个');
    await staff.keyboard.press('Control+Enter');
    await expect(staff.getByText(`已同意 ${businessNo}`)).toHaveCount(0);
    await opinion.fill(long.slice(1));
    await expect(staff.locator('#opinion-error')).toHaveCount(0);
    await staff.keyboard.press('Control+Enter');
    await expect(staff.getByText(`已同意 ${businessNo}`).first()).toBeVisible();
  });
});

test('a base and a search are not sent by the Enter that ends a word; a long address is kept and said', async ({
  hall,
}) => {
  const page = await hall.operator(LAWYERS);
  await openBusiness(page, '基数调整');
  const [, second] = twoOf(LAWYERS);
  const cell = page.getByLabel(`${second.name} 调整后缴存基数`);
  if ((await cell.count()) === 0) await enter(page, [second]);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH' || request.url().endsWith('/search')) sent.push(request.url());
  });
  const inputMethod = await InputMethod.at(page);
  await cell.click();
  await inputMethod.compose('7');
  await inputMethod.press('Enter');
  await inputMethod.press('Escape');
  expect(sent).toEqual([]);
  await inputMethod.end('7777');
  await expect(cell).toHaveValue('7777');
  await cell.press('Enter');
  await expect(cell).toHaveValue('7,777.00');
  expect(sent).toHaveLength(1);

  const search = page.getByRole('searchbox', { name: '按个人账号或姓名查找' });
  await search.click();
  await inputMethod.compose('wang');
  await inputMethod.press('Enter');
  expect(sent).toHaveLength(1);
  await inputMethod.end('王');
  await search.press('Enter');
  // The row saved before is told to the page, which then asks again for what it shows.
  await expect.poll(() => sent.length).toBeGreaterThanOrEqual(2);

  await openBusiness(page, '单位信息变更');
  const long = '河'.repeat(300);
  await fieldOf(page, '单位地址').fill(long);
  await expect(fieldOf(page, '单位地址')).toHaveValue(long);
  await expect(page.getByText(/单位地址不能超过/).first()).toBeVisible();
});

function twoOf(unit: string): [Member, Member] {
  const [first, second] = adjustable(unit).filter(
    ({ baseFen }) => baseFen > 300_000 && baseFen < 1_000_000,
  );
  if (!first || !second) throw new Error('the unit has too few members');
  return [first, second];
}

async function enter(page: Page, members: readonly Member[]): Promise<void> {
  for (const member of members) {
    await pickMember(page, '个人账号', member.accountNo, member.accountNo);
    await enterBase(page, plainYuan(member.newBaseFen));
    await expect(rowOf(page, member.accountNo)).toHaveCount(1);
  }
}
