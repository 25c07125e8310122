import type { Locator, Page, Route } from '@playwright/test';
import { formatYuan, plainYuan } from '#libs/fund/money';
import { adjustable, wageList, type Member } from './city';
import { expect, test, type Hall } from './hall';
import { hold } from './pages/line';
import { enterBase, importFile, openBusiness, pickMember, rowOf } from './pages/register';

const MACHINERY = '01000000031';
const STAFFING = '01000000028';
const BEARINGS = '02000000005';
const MEDIA = '02000000026';
const GUARDS = '03000000021';
const CARETAKERS = '02000000023';
/** The floor of 2026-11; from 2027-01 it is higher. */
const FLOOR_FEN = 221_000;

test('a row below the floor of the new month is said without live hints, and holds nothing up once it is unticked', async ({
  hall,
}) => {
  const [first, second, low] = threeOf(MACHINERY);
  const operator = await hall.operator(MACHINERY);
  await operator.context().route('**/api/live*', (route) => route.abort());
  await operator.reload();
  await openBusiness(operator, '基数调整');
  await enter(operator, [first, second, { ...low, newBaseFen: FLOOR_FEN }]);
  await operator.getByLabel('调整年月').selectOption('202701');
  // Sooner than a page without hints reads anew by itself.
  await expect(operator.getByText('清册中有 1 条数据需要修改', { exact: true })).toBeVisible({
    timeout: 5_000,
  });

  await operator.getByRole('button', { name: '提交审批' }).click();
  await expect(missing(operator)).toContainText('清册中有 1 条数据需要修改或取消勾选');
  await operator.getByRole('checkbox', { name: `勾选提交：${low.name}` }).click();
  await expect(operator.locator('.foot-bar')).toContainText('调整人数2');
  await expect(missing(operator)).toHaveCount(0);
  await operator.getByRole('button', { name: '提交审批' }).click();
  await expect(operator.getByRole('heading', { name: '核对后提交审批' })).toBeVisible();
});

test('what is typed while an entry is on its way stays, whatever becomes of that entry', async ({
  hall,
}) => {
  const [first, second, third] = threeOf(STAFFING);
  const operator = await hall.operator(STAFFING);
  await openBusiness(operator, '基数调整');
  const next = operator.locator('form.entry').getByRole('textbox', { name: '调整后缴存基数' });
  const typeNext = async (member: Member) => {
    await pickMember(operator, '个人账号', member.accountNo, member.accountNo);
    await next.fill('8000');
  };

  await test.step('taken: the next entry stands as it was typed', async () => {
    await pickMember(operator, '个人账号', first.accountNo, first.accountNo);
    const held = await hold(operator, '**/rows');
    await enterBase(operator, plainYuan(first.newBaseFen));
    await held.arrived;
    await typeNext(second);
    held.letGo();
    await expect(operator.getByText(`录入成功：${first.name}`)).toBeVisible();
    await expect(next).toHaveValue('8000');
    await expect(operator.locator('.echo')).toContainText(second.name);
  });

  await test.step('refused: said of the person it is about, not of the next', async () => {
    await pickMember(operator, '个人账号', first.accountNo, first.accountNo);
    const held = await hold(operator, '**/rows');
    await enterBase(operator, plainYuan(first.newBaseFen));
    await held.arrived;
    await typeNext(third);
    const entered = `${first.name} ${formatYuan(first.newBaseFen)}`;
    held.letGo();
    await expect(operator.getByText(`${entered} 没有录入清册`)).toBeVisible();
    await expect(operator.locator('#entry-base-error')).toBeEmpty();
    await expect(next).toHaveValue('8000');
    await expect(operator.locator('.echo')).toContainText(third.name);
  });
});

test('a refused base is still there, and named, after the page was turned', async ({ hall }) => {
  const members = adjustable(BEARINGS).slice(0, 60);
  expect(members.length).toBe(60);
  const operator = await hall.operator(BEARINGS);
  await openBusiness(operator, '基数调整');
  const dialog = await importFile(operator, await wageList(members));
  await dialog.getByRole('button', { name: '导入清册' }).click();
  await expect(operator.getByText('已导入清册，共 60 条')).toBeVisible();
  const [first, last] = [members[0], members[59]];
  if (first === undefined || last === undefined) throw new Error('the unit has too few members');
  const turn = async (way: '上一页' | '下一页', shows: Member) => {
    await operator.getByRole('button', { name: way }).click();
    await expect(rowOf(operator, shows.accountNo)).toHaveCount(1);
  };

  await baseOf(operator, first).fill('1');
  await baseOf(operator, first).press('Tab');
  await expect(operator.locator('#base-error-1')).not.toBeEmpty();
  await turn('下一页', last);
  await operator.getByRole('button', { name: '提交审批' }).click();
  await expect(missing(operator)).toContainText('第 1 条输入的缴存基数尚未保存');
  await turn('上一页', first);
  await expect(baseOf(operator, first)).toHaveValue('1');
  await expect(operator.locator('#base-error-1')).not.toBeEmpty();

  await turn('下一页', last);
  await missing(operator)
    .getByRole('link', { name: /第 1 条/ })
    .click();
  await expect(baseOf(operator, first)).toBeFocused();
  await baseOf(operator, first).press('Escape');
  await expect(missing(operator)).toHaveCount(0);
});

