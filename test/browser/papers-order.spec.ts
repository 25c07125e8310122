import type { Page } from '@playwright/test';
import { expect, test } from './hall';
import { atScanPage, pagesOf, photo } from './pages/papers';
import { chooseFile } from './pages/register';

const LICENCE = '营业执照或登记证书';
const UNITS = { ordered: '03000000036', broken: '01000000040' };
const OPENINGS = '**/api/submissions/*/uploads';

test('pages of a paper are put in order by keyboard and by mouse, and stay so', async ({
  hall,
}) => {
  const page = await atScanPage(hall, UNITS.ordered);
  for (const [at, name] of ['正本', '副本', '附页'].entries()) {
    await browse(page, `${String(at)}.jpg`, name);
    await expect(pagesOf(page, LICENCE)).toHaveCount(at + 1);
  }
  const [first, second, third] = await order(page);
  const inOrder = (wanted: (string | undefined)[]) =>
    expect.poll(() => order(page)).toEqual(wanted);
  const act = (name: string) => page.getByRole('button', { name, exact: true });

  await test.step('前移 by the keyboard, twice; the focus goes with the page to its end', async () => {
    await act(`前移：${LICENCE} 第 3 页`).focus();
    await page.keyboard.press('Enter');
    await inOrder([first, third, second]);
    await expect(act(`前移：${LICENCE} 第 2 页`)).toBeFocused();
    await page.keyboard.press('Enter');
    await inOrder([third, first, second]);
    await expect(act(`前移：${LICENCE} 第 1 页`)).toBeFocused();
    await expect(act(`前移：${LICENCE} 第 1 页`)).toBeDisabled();
    await page.keyboard.press('Enter');
  });

  await test.step('后移 by the keyboard; the last page goes no further', async () => {
    await act(`后移：${LICENCE} 第 1 页`).focus();
    await page.keyboard.press('Enter');
    await inOrder([first, third, second]);
    await expect(act(`后移：${LICENCE} 第 2 页`)).toBeFocused();
    await expect(act(`后移：${LICENCE} 第 3 页`)).toBeDisabled();
  });

  await test.step('drawn by the mouse onto the place of another, forwards and backwards', async () => {
    await draw(page, 2, 0);
    await inOrder([second, first, third]);
    await draw(page, 0, 2);
    await inOrder([first, third, second]);
  });

  await test.step('loaded anew, the order stands', async () => {
    await page.reload();
    await inOrder([first, third, second]);
  });
});

test('a file that broke off on its way asks before the page is left, one that cannot be sent does not', async ({
  hall,
}) => {
  const page = await atScanPage(hall, UNITS.broken);
  const question = page.getByRole('dialog', { name: '有内容尚未保存' });
  const home = page.getByRole('link', { name: '住房公积金管理中心' });

  await test.step('broken off: a link and 取消上传 ask', async () => {
    await page.route(OPENINGS, (route) => route.abort());
    await browse(page, 'broken.jpg', '副本');
    await expect(page.getByText('broken.jpg 未能上传：网络中断')).toBeVisible();
    await home.click();
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: '留在本页' }).click();
    await page.getByRole('button', { name: '取消上传' }).click();
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: '取消' }).click();
    await expect(page.getByText('broken.jpg 未能上传：网络中断')).toBeVisible();
  });

  await test.step('given up, with an empty one beside: nothing is asked', async () => {
    const empty = { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) };
    await chooseFile(page, page.getByRole('button', { name: '浏览' }), [empty]);
    await expect(page.getByText('empty.jpg 未能上传：文件是空的')).toBeVisible();
    const line = page.getByRole('listitem').filter({ hasText: 'broken.jpg' });
    await line.getByRole('button', { name: '取消' }).click();
    await home.click();
    await expect(page).toHaveURL(/\/$/);
  });
});

async function browse(page: Page, file: string, title: string): Promise<void> {
  await chooseFile(page, page.getByRole('button', { name: '浏览' }), [await photo(file, title)]);
}

/** Which picture stands first, second, third; each by its own number. */
function order(page: Page): Promise<string[]> {
  return pagesOf(page, LICENCE)
    .locator('a')
    .evaluateAll((links) =>
      links.map((link) => /scans\/([^/?]+)/.exec(link.getAttribute('href') ?? '')?.[1] ?? ''),
    );
}

function draw(page: Page, from: number, onto: number): Promise<void> {
  const pages = pagesOf(page, LICENCE);
  return pages.nth(from).locator('img').dragTo(pages.nth(onto).locator('img'));
}
