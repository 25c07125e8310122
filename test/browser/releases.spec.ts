import type { Page } from '@playwright/test';
import { expect, test } from './hall';
import { goHome, openBox } from './pages/boxes';
import { fieldOf } from './pages/fields';
import { signInAsOperator } from './pages/sign-in';

const MALL = { unitAccountNo: '01000000031', loginName: 'operator1' };
const NOTARY = '02000000032';
const PASSWORD = 'Gongjijin2026';
const PARTS = '**/assets/**';
const PASSWORD_PART = '**/assets/password-page*.js';

/** Every part of the pages has come ahead, the last of them too. */
async function partsAreHere(page: Page): Promise<void> {
  const names = [
    'password-page',
    'sessions-page',
    'base-adjustment',
    'decision-page',
    'verify-page',
  ];
  await expect
    .poll(() =>
      page.evaluate(
        (wanted) =>
          wanted.filter((name) =>
            performance.getEntriesByType('resource').some((one) => one.name.includes(name)),
          ),
        names,
      ),
    )
    .toEqual(names);
}

test('a page open over a release still has every part: pages, lock and key', async ({ hall }) => {
  const page = await hall.guest();
  await signInAsOperator(page, MALL);
  await page.reload();
  await partsAreHere(page);
  await page.context().route(PARTS, (route) => route.fulfill({ status: 404 }));
  await page.getByRole('link', { name: '修改密码' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '修改密码' })).toBeVisible();
  await page.getByRole('link', { name: '登录记录' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '登录记录' })).toBeVisible();
  await goHome(page);
  await page.getByRole('button', { name: '拔出UKey' }).click();
  const lock = page.getByRole('dialog', { name: 'UKey已拔出，页面已锁定' });
  await lock.getByLabel('登录密码').fill(PASSWORD);
  await lock.getByRole('button', { name: '插入演示UKey' }).click();
  await expect(lock.getByText('已插入')).toBeVisible();
  await lock.getByRole('button', { name: '登录', exact: true }).click();
  await expect(lock).toHaveCount(0);
});

test('a part that is gone loads the page anew, and what was typed comes back', async ({ hall }) => {
  const page = await hall.staff('first-03-b');
  await page.context().route(PASSWORD_PART, (route) => route.fulfill({ status: 404 }));
  await page.goto('/desk');
  const search = page.getByRole('searchbox');
  await search.pressSequentially('张三的');
  await page.getByRole('link', { name: '修改密码' }).click();
  await expect(page).toHaveURL(/\/password$/, { timeout: 30_000 });
  await page.context().unroute(PASSWORD_PART);
  await expect(page.getByRole('heading', { level: 1, name: '修改密码' })).toBeVisible();
  await page.goto('/desk');
  await expect(page.getByText('此前录入的内容已恢复')).toBeVisible();
  await expect(search).toHaveValue('张三的');
});

test('a part that does not come over a broken line comes when the line is back; the page stays', async ({
  hall,
}) => {
  const page = await hall.staff('first-03-b');
  await page.context().route(PASSWORD_PART, (route) => route.abort());
  await page.goto('/desk');
  await expect(page.getByRole('heading', { level: 1, name: '审批任务' })).toBeVisible();
  await page.context().route('**/', (route) => route.abort());
  await page.getByRole('link', { name: '修改密码' }).click();
  await expect(page.getByText('页面的一部分未能载入，正在重试')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: '审批任务' })).toBeVisible();
  await page.context().unroute(PASSWORD_PART);
  await page.context().unroute('**/');
  await expect(page.getByRole('heading', { level: 1, name: '修改密码' })).toBeVisible();
});

/** What a translating browser does: each text, now and later, is put into elements of its own, in other words. */
async function translate(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const done = new WeakSet<Node>();
    const wrap = (text: Node): void => {
      if (done.has(text) || (text.nodeValue ?? '').trim() === '') return;
      const [outer, inner] = [
        document.createElementNS('http://www.w3.org/1999/xhtml', 'font'),
        document.createElementNS('http://www.w3.org/1999/xhtml', 'font'),
      ];
      const translated = document.createTextNode(`${text.nodeValue ?? ''}*`);
      done.add(translated);
      inner.append(translated);
      outer.append(inner);
      text.parentNode?.replaceChild(outer, text);
    };
    const all = (root: Node): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Node[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts)
        if (!/^(STYLE|SCRIPT|NOSCRIPT|OPTION|TEXTAREA)$/.test(text.parentElement?.tagName ?? ''))
          wrap(text);
    };
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) if (node.isConnected) all(node.parentNode ?? node);
    }).observe(document, { childList: true, subtree: true });
  });
}

test('a page that is translated goes on working, and shows what is true now', async ({ hall }) => {
  const page = await hall.operator(NOTARY);
  await expect(page.locator('html')).toHaveAttribute('translate', 'no');
  await translate(page);
  await page.goto('/');
  await expect(page.locator('font').first()).toBeAttached();

  await test.step('a text that changes beside an icon', async () => {
    await page.getByRole('button', { name: /^关闭音效/ }).click();
    await expect(page.getByRole('button', { name: /^开启音效/ })).toBeVisible();
    await page.getByRole('button', { name: /^开启音效/ }).click();
  });
  await test.step('lists, tabs and the other language', async () => {
    for (const box of ['待办', '已办', '我发起的', '消息']) await openBox(page, box);
    await page.getByRole('button', { name: /^数据表/ }).click();
    await page.getByRole('button', { name: /^English/ }).click();
    await expect(page.getByRole('heading', { name: /^Services/ })).toBeVisible();
    await page.getByRole('button', { name: /^简体中文/ }).click();
    await expect(page.getByRole('heading', { name: /^业务办理/ })).toBeVisible();
  });
  await test.step('a case from its fields to its papers and back', async () => {
    await page.locator('a.tile', { hasText: '单位信息变更' }).click();
    await fieldOf(page, '单位名称').fill('河洛新名公证处');
    await fieldOf(page, '单位名称').fill('河洛第一公证处');
    await page.getByRole('button', { name: /^确定/ }).click();
    await page.getByRole('button', { name: /^完成办理/ }).click();
    await expect(page.getByRole('heading', { name: /^档案扫描/ })).toBeVisible();
    await page.getByRole('button', { name: /^取消上传/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^单位信息变更/ })).toBeVisible();
  });
  await test.step('a register with a member picked and taken out', async () => {
    await page.goto('/');
    await page.locator('a.tile', { hasText: '基数调整' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^基数调整/ })).toBeVisible();
  });
  await test.step('the lock', async () => {
    await page.getByRole('button', { name: /^退出系统/ }).click();
    await expect(page.getByRole('heading', { name: /^登录/ })).toBeVisible();
    await page.getByRole('tab', { name: /^中心工作人员/ }).click();
    await page.getByRole('button', { name: /^登录/ }).click();
    await expect(page.getByRole('alert')).toContainText('请填写登录名称');
  });
  await expect(page.getByText('页面出现问题')).toHaveCount(0);
});
