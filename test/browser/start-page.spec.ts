import { TILES } from '#libs/businesses/tiles';
import { expect, test } from './hall';
import { goHome } from './pages/boxes';
import { confirmChanges, fieldOf } from './pages/fields';
import { withoutHints } from './pages/line';
import { openBusiness } from './pages/register';
import { insertUkey } from './pages/sign-in';

const GARDENS = { unitAccountNo: '01000000022', loginName: 'operator1' };
const PASSWORD = 'Gongjijin2026';

test('the start page says what waits now and by when the month is to be paid', async ({ hall }) => {
  const page = await hall.operator('01000000016');
  await withoutHints(page);
  const now = page.locator('.now');
  await expect(now).toContainText(/应缴年月 \d{4}-\d\d，汇缴截止 \d{4}-\d\d-\d\d/);
  await expect(page.locator('a.tile')).toHaveCount(TILES.length);
  await openBusiness(page, '单位信息变更');
  await fieldOf(page, '单位名称').fill('河洛新名有限公司');
  await confirmChanges(page);
  await expect(page.getByRole('heading', { name: '档案扫描' })).toBeVisible();
  await goHome(page);
  await now.getByRole('link', { name: '待上传材料：1 笔' }).click();
  await expect(page).toHaveURL(/\/boxes\/todo$/);
});

test('the sign-in page checks the computer, its clock too, and an address elsewhere leads home', async ({
  hall,
}) => {
  const page = await hall.guest();
  await page.clock.install({ time: Date.now() + 31 * 60_000 });
  await page.goto('/login?from=/%09/evil.example');
  await page.getByText('环境检查').click();
  await expect(page.getByText('与中心相差约 31 分钟')).toBeVisible();
  await page.getByText('CA认证驱动程序', { exact: true }).click();
  await expect(page.getByText('下载地址请见公积金管理中心官网')).toBeVisible();
  await page.getByLabel('单位账号').fill(GARDENS.unitAccountNo);
  await page.getByLabel('登录名称').fill(GARDENS.loginName);
  await page.getByLabel('登录密码').fill(PASSWORD);
  await insertUkey(page, GARDENS.unitAccountNo);
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('heading', { name: '单位业务首页' })).toBeAttached();
  expect(new URL(page.url()).pathname).toBe('/');
});
