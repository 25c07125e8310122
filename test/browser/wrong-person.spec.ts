import type { Locator, Page } from '@playwright/test';
import { plainYuan } from '#libs/fund/money';
import { adjustable, type Member } from './city';
import { expect, test } from './hall';
import { fieldOf } from './pages/fields';
import { InputMethod } from './pages/input-method';
import { hold, questionsOf } from './pages/line';
import { openBusiness, rowOf } from './pages/register';

const TAX_OFFICE = '01000000016';
const HOTEL = '03000000015';
const MEMBERS = /\/api\/members(\/search)?(\?|$)/;

test.describe('base adjustment', () => {
  let page: Page;
  let people: Member[];
  test.beforeEach(async ({ hall }) => {
    people = adjustable(TAX_OFFICE);
    page = await hall.operator(TAX_OFFICE);
    await openBusiness(page, '基数调整');
    await expect(boxOf(page)).toBeVisible();
  });

  test('an Enter before the answer waits for it and takes the account typed, not the first of the unit', async () => {
    const wanted = nth(people, 7);
    const held = await hold(page, MEMBERS);
    await boxOf(page).click();
    await page.keyboard.type(wanted.accountNo);
    await page.keyboard.press('Enter');
    await held.arrived;
    await expect(page.locator('.member-option')).toHaveCount(0);
    await expect(echoOf(page)).toHaveText('—');
    await expect(baseOf(page)).not.toBeEditable();

    held.letGo();
    await expect(echoOf(page)).toHaveText(wanted.name);
    await expect(baseOf(page)).toBeFocused();
    await page.keyboard.type(plainYuan(wanted.newBaseFen));
    await page.keyboard.press('Enter');
    await expect(rowOf(page, wanted.accountNo)).toContainText(wanted.name);
    await expect(page.locator('#register-table tbody tr')).toHaveCount(1);
    await expect(boxOf(page)).toBeFocused();
    await expect(baseOf(page)).toHaveValue('');
  });

  test('one who fits is taken; of several, and of none, nobody', async () => {
    await boxOf(page).fill('1000');
    await boxOf(page).press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '超过 20 人' })).toBeVisible();
    await expect(echoOf(page)).toHaveText('—');
    await page.locator('.member-option').first().hover();
    await boxOf(page).press('Enter');
    await expect(echoOf(page)).toHaveText('—');

    await boxOf(page).fill('199999999999');
    await boxOf(page).press('Enter');
    await expect(page.getByText('没有找到符合条件的缴存人')).toBeVisible();
    await expect(echoOf(page)).toHaveText('—');
    await expect(baseOf(page)).not.toBeEditable();

    await boxOf(page).fill('1000');
    await expect(page.locator('.member-option')).toHaveCount(20);
    await boxOf(page).press('ArrowDown');
    await boxOf(page).press('ArrowDown');
    const second = await page.locator('.member-option b').nth(1).innerText();
    await boxOf(page).press('Enter');
    await expect(page.locator('.member-held')).toContainText(second);
  });

  test('whoever was held is held no longer from the first letter of a new search on, nor is his base', async () => {
    const [first, next] = [nth(people, 0), nth(people, 3)];
    await take(page, first);
    await baseOf(page).fill('8000');
    const held = await hold(page, MEMBERS);
    await boxOf(page).click();
    await page.keyboard.type(next.accountNo);
    await expect(echoOf(page)).toHaveText('—');
    await expect(baseOf(page)).toHaveValue('');
    await expect(baseOf(page)).not.toBeEditable();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '录入清册' }).click();
    await expect(page.locator('#entry-member-error')).toContainText('请先选择缴存人');

    held.letGo();
    await expect(echoOf(page)).toHaveText(next.name);
    await expect(baseOf(page)).toHaveValue('');
    await expect(rowOf(page, first.accountNo)).toHaveCount(0);
  });

  test('the answer to words that were given up takes nobody', async () => {
    const [first, next] = [nth(people, 1), nth(people, 5)];
    const held = await hold(page, MEMBERS, (request) => request.url().includes(first.accountNo));
    await boxOf(page).fill(first.accountNo);
    await boxOf(page).press('Enter');
    await held.arrived;
    await boxOf(page).fill(next.accountNo);
    await expect(page.locator('.member-option')).toHaveCount(1);
    held.letGo();
    await expect(echoOf(page)).toHaveText('—');
    await boxOf(page).press('Enter');
    await expect(echoOf(page)).toHaveText(next.name);
  });

  test('a failed search and a lost line say so and offer nobody; the line back, Enter takes', async () => {
    const [first, next] = [nth(people, 2), nth(people, 6)];
    await take(page, first);
    const fail = (status: number) => page.route(MEMBERS, (route) => route.fulfill({ status }));
    const said = page.getByRole('alert').filter({ hasText: '检索没有成功，现在不能选择' });
    for (const lose of [() => fail(500), () => fail(502), () => page.context().setOffline(true)]) {
      await lose();
      await boxOf(page).fill(next.accountNo);
      await boxOf(page).press('Enter');
      await expect(said).toBeVisible();
      await expect(page.locator('.member-option')).toHaveCount(0);
      await boxOf(page).press('Enter');
      await expect(said).toBeVisible();
      await expect(echoOf(page)).toHaveText('—');
      await boxOf(page).press('Escape');
      await page.unrouteAll();
    }
    await boxOf(page).fill(next.accountNo);
    await expect(said).toBeVisible();
    await page.context().setOffline(false);
    await boxOf(page).press('Enter');
    await expect(echoOf(page)).toHaveText(next.name);
  });

  test('nothing is asked, and nobody taken, while a name is being composed', async () => {
    const wanted = nth(people, 4);
    await page
      .getByRole('radiogroup', { name: '检索方式' })
      .getByRole('radio', { name: '姓名' })
      .check();
    await boxOf(page).click();
    await expect(page.locator('.member-option')).toHaveCount(20);
    const asked = questionsOf(page, MEMBERS);
    const inputMethod = await InputMethod.at(page);
    await inputMethod.compose('wang');
    await inputMethod.press('Enter');
    await expect(page.locator('.member-option')).toHaveCount(0);
    await expect(echoOf(page)).toHaveText('—');
    await inputMethod.end(wanted.name);
    await expect(page.locator('.member-option').first()).toContainText(wanted.name);
    expect(asked.join()).not.toContain('wang');
    expect(asked).toHaveLength(1);
  });
});

