import { plainYuan } from '#libs/fund/money';
import { adjustable, wageList } from './city';
import { expect, test } from './hall';
import { tabTo } from './pages/keyboard';
import { claim } from './pages/desk';
import {
  enterBase,
  importFile,
  openBusiness,
  pickMember,
  rowOf,
  submitForApproval,
} from './pages/register';
import { violationsOf } from './pages/axe';
import { overflowOf } from './pages/width';

const PHARMACY = '01000000019';
const PROPERTY = '02000000023';
const CARS = '01000000025';

test('at 200 % zoom and with large text the hall can still be used', async ({ hall }) => {
  const page = await hall.operator(PHARMACY);
  await page.getByRole('button', { name: '大字' }).click();
  await expect(page.locator('html')).toHaveClass(/large-text/);
  const size = await page.locator('main').evaluate((main) => getComputedStyle(main).fontSize);
  expect(Number(size.replace('px', ''))).toBeGreaterThanOrEqual(18);
  expect(await violationsOf(page)).toEqual([]);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '大字' }).click();
  // A browser zoomed to 200 % gives the page half of its pixels.
  await page.setViewportSize({ width: 683, height: 384 });
  for (const address of ['/', '/businesses/base-adjustment', '/businesses/unit-info-change']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    expect.soft(await overflowOf(page), address).toBeLessThanOrEqual(0);
  }
});

test('a whole base adjustment by keyboard alone', async ({ hall }) => {
  const [member] = adjustable(PHARMACY);
  if (member === undefined) throw new Error('the unit has no members');
  const page = await hall.operator(PHARMACY);
  const keys = page.keyboard;
  await keys.press('Tab');
  await expect(page.getByRole('link', { name: '跳到主要内容' })).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: /^基数调整/ }));
  await keys.press('Enter');
  await tabTo(page, page.getByRole('combobox', { name: '个人账号' }));
  await keys.type(member.accountNo);
  await expect(page.locator('.member-option')).toHaveCount(1);
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await expect(page.locator('.echo')).toContainText(member.name);
  await tabTo(page, page.locator('#entry-base'));
  await keys.type(plainYuan(member.newBaseFen));
  await keys.press('Enter');
  await expect(rowOf(page, member.accountNo)).toHaveCount(1);
  await tabTo(page, page.getByRole('button', { name: '提交审批' }));
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: '核对后提交审批' })).toBeVisible();
  await expect(page.locator('.check-sums')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: '提交审批' }));
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: '提交成功' })).toBeVisible();
});

test('what has the focus is never under the bar at the foot', async ({ hall }) => {
  const page = await hall.operator(PROPERTY);
  await openBusiness(page, '基数调整');
  const dialog = await importFile(page, await wageList(adjustable(PROPERTY)));
  await dialog.getByRole('button', { name: '导入清册' }).click();
  // A dialog that closes gives the focus back to where it came from.
  await expect(dialog).toBeHidden();
  const cells = page.locator('.base-cell');
  await expect(cells).toHaveCount(adjustable(PROPERTY).length);
  await cells.first().focus();
  for (let row = 1; row < 9; row += 1) {
    await page.keyboard.press('Enter');
    await expect(cells.nth(row)).toBeFocused();
    const covered = await cells.nth(row).evaluate((cell) => {
      const { x, y, width, height } = cell.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) !== cell;
    });
    expect(covered, `row ${row + 1}`).toBe(false);
  }
});

test('a case stays where it is being read while its opinion is written', async ({ hall }) => {
  const [member] = adjustable(CARS);
  if (member === undefined) throw new Error('the unit has too few members');
  const operator = await hall.operator(CARS);
  await openBusiness(operator, '基数调整');
  await pickMember(operator, '个人账号', member.accountNo, member.accountNo);
  await enterBase(operator, plainYuan(member.newBaseFen));
  await expect(rowOf(operator, member.accountNo)).toHaveCount(1);
  const businessNo = await submitForApproval(operator);

  const page = await hall.staff('first-01-a');
  await claim(page, businessNo);
  await expect(page.locator('.timeline')).toBeVisible();
  const place = () => page.evaluate(() => scrollY);
  await page.evaluate(() => {
    scrollTo(0, 40);
  });
  expect(await place()).toBe(40);
  await page.getByRole('button', { name: '常用意见' }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel('审批意见')).toBeFocused();
  await page.keyboard.type('同意');
  await expect(page.getByLabel('审批意见')).toHaveValue('同意');
  expect(await place(), 'written').toBe(40);
  const acts = page.locator('.decision-acts button');
  await tabTo(page, acts.last());
  await expect(acts.last()).toBeInViewport({ ratio: 1 });
  expect(await place(), 'at the buttons').toBe(40);
});
