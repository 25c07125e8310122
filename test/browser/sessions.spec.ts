import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './hall';
import { confirmChanges, fieldOf } from './pages/fields';
import { openBusiness } from './pages/register';
import { signInAsOperator } from './pages/sign-in';

const PASSWORD = 'Gongjijin2026';
const THEATRE = { unitAccountNo: '03000000018', loginName: 'operator1' };
const PORT = { unitAccountNo: '02000000005', loginName: 'operator1' };
const HARBOUR = { unitAccountNo: '02000000038', loginName: 'operator1' };
const MINUTE = 60_000;

/** Tabs that hear nothing of each other, as one that slept meanwhile. */
async function deafen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => undefined;
  });
}

const lockOf = (page: Page) =>
  page.getByRole('dialog', { name: '另一用户已在本浏览器登录，页面已锁定' });

/** Makes the page ask the api, unless it has asked by itself meanwhile and is locked already. */
async function askSomething(page: Page): Promise<void> {
  const click = page.getByRole('link', { name: '登录记录' }).click({ timeout: 5_000 });
  await click.catch(async (error: unknown) => {
    if (await lockOf(page).isHidden()) throw error;
  });
}

async function unitNameOn(page: Page): Promise<string> {
  const name = page.locator('.kv dd').first();
  await expect(name).toHaveText(/\S{4}/);
  return name.innerText();
}

async function signInAgain(page: Page): Promise<void> {
  await page.getByLabel('登录密码').fill(PASSWORD);
  const insert = page.getByRole('button', { name: '插入演示UKey' });
  if (await insert.isVisible()) await insert.click();
  await expect(page.getByText(/^已插入/)).toBeVisible();
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

test('a locked page is out of the document, Escape or not, and comes back with what was typed', async ({
  hall,
}) => {
  const page = await hall.guest();
  await signInAsOperator(page, THEATRE);
  const unit = await unitNameOn(page);
  await page.getByRole('link', { name: '修改密码' }).click();
  const typed = page.getByRole('textbox', { name: '新密码', exact: true });
  await typed.fill('half-typed-2026');
  await page.getByRole('button', { name: '拔出UKey' }).click();
  const lock = page.getByRole('dialog', { name: 'UKey已拔出，页面已锁定' });
  for (const key of ['Escape', 'Escape', 'Escape']) await page.keyboard.press(key);
  await expect(lock).toBeVisible();
  await expect(typed).toHaveCount(0);
  await expect(page.locator('header')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.textContent)).not.toContain(unit);
  await signInAgain(page);
  await expect(lock).toHaveCount(0);
  await expect(typed).toHaveValue('half-typed-2026');
});

test('a question that must be answered is not closed by Escape, however often', async ({
  hall,
}) => {
  const page = await hall.guest();
  await page.clock.install();
  await signInAsOperator(page, THEATRE);
  const warning = page.getByRole('dialog', { name: '即将自动退出' });
  await page.clock.fastForward('28:30');
  await expect(warning).toBeVisible();
  for (const key of ['Escape', 'Escape', 'Escape']) await page.keyboard.press(key);
  await expect(warning).toBeVisible();
  await warning.getByRole('button', { name: '保持登录' }).click();
  await expect(warning).toBeHidden();
});

for (const [minutes, unitAccountNo] of [
  [-31, '02000000029'],
  [31, '02000000017'],
  [60 * 24 * 400, '03000000015'],
] as const)
  test(`a computer's clock ${String(minutes)} minutes off ends neither sign-in nor code`, async ({
    hall,
  }) => {
    const page = await hall.guest();
    await page.clock.install({ time: Date.now() + minutes * MINUTE });
    await signInAsOperator(page, { unitAccountNo, loginName: 'operator1' });
    await page.clock.runFor(2000);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await openBusiness(page, '单位信息变更');
    await fieldOf(page, '单位名称').fill('河洛港务集团有限公司');
    await confirmChanges(page);
    await expect(page.getByRole('img', { name: '手机扫码上传的二维码' })).toBeVisible();
    await expect(page.getByText(/(09:\d\d|10:00) 后失效/)).toBeVisible();
    await page.clock.runFor(10 * MINUTE);
    await expect(page.getByRole('img', { name: '二维码已失效' })).toBeVisible();
  });