test('member information: the former member’s form is gone while the next is searched for', async ({
  hall,
}) => {
  const [first, next] = [nth(adjustable(HOTEL), 0), nth(adjustable(HOTEL), 4)];
  const page = await hall.operator(HOTEL);
  await openBusiness(page, '缴存人信息变更');
  const phone = fieldOf(page, '手机号码');
  const name = fieldOf(page, '姓名');
  const echo = page.locator('.echo');
  await boxOf(page, '个人账号').fill(first.accountNo);
  await boxOf(page).press('Enter');
  await expect(name).toHaveValue(first.name);
  await phone.fill('138');

  await test.step('no answer: nobody is there to be typed at, and the former is offered by name', async () => {
    await page.route(MEMBERS, (route) => route.abort());
    await boxOf(page).fill(next.accountNo);
    await boxOf(page).press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: '现在不能选择' })).toBeVisible();
    await expect(phone).toBeHidden();
    await expect(echo).toHaveCount(0);
    await page.unrouteAll();
    await page.getByRole('button', { name: `继续办理 ${first.name}` }).click();
    await expect(phone).toHaveValue('138');
    await expect(echo).toContainText(first.accountNo);
  });

  await test.step('Enter before the answer: the next one’s data, none of the former’s changes', async () => {
    const held = await hold(page, MEMBERS);
    await boxOf(page).click();
    await page.keyboard.type(next.accountNo);
    await page.keyboard.press('Enter');
    await held.arrived;
    await expect(phone).toBeHidden();
    held.letGo();
    const asked = page.getByRole('dialog', { name: '更换缴存人' });
    await asked.getByRole('button', { name: '确定' }).click();
    await expect(name).toHaveValue(next.name);
    await expect(echo).toContainText(next.accountNo);
    await expect(phone).toHaveValue('');
  });
});

function nth(people: readonly Member[], index: number): Member {
  const member = people[index];
  if (member === undefined) throw new Error('the unit has too few members');
  return member;
}

async function take(page: Page, { accountNo, name }: Member): Promise<void> {
  await boxOf(page).fill(accountNo);
  await boxOf(page).press('Enter');
  await expect(echoOf(page)).toHaveText(name);
}

function boxOf(page: Page, name = '个人账号'): Locator {
  return page.getByRole('combobox', { name });
}

function echoOf(page: Page): Locator {
  return page.locator('.echo dd').first();
}

function baseOf(page: Page): Locator {
  return page.locator('#entry-base');
}
