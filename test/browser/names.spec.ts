import type { Page, Route } from '@playwright/test';
import { plainYuan } from '#libs/fund/money';
import { adjustable } from './city';
import { expect, test } from './hall';
import { enterBase, openBusiness, pickMember, rowOf } from './pages/register';

const SCHOOL = '03000000027';
/** As names are: two characters, a long one with dots, and the longest the hall keeps; with blanks to break at and without. */
const NAMES = [
  '王静',
  '阿卜杜热合曼·买买提吐尔逊江伊明',
  '努尔麦麦提江·阿卜杜热合曼·吐尔逊江',
  '买买提吐尔逊·阿卜杜热合曼·古丽巴哈尔'.repeat(4).slice(0, 60),
  'Wolfeschlegelsteinhausenbergerdorff'.repeat(2).slice(0, 60),
];
const NAME_KEYS = new Set(['name', 'unitName', 'actorName', 'operatorName', 'claimedByName']);

for (const name of NAMES)
  test(`a name of ${String([...name].length)} characters has its place on every page: ${name.slice(0, 6)}…`, async ({
    hall,
  }) => {
    const page = await hall.operator(SCHOOL);
    const [member] = adjustable(SCHOOL);
    if (member === undefined) throw new Error('the unit has no members');
    await openBusiness(page, '基数调整');
    const address = new URL(page.url()).pathname;
    if ((await rowOf(page, member.accountNo).count()) === 0) {
      await pickMember(page, '个人账号', member.accountNo, member.accountNo);
      await enterBase(page, plainYuan(member.newBaseFen));
      await expect(rowOf(page, member.accountNo)).toHaveCount(1);
    }
    await page.route('**/api/**', (route) => renamed(route, name));

    await page.goto(address);
    await expect(rowOf(page, member.accountNo)).toContainText(name);
    await fits(page, 'register');
    await page.locator('#entry-member').click();
    await expect(page.locator('.member-option').first()).toContainText(name);
    await fits(page, 'picker');
    await page.locator('#entry-member').fill(member.accountNo);
    await page.locator('#entry-member').press('Enter');
    await expect(page.locator('.echo')).toContainText(name);
    await fits(page, 'echo');
    await page.getByRole('button', { name: '清空检索内容' }).click();
    await page.getByRole('button', { name: '提交审批' }).click();
    await expect(page.locator('.check-largest')).toContainText(name);
    await fits(page, 'check');
    await page.goto(address.replace('/edit', ''));
    await expect(page.locator('.timeline')).toContainText(name);
    await fits(page, 'case');
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '任务中心' })).toBeVisible();
    await fits(page, 'home');
  });

/** Nothing is wider than the window, and no words leave their box in the diagram, the header or the picker. */
async function fits(page: Page, where: string): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const window_ = document.documentElement;
    const boxes = [...document.querySelectorAll('.node')].filter((node) => {
      const room = node.querySelector('rect')?.getBoundingClientRect().width ?? 0;
      return [...node.querySelectorAll('text')].some(
        (words) => words.getBoundingClientRect().width > room,
      );
    });
    return [
      ...(window_.scrollWidth > window_.clientWidth ? ['page'] : []),
      ...boxes.map((node) => node.textContent),
    ];
  });
  expect(tooWide, where).toEqual([]);
}

async function renamed(route: Route, name: string): Promise<void> {
  if (route.request().method() !== 'GET' || route.request().url().includes('/live'))
    return route.fallback();
  const answer = await route.fetch();
  if (!(answer.headers()['content-type'] ?? '').includes('json'))
    return route.fulfill({ response: answer });
  const rename = (key: string, value: unknown): unknown =>
    NAME_KEYS.has(key) && typeof value === 'string' ? name : value;
  await route.fulfill({ response: answer, json: JSON.parse(await answer.text(), rename) });
}
