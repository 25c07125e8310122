import type { Page, TestInfo } from '@playwright/test';
import { adjustable, wageList, type Member } from '../browser/city';
import { expect, test, type Hall } from '../browser/hall';
import { goHome, openBox } from '../browser/pages/boxes';
import { approve, claim } from '../browser/pages/desk';
import { confirmChanges, fieldOf } from '../browser/pages/fields';
import { pagesOf, phoneAddress, photo } from '../browser/pages/papers';
import { importFile, openBusiness, pickMember, submitForApproval } from '../browser/pages/register';
import { takePaper, takePicture as take } from './take-picture';

const BUSES = '01000000002';
const OTHERS = ['01000000016', '01000000022'];

/** The pictures of the README, taken of a real hall with work in it. `npm run pictures` takes them; no test run does. */
test('the pictures of the README', async ({ hall }, info) => {
  const operator = await hall.guest();
  await operator.goto('/login');
  await operator.getByRole('button', { name: `填入 ${BUSES} operator1` }).click();
  await expect(operator.getByText(`已插入，单位账号 ${BUSES}`)).toBeVisible();
  await take(operator, 'login');
  await operator.getByRole('button', { name: '登录', exact: true }).click();
  await goHome(operator);

  for (const unit of OTHERS) await submitted(await hall.operator(unit), adjustable(unit));
  const businessNo = await submitted(operator, adjustable(BUSES).map(raisedMuch), async () => {
    // Header, entry and as many rows as a small desk shows at once.
    await operator.evaluate(() => window.scrollTo(0, 180));
    await take(operator, 'base-adjustment');
  });
  const first = await hall.staff('first-01-b');
  await expect(first.getByRole('link', { name: businessNo })).toBeVisible();
  await take(first, 'desk');
  await claim(first, businessNo);
  await approve(first, businessNo);
  await operator.goto(`/cases/${businessNo}`);
  await expect(operator.locator('.timeline')).toContainText('初审');
  await take(operator, 'case');

  await takePhone(hall, operator);
  await changeMember(operator);

  const second = await hall.staff('second-01-b');
  await claim(second, businessNo);
  await approve(second, businessNo);
  await goHome(operator);
  await openBox(operator, '消息');
  await expect(operator.getByRole('tabpanel').locator('tbody tr').nth(2)).toBeVisible();
  await take(operator, 'home', { fullPage: true });
  await takeReceipt(operator, businessNo, info);
});

/** A rise of more than a fifth, which asks for both reviews. */
function raisedMuch(member: Member): Member {
  return { ...member, newBaseFen: Math.min(2_354_200, Math.round(member.baseFen * 0.0135) * 100) };
}

async function submitted(
  page: Page,
  members: Member[],
  filled: () => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  await openBusiness(page, '基数调整');
  const dialog = await importFile(page, await wageList(members));
  await expect(dialog.getByText('文件中的数据全部正确')).toBeVisible();
  await dialog.getByRole('button', { name: '导入清册' }).click();
  await expect(page.locator('#register-table tbody tr').first()).toBeVisible();
  await filled();
  return submitForApproval(page);
}

/** A case that ends at once, for a message more. */
async function changeMember(operator: Page): Promise<void> {
  const member = adjustable(BUSES)[0];
  if (member === undefined) throw new Error('the unit has no members');
  await openBusiness(operator, '缴存人信息变更');
  await pickMember(operator, '个人账号', member.accountNo, member.accountNo);
  await fieldOf(operator, '家庭住址').fill('河洛市老城区中州中路66号');
  await operator.getByRole('button', { name: '保存' }).click();
  await expect(operator.getByRole('heading', { name: '已办结' })).toBeVisible();
}

async function takePhone(hall: Hall, operator: Page): Promise<void> {
  await openBusiness(operator, '单位信息变更');
  await fieldOf(operator, '法定代表人姓名').fill('周明远');
  await fieldOf(operator, '单位名称').fill('河洛公共交通发展集团有限公司');
  await confirmChanges(operator);
  await expect(operator.getByRole('heading', { name: '档案扫描' })).toBeVisible();
  const phone = await hall.guest({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  await phone.goto(await phoneAddress(operator));
  await phone.getByText('法定代表人身份证明').first().click();
  await phone.getByTestId('camera').setInputFiles(await photo('id-1.jpg', '居民身份证'));
  await phone.locator('.foot .main').click();
  await expect(pagesOf(operator, '法定代表人身份证明')).toHaveCount(1);
  await phone.getByTestId('camera').setInputFiles(await photo('id-2.jpg', '身份证背面'));
  await expect(phone.locator('.pending img')).toBeVisible();
  await phone.evaluate(() => window.scrollTo(0, 0));
  await take(phone, 'phone');
}

async function takeReceipt(operator: Page, businessNo: string, info: TestInfo): Promise<void> {
  await operator.goto(`/cases/${businessNo}`);
  await takePaper(operator, operator.getByRole('link', { name: '打印' }), 'receipt', info);
}
