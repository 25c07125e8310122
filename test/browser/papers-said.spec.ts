import type { Page } from '@playwright/test';
import { expect, test } from './hall';
import { atScanPage, pagesOf, photo } from './pages/papers';
import { chooseFile } from './pages/register';

const LICENCE = '营业执照或登记证书';
const BUILDERS = '01000000010';
const CHANGES = '**/api/scans/*';

test('a page that could not be turned, moved or deleted is said by its name, and tried again from there', async ({
  hall,
}) => {
  const operator = await atScanPage(hall, BUILDERS);
  for (const [at, name] of ['正本', '副本'].entries()) {
    const file = await photo(`${name}.jpg`, name);
    await chooseFile(operator, operator.getByRole('button', { name: '浏览' }), [file]);
    await expect(pagesOf(operator, LICENCE)).toHaveCount(at + 1);
  }
  const act = (name: string) => operator.getByRole('button', { name, exact: true });
  const first = await pictureOf(operator);

  await test.step('turned while the line is down, then tried again', async () => {
    await operator.route(CHANGES, (route) => route.abort());
    await act(`旋转：${LICENCE} 第 1 页`).click();
    await expect(noticeOf(operator, `旋转 ${LICENCE} 第 1 页 没有完成`)).toBeVisible();
    await operator.unroute(CHANGES);
    await noticeOf(operator, '旋转').getByRole('button', { name: '重试' }).click();
    await expect.poll(() => pictureOf(operator)).not.toBe(first);
    await expect(noticeOf(operator, '旋转')).toHaveCount(0);
  });

  await test.step('moved: said in the language of the moment', async () => {
    await operator.route(CHANGES, (route) => route.abort());
    await act(`后移：${LICENCE} 第 1 页`).click();
    await expect(noticeOf(operator, `后移 ${LICENCE} 第 1 页 没有完成`)).toBeVisible();
    await operator.getByRole('button', { name: 'English' }).click();
    await expect(noticeOf(operator, 'Not done: Move later')).toBeVisible();
    await operator.getByRole('button', { name: '中文' }).click();
    await noticeOf(operator, '后移').getByRole('button', { name: '关闭' }).click();
    await operator.unroute(CHANGES);
  });

  await test.step('deleted: it comes back, is said, and the case does not go on without asking', async () => {
    await operator.route(CHANGES, (route) => route.abort());
    await act(`删除：${LICENCE} 第 1 页`).click();
    await expect(pagesOf(operator, LICENCE)).toHaveCount(1);
    await operator.getByRole('button', { name: '上传完成并提交审批' }).click();
    await expect(noticeOf(operator, `删除 ${LICENCE} 第 1 页 没有完成`)).toBeVisible();
    await expect(pagesOf(operator, LICENCE)).toHaveCount(2);
    await operator.unroute(CHANGES);
    await noticeOf(operator, '没有完成').getByRole('button', { name: '重试' }).click();
    await expect(pagesOf(operator, LICENCE)).toHaveCount(1);
  });
});

function noticeOf(page: Page, text: string) {
  return page.locator('.notice').filter({ hasText: text });
}

async function pictureOf(page: Page): Promise<string> {
  return (await pagesOf(page, LICENCE).first().locator('img').getAttribute('src')) ?? '';
}