for (const heard of [true, false])
  test(`when somebody else signs in in a second tab, the first ${
    heard ? 'hears of it and locks' : 'sees it at its next answer, shows nothing of it and locks'
  }`, async ({ hall }) => {
    const first = await hall.guest();
    if (!heard) await deafen(first.context());
    await signInAsOperator(first, THEATRE);
    const own = await unitNameOn(first);
    const second = await first.context().newPage();
    await signInAsOperator(second, PORT);
    const other = await unitNameOn(second);
    expect(other).not.toBe(own);
    if (!heard) await askSomething(first);
    await expect(lockOf(first)).toBeVisible();
    const shown = await first.evaluate(() => document.documentElement.textContent);
    expect(shown).not.toContain(other);
    expect(shown).not.toContain(own);

    await test.step('who comes back by his own sign-in finds his page, and the other tab locks', async () => {
      await signInAgain(first);
      await expect(first.getByRole('button', { name: '退出系统' })).toBeVisible();
      if (!heard) await askSomething(second);
      await expect(lockOf(second)).toBeVisible();
    });
  });

for (const heard of [true, false])
  test(`the same person's new session in a second tab is simply used by the first, ${
    heard ? 'which hears of it' : 'whose next write finds it'
  }`, async ({ hall }) => {
    const first = await hall.guest();
    if (!heard) await deafen(first.context());
    await signInAsOperator(first, PORT);
    const second = await first.context().newPage();
    await signInAsOperator(second, PORT);
    await openBusiness(first, '缴存人信息变更');
    await expect(first.getByRole('dialog')).toHaveCount(0);
    await expect(first.getByRole('alert')).toHaveCount(0);
  });

/** The tab's next question is answered of the session before; while `stands` is false, nothing says there is another. */
async function answerOfOldSession(page: Page, stands: () => boolean): Promise<() => boolean> {
  const refused = { status: 401, json: { code: 'SIGNED_OUT', title: '会话已结束' } };
  await page.route('**/api/auth/me', (route) =>
    stands() ? route.fallback() : route.fulfill(refused),
  );
  let answered = false;
  await page.route(/\/api\/(?!auth\/|live)/, (route) => {
    if (answered) return route.fallback();
    answered = true;
    return route.fulfill(refused);
  });
  return () => answered;
}

for (const cookie of ['before the new cookie is here', 'when the new one stands'])
  test(`an answer of the old session ${cookie} locks nobody who signs in again in a second tab`, async ({
    hall,
  }) => {
    const first = await hall.guest();
    await deafen(first.context());
    await signInAsOperator(first, HARBOUR);
    const second = await first.context().newPage();
    let stands = false;
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let underWay = false;
    await second.route('**/api/auth/operator/sign-in', async (route) => {
      underWay = true;
      await held;
      stands = true;
      await route.continue();
    });
    if (cookie === 'when the new one stands') letGo();
    const signedIn = signInAsOperator(second, HARBOUR);
    await expect.poll(() => underWay).toBe(true);
    if (cookie === 'when the new one stands') await signedIn;
    const answered = await answerOfOldSession(first, () => stands);
    const opened = openBusiness(first, '缴存人信息变更');
    await expect.poll(answered).toBe(true);
    await expect(first.getByRole('dialog')).toHaveCount(0);
    letGo();
    await signedIn;
    await opened;
    await expect(first.getByRole('dialog')).toHaveCount(0);
    await expect(first.getByRole('alert')).toHaveCount(0);
  });

test('signing out in one tab locks the others, which keep what was typed', async ({ hall }) => {
  const first = await hall.guest();
  await signInAsOperator(first, THEATRE);
  await first.getByRole('link', { name: '修改密码' }).click();
  await first.getByRole('textbox', { name: '新密码', exact: true }).fill('half-typed-2026');
  const second = await first.context().newPage();
  await second.goto('/');
  await second.getByRole('button', { name: '退出系统' }).click();
  await expect(first.getByRole('dialog', { name: '会话已结束，请重新登录' })).toBeVisible();
  await signInAgain(first);
  await expect(first.getByRole('textbox', { name: '新密码', exact: true })).toHaveValue(
    'half-typed-2026',
  );
});
