import type { Page, Route } from '@playwright/test';
import { formatYuan, plainYuan } from '#libs/fund/money';
import { adjustable, type Member } from './city';
import { expect, test } from './hall';
import { changeOf, fieldOf, submittedAddress } from './pages/fields';
import { enterBase, openBusiness, pickMember, rowOf } from './pages/register';

const PHARMACY = '03000000033';
const KINDERGARTEN = '03000000030';
const NOTARY = '02000000032';
const TEXTILES = '01000000034';

test('unsaved typing asks before each way out, and a saved page before none', async ({ hall }) => {
  const [first, second] = adjustable(PHARMACY);
  if (!first || !second) throw new Error('the unit has too few members');
  const page = await hall.operator(PHARMACY);
  await openBusiness(page, '基数调整');
  const here = new URL(page.url()).pathname;
  await enter(page, [first]);
  const question = page.getByRole('dialog', { name: '有内容尚未保存' });

  await test.step('nothing typed: the page is left at once, and come back to', async () => {
    await page.getByRole('link', { name: '住房公积金管理中心' }).click();
    await expect(page).toHaveURL(/\/$/);
    await page.goBack();
    await expect(baseOf(page, first)).toBeVisible();
  });

  await test.step('a refused base: a link, the browser’s back and the sign-out all ask', async () => {
    await baseOf(page, first).fill('1');
    await baseOf(page, first).press('Tab');
    await expect(page.locator('#base-error-1')).not.toBeEmpty();
    await page.getByRole('link', { name: '住房公积金管理中心' }).click();
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: '留在本页' }).click();
    await page.goBack();
    await expect(question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await page.getByRole('button', { name: '退出系统' }).click();
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: '取消' }).click();
    await expect(baseOf(page, first)).toHaveValue('1');
    await expect(page).toHaveURL(new RegExp(here));
  });

  await test.step('a good base in its cell is saved on the way out, and nothing is asked', async () => {
    await baseOf(page, first).fill(plainYuan(first.newBaseFen + 10_000));
    await page.getByRole('link', { name: '住房公积金管理中心' }).click();
    await expect(page).toHaveURL(/\/$/);
    await page.goBack();
    await expect(baseOf(page, first)).toHaveValue(formatYuan(first.newBaseFen + 10_000));
  });

  await test.step('an entry that is not in the register asks, and is left by the person’s word', async () => {
    await pickMember(page, '个人账号', second.accountNo, second.accountNo);
    await page.locator('#entry-base').fill('8000');
    await page.getByRole('link', { name: '住房公积金管理中心' }).click();
    await question.getByRole('button', { name: '不保存，离开' }).click();
    await expect(page).toHaveURL(/\/$/);
  });
});

test('what the line kept back is sent by itself when it is back: bases, ticks, fields', async ({
  hall,
}) => {
  const [first, second] = adjustable(KINDERGARTEN);
  if (!first || !second) throw new Error('the unit has too few members');
  const page = await hall.operator(KINDERGARTEN);
  await openBusiness(page, '基数调整');
  await enter(page, [first, second]);
  const tick = page.getByRole('checkbox', { name: `勾选提交：${second.name}` });
  const waits = page.getByRole('status').filter({ hasText: '网络未连通，恢复后自动保存' });

  await test.step('a register: what was taken back meanwhile is not sent', async () => {
    await page.context().setOffline(true);
    await baseOf(page, first).fill(plainYuan(first.newBaseFen + 10_000));
    await baseOf(page, first).press('Enter');
    await tick.click();
    await expect(waits).toBeVisible();
    await expect(tick).not.toBeChecked();
    await baseOf(page, second).fill(plainYuan(second.newBaseFen + 20_000));
    await baseOf(page, second).press('Tab');
    await baseOf(page, second).press('Escape');
    await page.context().setOffline(false);
    await expect(page.locator('.foot-bar')).toContainText('调整人数1');
    await expect(waits).toHaveCount(0);
    await expect(tick).not.toBeChecked();
    await page.reload();
    await expect(baseOf(page, first)).toHaveValue(formatYuan(first.newBaseFen + 10_000));
    await expect(baseOf(page, second)).toHaveValue(formatYuan(second.newBaseFen));
    await expect(tick).not.toBeChecked();
  });

  await test.step('the month: the field says which one still counts until it is saved', async () => {
    const month = page.getByLabel('调整年月');
    const [stands, chosen] = await month
      .locator('option:enabled')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    if (stands === undefined || chosen === undefined) throw new Error('one month is offered');
    await expect(month).toHaveValue(stands);
    await page.context().setOffline(true);
    await month.selectOption(chosen);
    const note = page.locator('#effective-month-error');
    await expect(note).toContainText('恢复后自动保存');
    await expect(month).toHaveValue(chosen);
    await page.context().setOffline(false);
    await expect(note).toBeEmpty();
    await page.reload();
    await expect(month).toHaveValue(chosen);
  });

  await test.step('fields of a form: a server that is away is a lost line too', async () => {
    const office = await hall.operator(NOTARY);
    await openBusiness(office, '单位信息变更');
    const away = (route: Route) =>
      route.request().method() === 'GET' ? route.continue() : route.fulfill({ status: 502 });
    await office.route('**/api/submissions/**', away);
    await fieldOf(office, '单位地址').fill('河洛市瀍河区启明南路19号');
    await expect(
      office.getByRole('status').filter({ hasText: '网络未连通，恢复后自动保存' }),
    ).toBeVisible();
    await office.unrouteAll();
    await expect(office.locator('.save-mark')).toContainText('已自动保存');
    await office.reload();
    await expect(changeOf(office, '单位地址')).toContainText('启明南路19号');
  });
});

test('下一件 with nothing left, or with this one alone, stays and says so', async ({ hall }) => {
  const businessNo = await submittedAddress(await hall.operator(TEXTILES));
  const page = await hall.staff('first-01-b');
  const same = { json: { businessNo } };
  for (const answer of [{ status: 204 }, same]) {
    await page.route('**/api/tasks/next*', (route) => route.fulfill(answer));
    await page.goto(`/desk/${businessNo}`);
    await page.getByRole('button', { name: '下一件' }).click();
    await expect(page.getByText('没有其他待办任务')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/desk/${businessNo}$`));
    await page.unrouteAll();
  }
});

async function enter(page: Page, members: readonly Member[]): Promise<void> {
  for (const member of members) {
    await pickMember(page, '个人账号', member.accountNo, member.accountNo);
    await enterBase(page, plainYuan(member.newBaseFen));
    await expect(rowOf(page, member.accountNo)).toHaveCount(1);
  }
}

function baseOf(page: Page, { name }: Member) {
  return page.getByLabel(`${name} 调整后缴存基数`);
}
