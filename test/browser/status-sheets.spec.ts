import type { Page } from '@playwright/test';
import { NORMAL, SEALED } from '#libs/fund/account-status';
import { workbook } from '../builders/workbook.builder';
import { membersWith, type Member } from './city';
import { expect, test } from './hall';
import { photo, phoneAddress, PHONE } from './pages/papers';
import { chooseFile, importFile, openBusiness, pickMember, rowOf } from './pages/register';
import { xlsxFile } from './pages/workbooks';

/** Nobody else seals or unseals here. */
const SUPERMARKET = '02000000011';

function dialog(page: Page) {
  return page.getByRole('dialog', { name: '选择上传方式' });
}

/** Manual 9.2, 启封操作. */
test('members are unsealed: by choice and by file, with a paper from this computer or a phone', async ({
  hall,
}) => {
  const [first, second, third] = membersWith(SUPERMARKET, SEALED);
  if (!first || !second || !third) throw new Error('the unit has too few sealed members');
  const page = await hall.operator(SUPERMARKET);
  await openBusiness(page, '缴存人状态变更');

  await test.step('选择启封sheet页，选择变更原因和个人账号，姓名和证件号码反显，录入清册', async () => {
    await expect(page.getByRole('tab', { name: '启封' })).toHaveAttribute('aria-selected', 'true');
    await page.locator('form.entry').getByLabel('变更原因').selectOption({ label: '正常启封' });
    await pickMember(page, '个人账号', first.accountNo, first.accountNo);
    await expect(page.locator('.echo')).toContainText(first.name);
    await expect(page.locator('.echo')).toContainText(first.idNumber.slice(0, 6));
    await page.getByRole('button', { name: '录入清册' }).click();
    await expect(page.getByText('缴存人状态变更清册录入成功')).toBeVisible();
  });

  await test.step('批量导入', async () => {
    await bring(page, [second, third], '正常启封');
    await expect(rowOf(page, third.accountNo)).toHaveCount(1);
  });

  await test.step('删除 takes out who was entered by mistake', async () => {
    await page.getByRole('button', { name: `删除第 3 条 ${third.name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(rowOf(page, third.accountNo)).toHaveCount(0);
    await expect(page.locator('.foot-bar')).toContainText('启封人数2');
  });

  await test.step('确定启封 → 选择上传方式; nothing is submitted before the papers are', async () => {
    await toUpload(page, '确定启封');
    await expect(dialog(page).getByText('本地电脑上传')).toBeVisible();
    await expect(page.getByText('提交成功')).toHaveCount(0);
  });

  await test.step('取消上传 leads back to the register', async () => {
    await dialog(page).getByRole('button', { name: '取消上传' }).click();
    await expect(rowOf(page, first.accountNo)).toHaveCount(1);
    await toUpload(page, '确定启封');
  });

  await test.step('移动设备扫描二维码上传档案', async () => {
    const phone = await hall.guest(PHONE);
    await phone.goto(await phoneAddress(page));
    await phone.getByTestId('camera').setInputFiles(await photo('proof-1.jpg', '劳动合同'));
    await phone.locator('.foot .main').click();
    await expect(dialog(page).locator('.page-card')).toHaveCount(1);
  });

  await test.step('选择本地上传，上传并启封，完成启封业务办理', async () => {
    const browse = dialog(page).getByRole('button', { name: '浏览' });
    await chooseFile(page, browse, [await photo('proof-2.jpg', '证明')]);
    await expect(dialog(page).locator('.page-card')).toHaveCount(2);
    await dialog(page).getByRole('button', { name: '上传并启封' }).click();
    await expect(page.getByRole('heading', { name: '已办结' })).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('.result-facts')).toContainText('启封人数');
    await expect(dialog(page)).toHaveCount(0);
  });
});

/** Manual 9.2, 封存操作: 批量导入方式. */
test('leavers are sealed by a file, whoever was entered by mistake is taken out', async ({
  hall,
}) => {
  const [, first, second] = membersWith(SUPERMARKET, NORMAL);
  if (!first || !second) throw new Error('the unit has too few members');
  const page = await hall.operator(SUPERMARKET);
  await openBusiness(page, '缴存人状态变更');
  await page.getByRole('tab', { name: '封存' }).click();
  await expect(page.getByRole('tab', { name: '封存' })).toHaveAttribute('aria-selected', 'true');
  await bring(page, [first, second], '终止或解除合同');
  await expect(rowOf(page, second.accountNo)).toHaveCount(1);
  await page.getByRole('button', { name: `删除第 2 条 ${second.name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await expect(rowOf(page, second.accountNo)).toHaveCount(0);
  await expect(page.locator('.foot-bar')).toContainText('封存人数1');
  await toUpload(page, '确定封存');
  const browse = dialog(page).getByRole('button', { name: '浏览' });
  await chooseFile(page, browse, [await photo('proof.jpg', '离职证明')]);
  await expect(dialog(page).locator('.page-card')).toHaveCount(1);
  await dialog(page).getByRole('button', { name: '上传并封存' }).click();
  await expect(page.getByRole('heading', { name: '已办结' })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.result-facts')).toContainText('封存前月缴存额');
});

/** 批量导入 of these people for one reason. */
async function bring(page: Page, members: readonly Member[], reason: string): Promise<void> {
  const lines = members.map((one, at) => [at + 1, one.accountNo, one.name, one.idNumber, reason]);
  const titles = ['序号', '个人账号', '姓名', '证件号码', '变更原因'];
  const file = xlsxFile(`${reason}.xlsx`, await workbook(lines, titles));
  const dialog = await importFile(page, file);
  await dialog.getByRole('button', { name: '导入清册' }).click();
}

async function toUpload(page: Page, act: '确定启封' | '确定封存'): Promise<void> {
  await page.getByRole('button', { name: act }).click();
  await expect(page.getByRole('heading', { name: `核对后${act}` })).toBeVisible();
  await expect(page.locator('.check-rows')).toContainText('应汇缴');
  await page.getByRole('button', { name: act }).click();
  await expect(dialog(page)).toBeVisible();
}