test('Enter in a base saves it once and goes on to the next', async ({ hall }) => {
  const [first, second] = threeOf(MEDIA);
  const operator = await hall.operator(MEDIA);
  await openBusiness(operator, '基数调整');
  await enter(operator, [first, second]);
  const saved = savesOf(operator);
  await baseOf(operator, first).fill('7201');
  await baseOf(operator, first).press('Enter');
  await expect(baseOf(operator, second)).toBeFocused();
  await baseOf(operator, second).fill('7301');
  await baseOf(operator, second).press('Enter');
  // Writes go one after the other: a second save of the first row would have gone before this one.
  await expect(baseOf(operator, second)).toHaveValue('7,301.00');
  expect(saved).toEqual([720_100, 730_100]);
});

test('a deletion that a lost line kept back is said and not made up for, and holds nothing up', async ({
  hall,
}) => {
  const [first, second] = threeOf(GUARDS);
  const operator = await hall.operator(GUARDS);
  await openBusiness(operator, '基数调整');
  await enter(operator, [first, second]);
  const lose = (route: Route) =>
    route.request().method() === 'GET' ? route.continue() : route.abort();
  await operator.route('**/rows**', lose);

  await rowOf(operator, first.accountNo)
    .getByRole('button', { name: /删除第/ })
    .click();
  await operator
    .getByRole('dialog', { name: '删除清册数据' })
    .getByRole('button', { name: '确定' })
    .click();
  await expect(operator.getByText('没有删除，可再试一次')).toBeVisible();
  await expect(rowOf(operator, first.accountNo)).toHaveCount(1);

  await operator.unrouteAll();
  await operator.getByRole('button', { name: '提交审批' }).click();
  await expect(operator.getByRole('heading', { name: '核对后提交审批' })).toBeVisible();
});

test('a base changed elsewhere while another is typed is overwritten by Enter only', async ({
  hall,
}) => {
  const [first, second] = threeOf(CARETAKERS);
  const { office, home } = await twoBrowsers(hall, CARETAKERS, [first, second]);
  const sent = savesOf(home);
  const there = baseOf(home, first);
  await there.fill('7201');
  const rows = await hold(home, '**/rows?*');
  await baseOf(office, first).fill('7301');
  await baseOf(office, first).press('Enter');
  await expect(home.getByRole('alert').filter({ hasText: '在另一处被修改' })).toBeVisible();

  // The news is here, the rows it speaks of are not yet: leaving the cell now must not overwrite either.
  await there.press('Tab');
  rows.letGo();
  await expect(home.locator('#base-error-1')).toContainText('7,301.00');
  await expect(there).toHaveValue('7201');
  await home.getByRole('button', { name: '提交审批' }).click();
  await expect(missing(home)).toContainText('第 1 条输入的缴存基数尚未保存');
  expect(sent).toEqual([]);

  await there.press('Enter');
  await expect(baseOf(office, first)).toHaveValue('7,201.00');
  await expect(home.locator('#base-error-1')).toBeEmpty();
  expect(sent).toEqual([720_100]);
});

function threeOf(unit: string): [Member, Member, Member] {
  const [first, second, third] = adjustable(unit).filter((one) => one.baseFen > 300_000);
  if (!first || !second || !third) throw new Error('the unit has too few members');
  return [first, second, third];
}

async function enter(page: Page, members: readonly Member[]): Promise<void> {
  for (const member of members) {
    await pickMember(page, '个人账号', member.accountNo, member.accountNo);
    await enterBase(page, plainYuan(member.newBaseFen));
    await expect(rowOf(page, member.accountNo)).toHaveCount(1);
  }
}

async function twoBrowsers(hall: Hall, unit: string, members: readonly Member[]) {
  const office = await hall.operator(unit);
  await openBusiness(office, '基数调整');
  await enter(office, members);
  const home = await hall.operator(unit);
  await home.goto(new URL(office.url()).pathname);
  for (const member of members)
    await expect(baseOf(home, member)).toHaveValue(formatYuan(member.newBaseFen));
  return { office, home };
}

/** The summary of what stands between the page and submitting. */
function missing(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: '提交前还需要完成以下内容' });
}

function baseOf(page: Page, { name }: Member): Locator {
  return page.getByLabel(`${name} 调整后缴存基数`);
}

/** The bases this page has sent to be saved, in their order. */
function savesOf(page: Page): number[] {
  const sent: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH')
      sent.push((request.postDataJSON() as { baseAfterFen: number }).baseAfterFen);
  });
  return sent;
}
