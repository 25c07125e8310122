import { businessByCode } from '#libs/businesses/registry';
import { sheetsOf, TILES, type Tile } from '#libs/businesses/tiles';
import { expect, test } from './hall';
import { goHome } from './pages/boxes';
import { signInAsOperator, signInAsStaff, tryAsOperator } from './pages/sign-in';

const BUSES = '01000000002';
const CINEMA = '03000000018';
const MINING = '03000000039';
const PASSWORD = 'Gongjijin2026';

test('pulling the UKey locks the page at once, and nothing behind it can be read', async ({
  hall,
}) => {
  const operator = await hall.guest();
  await signInAsOperator(operator, { unitAccountNo: CINEMA, loginName: 'operator1' });
  await operator.getByRole('button', { name: '拔出UKey' }).click();
  const lock = operator.getByRole('dialog', { name: 'UKey已拔出，页面已锁定' });
  await expect(lock).toBeVisible();
  await operator.keyboard.press('Escape');
  await expect(lock).toBeVisible();
  await expect.poll(async () => (await operator.request.get('/api/auth/me')).status()).toBe(401);
  await lock.getByLabel('登录密码').fill(PASSWORD);
  await lock.getByRole('button', { name: '插入演示UKey' }).click();
  await lock.getByRole('button', { name: '登录', exact: true }).click();
  await expect(lock).toBeHidden();
  await expect(operator.getByRole('heading', { name: '业务办理' })).toBeVisible();
});

test('who signs in while the UKey is still being read is signed in when it has been', async ({
  hall,
}) => {
  const page = await hall.guest();
  let read: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    read = resolve;
  });
  await page.route('**/api/demonstration/ukey*', async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto('/login');
  await page.getByLabel('单位账号').fill(CINEMA);
  await page.getByLabel('登录名称').fill('operator1');
  await page.getByLabel('登录密码').fill(PASSWORD);
  await page.getByRole('button', { name: '插入演示UKey' }).click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('button', { name: '正在读取UKey' })).toBeVisible();
  read();
  await expect(page.getByRole('heading', { name: '单位业务首页' })).toBeAttached();
});

test('a wrong password and an unknown name are answered alike', async ({ hall }) => {
  const page = await hall.guest();
  const said: string[] = [];
  for (const loginName of ['operator2', 'nobody-of-this-name']) {
    await tryAsOperator(page, { unitAccountNo: CINEMA, loginName }, 'Wrong-password-1');
    said.push(await page.getByRole('alert').innerText());
  }
  expect(said[0]).toContain('登录信息不正确');
  expect(said[1]).toBe(said[0]);
});

test('two minutes before the session ends the page asks; who stays keeps it, who is away is locked out', async ({
  hall,
}) => {
  const page = await hall.guest();
  await page.clock.install();
  await signInAsOperator(page, { unitAccountNo: CINEMA, loginName: 'operator1' });
  const warning = page.getByRole('dialog', { name: '即将自动退出' });
  await page.clock.fastForward('28:30');
  await expect(warning).toBeVisible();
  await expect(warning).toContainText('秒后将自动退出');
  await page.clock.fastForward('02:00');
  await expect(page.getByRole('dialog', { name: '长时间未操作，请重新登录' })).toBeVisible();
});

test('保持登录 takes the warning away', async ({ hall }) => {
  const page = await hall.guest();
  await page.clock.install();
  await signInAsOperator(page, { unitAccountNo: CINEMA, loginName: 'operator1' });
  const warning = page.getByRole('dialog', { name: '即将自动退出' });
  await page.clock.fastForward('28:30');
  await warning.getByRole('button', { name: '保持登录' }).click();
  // The server's clock has not moved: what it grants anew ends half an hour after its own time.
  const kept = await page.request.get('/api/auth/me');
  expect((await kept.json()).idleLeftMs).toBeGreaterThan(29 * 60_000);
});

test('the sessions page ends a sign-in elsewhere', async ({ hall }) => {
  const who = { unitAccountNo: MINING, loginName: 'operator2' };
  const elsewhere = await hall.guest();
  await signInAsOperator(elsewhere, who);
  const here = await hall.guest();
  await signInAsOperator(here, who);
  await here.getByRole('link', { name: '登录记录' }).click();
  const rows = here.getByRole('region', { name: '登录记录' }).locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: '本机' })).toHaveCount(1);
  await here.getByRole('button', { name: /^结束 .* 的登录$/ }).click();
  await expect(rows).toHaveCount(1);
  await expect(elsewhere.getByRole('dialog', { name: '会话已结束，请重新登录' })).toBeVisible();
  await elsewhere.goto('/');
  await expect(elsewhere).toHaveURL(/\/login/);
});

