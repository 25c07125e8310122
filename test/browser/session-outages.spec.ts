import type { Page } from '@playwright/test';
import { expect, test } from './hall';
import { businessNoOf, openBusiness } from './pages/register';
import { signInAsOperator } from './pages/sign-in';

const THEATRE = { unitAccountNo: '03000000018', loginName: 'operator1' };

async function unitNameOn(page: Page): Promise<string> {
  const name = page.locator('.kv dd').first();
  await expect(name).toHaveText(/\S{4}/);
  return name.innerText();
}

/** The hall is away for everything this browser asks, until what this answers is called. */
async function awayFor(page: Page): Promise<() => Promise<void>> {
  await page.context().route('**/api/**', (route) => route.fulfill({ status: 502 }));
  return () => page.context().unroute('**/api/**');
}

test('a key pulled while the hall is away ends the session all the same: no load of the page shows it again', async ({
  hall,
}) => {
  const page = await hall.guest();
  await signInAsOperator(page, THEATRE);
  const unit = await unitNameOn(page);
  const back = await awayFor(page);
  await page.getByRole('button', { name: '拔出UKey' }).click();
  await expect(page.getByRole('dialog', { name: 'UKey已拔出，页面已锁定' })).toBeVisible();
  await page.goto('about:blank');
  await back();
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
  expect(await page.evaluate(() => document.documentElement.textContent)).not.toContain(unit);
});

test('a sign-out the hall has not heard says so, and is done when the hall is back', async ({
  hall,
}) => {
  const page = await hall.guest();
  await signInAsOperator(page, THEATRE);
  const back = await awayFor(page);
  await page.getByRole('button', { name: '退出系统' }).click();
  const waits = page.getByRole('dialog', { name: '网络未连通，退出尚未完成，页面已锁定' });
  await expect(waits).toBeVisible();
  await back();
  await expect(page).toHaveURL(/\/login/);
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
});

test('a sign-in after a sign-out nobody heard is not ended by it', async ({ hall }) => {
  const page = await hall.guest();
  await signInAsOperator(page, THEATRE);
  const back = await awayFor(page);
  await page.getByRole('button', { name: '拔出UKey' }).click();
  await expect(page.getByRole('dialog', { name: 'UKey已拔出，页面已锁定' })).toBeVisible();
  const wish = await page.evaluate(() => localStorage.getItem('hall-session-to-end'));
  await back();
  await page.goto('/');
  await signInAsOperator(page, THEATRE);
  await page.evaluate((token) => {
    localStorage.setItem('hall-session-to-end', token ?? '');
  }, wish);
  await page.reload();
  await expect(page.getByRole('button', { name: '退出系统' })).toBeVisible();
});

test('保持登录 that did not reach the hall says so, and works once it does', async ({ hall }) => {
  const page = await hall.guest();
  await page.clock.install();
  await signInAsOperator(page, THEATRE);
  const warning = page.getByRole('dialog', { name: '即将自动退出' });
  await page.clock.fastForward('28:30');
  await expect(warning).toBeVisible();
  const back = await awayFor(page);
  await warning.getByRole('button', { name: '保持登录' }).click();
  await expect(warning.getByRole('alert')).toContainText('未能保持登录');
  await back();
  await warning.getByRole('button', { name: '保持登录' }).click();
  await expect(warning).toBeHidden();
});

test('a case that was discarded is told so, though the hall is away when it is read again', async ({
  hall,
}) => {
  const page = await hall.guest();
  await signInAsOperator(page, THEATRE);
  await openBusiness(page, '单位信息变更');
  const address = `**/api/submissions/${businessNoOf(page)}`;
  await page.route(`${address}/commands`, async (route) => {
    const answer = await route.fetch();
    await page.route(address, (reading) => reading.fulfill({ status: 502 }));
    await route.fulfill({ response: answer });
  });
  await page.getByRole('button', { name: '放弃本次办理' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(page.getByText('已放弃本次办理')).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
});
