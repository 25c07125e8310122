import type { Page } from '@playwright/test';
import { expect, test } from './hall';
import { atScanPage, pagesOf, PHONE, phoneAddress, photo } from './pages/papers';
import { businessNoOf, chooseFile, type ChosenFile } from './pages/register';

const LICENCE = '营业执照或登记证书';
const UNITS = {
  failed: '03000000006',
  retaken: '02000000011',
  deleted: '02000000008',
  phone: '03000000009',
  empty: '02000000014',
};
const OPENINGS = '**/api/submissions/*/uploads';
const DELETES = '**/api/scans/*';

function browse(operator: Page, file: ChosenFile): Promise<void> {
  return chooseFile(operator, operator.getByRole('button', { name: '浏览' }), [file]);
}

async function withOnePage(operator: Page): Promise<string> {
  await browse(operator, await photo('licence-1.jpg', '营业执照'));
  await expect(pagesOf(operator, LICENCE)).toHaveCount(1);
  return pictureOf(operator);
}

async function pictureOf(operator: Page): Promise<string> {
  return (await pagesOf(operator, LICENCE).first().locator('img').getAttribute('src')) ?? '';
}

function submit(operator: Page): Promise<void> {
  return operator.getByRole('button', { name: '上传完成并提交审批' }).click();
}

test('a page that could not be uploaded keeps the case from being submitted without it', async ({
  hall,
}) => {
  const operator = await atScanPage(hall, UNITS.failed);
  await withOnePage(operator);
  await operator.route(OPENINGS, (route) => route.abort());
  await browse(operator, await photo('licence-2.jpg', '营业执照副本'));
  await expect(operator.getByText('licence-2.jpg 未能上传：网络中断')).toBeVisible();
  await submit(operator);
  const point = operator.getByRole('link', {
    name: 'licence-2.jpg 未能上传，请继续上传或取消',
  });
  await expect(point).toBeVisible();
  await operator.unroute(OPENINGS);
  await operator.getByRole('button', { name: '继续上传' }).click();
  await expect(pagesOf(operator, LICENCE)).toHaveCount(2);
  await expect(point).toBeHidden();
  await submit(operator);
  await expect(operator.getByRole('heading', { name: '提交成功' })).toBeVisible();
});

test('a page replaced over a broken line takes the place of the old one, whenever the line breaks', async ({
  hall,
}) => {
  const operator = await atScanPage(hall, UNITS.retaken);
  const blurred = await withOnePage(operator);
  const replaceWith = async (name: string): Promise<void> => {
    const button = operator.getByRole('button', { name: `重传：${LICENCE} 第 1 页` });
    await chooseFile(operator, button, [await photo(name, name)]);
    await expect(operator.getByText(`${name} 未能上传：网络中断`)).toBeVisible();
  };

  await test.step('before a byte was sent', async () => {
    await operator.route(OPENINGS, (route) => route.abort());
    await replaceWith('sharp.jpg');
    await operator.unroute(OPENINGS);
    await operator.getByRole('button', { name: '继续上传' }).click();
    await expect.poll(() => pictureOf(operator)).not.toBe(blurred);
    await expect(pagesOf(operator, LICENCE)).toHaveCount(1);
  });

  await test.step('when the old one should go', async () => {
    const sharp = await pictureOf(operator);
    await operator.route(DELETES, (route) =>
      route.request().method() === 'DELETE' ? route.abort() : route.continue(),
    );
    await replaceWith('sharper.jpg');
    await operator.unroute(DELETES);
    await operator.getByRole('button', { name: '继续上传' }).click();
    await expect(operator.getByText('sharper.jpg')).toBeHidden();
    await expect(pagesOf(operator, LICENCE)).toHaveCount(1);
    expect(await pictureOf(operator)).not.toBe(sharp);
  });
});

test('a deleted page does not come back when the page is loaded anew', async ({ hall }) => {
  const operator = await atScanPage(hall, UNITS.deleted);
  await withOnePage(operator);
  await operator.getByRole('button', { name: `删除：${LICENCE} 第 1 页` }).click();
  await expect(pagesOf(operator, LICENCE)).toHaveCount(0);
  await operator.reload();
  // The page may ask for its pages before the last request of the one it follows is through: the list settles it.
  const list = `/api/submissions/${businessNoOf(operator)}/scans`;
  await expect
    .poll(async () => (await (await operator.request.get(list)).json()).items.length)
    .toBe(0);
  await expect(operator.getByText(`还没有上传“${LICENCE}”`)).toBeVisible();
});

test('a phone at work stays at work when the page is loaded anew, until the code is renewed', async ({
  hall,
}) => {
  const operator = await atScanPage(hall, UNITS.phone);
  const phone = await hall.guest(PHONE);
  await phone.goto(await phoneAddress(operator));
  await phone.getByTestId('camera').setInputFiles(await photo('one.jpg', '营业执照'));
  await expect(phone.getByRole('button', { name: '上传 1 页' })).toBeVisible();

  await test.step('the page says that a phone is connected and shows no new code', async () => {
    await operator.reload();
    await expect(operator.getByText('已有一部手机扫码连接')).toBeVisible();
    await expect(operator.getByRole('img', { name: '手机扫码上传的二维码' })).toBeHidden();
    await phone.getByRole('button', { name: '上传 1 页' }).tap();
    await expect(pagesOf(operator, LICENCE)).toHaveCount(1, { timeout: 30_000 });
  });

  await test.step('刷新二维码 ends the phone, whose waiting picture stays in view', async () => {
    await phone.getByTestId('camera').setInputFiles(await photo('two.jpg', '营业执照副本'));
    await operator.getByRole('button', { name: '刷新二维码' }).click();
    await expect(operator.getByRole('img', { name: '手机扫码上传的二维码' })).toBeVisible();
    await phone.getByRole('button', { name: '上传 1 页' }).tap();
    await expect(phone.getByRole('alert').getByText(/本次上传已经结束/)).toBeVisible();
    await expect(phone.getByRole('img', { name: `${LICENCE} · 第 1 页` })).toBeVisible();
    await expect(phone.getByRole('button', { name: '上传 1 页' })).toBeHidden();
  });
});

test('an empty file is called empty before it is sent, on the computer and on the phone', async ({
  hall,
}) => {
  const empty = { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) };
  const operator = await atScanPage(hall, UNITS.empty);
  await browse(operator, empty);
  await expect(operator.getByText('empty.jpg 未能上传：文件是空的')).toBeVisible();
  const phone = await hall.guest(PHONE);
  await phone.goto(await phoneAddress(operator));
  await phone.getByTestId('camera').setInputFiles(empty);
  await expect(phone.getByText('文件是空的')).toBeVisible();
});