test('the password page says its rules, refuses what breaks them, and changes the password', async ({
  hall,
}) => {
  // No other file signs in as the second operator of this unit.
  const who = { unitAccountNo: CINEMA, loginName: 'operator2' };
  const page = await hall.guest();
  await signInAsOperator(page, who);
  await page.getByRole('link', { name: '修改密码' }).click();
  const save = page.getByRole('button', { name: '确定' });
  await save.click();
  await expect(page.getByRole('alert')).toContainText('请填写原密码');
  const fill = async (current: string, next: string, again: string): Promise<void> => {
    for (const [label, text] of [
      ['原密码', current],
      ['新密码', next],
      ['确认新密码', again],
    ] as const)
      await page.getByRole('textbox', { name: label, exact: true }).fill(text);
    await save.click();
  };
  await fill(PASSWORD, 'Different-2026', 'Different-2027');
  await expect(page.getByRole('alert')).toContainText('两次输入的新密码不一致');
  await fill(PASSWORD, 'short', 'short');
  await expect(page.getByRole('alert')).toContainText('10');
  await fill(PASSWORD, 'Kaiyuan-2026-11', 'Kaiyuan-2026-11');
  await expect(page.getByText('密码已修改')).toBeVisible();
  await signInAsOperator(await hall.guest(), who, 'Kaiyuan-2026-11');
});

test('the sound can be muted, and the choice is remembered', async ({ hall }) => {
  const page = await hall.operator(BUSES);
  await page.getByRole('button', { name: '关闭音效' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: '开启音效' })).toBeVisible();
  await page.getByRole('button', { name: '开启音效' }).click();
  await expect(page.getByRole('button', { name: '关闭音效' })).toBeVisible();
});

test('businesses still to come lead nowhere and say why', async ({ hall }) => {
  const page = await hall.operator(BUSES);
  const closed = page.locator('.tile.closed');
  await expect(page.locator('a.tile').first()).toBeVisible();
  const stillToCome = TILES.filter(isStillToCome);
  await expect(closed).toHaveText(stillToCome.map(({ title }) => new RegExp(title.zh)));
  for (const tile of await closed.all()) await expect(tile.locator('small')).toHaveText(/\S{4}/);
  await expect(closed.getByRole('link')).toHaveCount(0);
  for (const code of [...stillToCome.map((tile) => tile.code), 'nothing-of-the-kind']) {
    await page.goto(`/businesses/${code}`);
    await expect(page.getByRole('alert')).toContainText(/尚未开通|没有/);
  }
});

test('staff find no operator pages and operators no desk; unknown addresses say so', async ({
  hall,
}) => {
  const operator = await hall.operator(BUSES);
  await operator.goto('/desk');
  await expect(operator.getByRole('button', { name: /^签收/ })).toHaveCount(0);
  await expect(operator.getByRole('alert')).toBeVisible();
  const staff = await hall.staff('first-01-b');
  await staff.goto('/businesses/base-adjustment');
  await expect(staff.getByRole('alert')).toBeVisible();
  for (const page of [operator, staff]) {
    await page.goto('/no/such/page');
    await expect(page.getByRole('heading', { name: '没有找到这个页面' })).toBeVisible();
    await page.goto('/cases/2026010100000000');
    await expect(page.getByRole('heading', { name: '没有找到这笔业务' })).toBeVisible();
  }
  await operator.goto('/');
  await goHome(operator);
});

test('staff sign in with password and one-time code, and out again', async ({ hall }) => {
  const page = await hall.guest();
  await signInAsStaff(page, 'second-03-b');
  await expect(page.getByRole('heading', { name: '审批任务' })).toBeVisible();
  await page.getByRole('button', { name: '退出系统' }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto('/desk');
  await expect(page).toHaveURL(/\/login\?from=%2Fdesk/);
});

function isStillToCome(tile: Tile): boolean {
  return (
    tile.queries !== true && sheetsOf(tile).every((code) => businessByCode(code) === undefined)
  );
}
