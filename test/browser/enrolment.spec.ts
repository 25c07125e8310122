import type { Page } from '@playwright/test';
import { ENROLMENT_TITLES, newcomerLine, newcomerNumber } from '../builders/newcomer.builder';
import { workbook } from '../builders/workbook.builder';
import { expect, test } from './hall';
import { openBox } from './pages/boxes';
import { importFile, openBusiness, rowsInSight } from './pages/register';
import { xlsxFile } from './pages/workbooks';

/** Nobody else enrols here. */
const SUPERMARKET = '02000000011';
/** Its draft of an enrolment is looked at, and stays one. */
const NOTARY = '02000000032';
const BY_HAND = { name: '齐新竹', idNumber: newcomerNumber(82_001), phone: '13837900001' };
const NAMES = { differing: '李新82003', late: '李新82004' };

function field(page: Page, name: string) {
  return page.locator('#person-entry').getByLabel(new RegExp(`^\\*?${name}$`));
}

/** 单个录入 of everything manual 8.2 demands, in its order; the two monthly amounts come of the base. */
async function typeIn(page: Page, person: typeof BY_HAND): Promise<void> {
  await field(page, '姓名').fill(person.name);
  await field(page, '身份证号').fill(person.idNumber);
  await field(page, '婚姻状况').selectOption({ label: '已婚' });
  await field(page, '手机号码').fill(person.phone);
  await field(page, '职业').selectOption({ label: '职员' });
  await field(page, '职称').selectOption({ label: '无' });
  await field(page, '职务').selectOption({ label: '无' });
  await field(page, '学历').selectOption({ label: '大学本科' });
  await field(page, '个人缴存基数').fill('6000');
}

function rowNamed(page: Page, name: string) {
  return page.locator('#register-table tbody tr:not(.finding-row)', { hasText: name });
}

/** Whom the check page and the result list. */
function people(page: Page, name: string) {
  return page.getByRole('region', { name: '开户清册' }).getByRole('row', { name });
}

async function fileOf(lines: Parameters<typeof workbook>[0]) {
  return xlsxFile('新增职工.xlsx', await workbook(lines, ENROLMENT_TITLES));
}

/** Manual 8.2: entered by hand, imported from a file, deleted where wrong, 完成办理, and the message. */
test('new people are entered and imported, and have accounts when it is complete', async ({
  hall,
}) => {
  const page = await hall.operator(SUPERMARKET);
  await openBusiness(page, '缴存人登记');

  await test.step('录入清册: an ID number with a wrong check character is refused, and nothing typed is lost', async () => {
    const last = BY_HAND.idNumber.endsWith('1') ? '2' : '1';
    await typeIn(page, { ...BY_HAND, idNumber: `${BY_HAND.idNumber.slice(0, -1)}${last}` });
    await page.getByRole('button', { name: '录入清册' }).click();
    await expect(field(page, '身份证号')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('#register-table')).toHaveCount(0);
    await expect(field(page, '姓名')).toHaveValue(BY_HAND.name);
  });

  const computed =
    await test.step('录入清册: the amounts follow the base; others may be typed', async () => {
      await field(page, '身份证号').fill(BY_HAND.idNumber);
      await expect(field(page, '出生日期')).toHaveValue('1990-02-02');
      const unit = await field(page, '单位月缴存额').inputValue();
      expect(Number(unit)).toBeGreaterThan(0);
      await field(page, '单位月缴存额').fill('1.00');
      await page.getByRole('button', { name: '录入清册' }).click();
      await expect(page.getByText(`录入成功：${BY_HAND.name}`)).toBeVisible();
      return unit;
    });

  await test.step('amounts that differ: both figures, and one click takes the computed ones', async () => {
    const note = page.locator('.note-row');
    await expect(note).toContainText('单位1.00');
    await expect(note).toContainText(`单位${computed}`);
    await page.getByRole('button', { name: `${BY_HAND.name}：采用系统计算金额` }).click();
    await expect(note).toHaveCount(0);
    await expect(rowNamed(page, BY_HAND.name)).not.toContainText('1.00 ');
  });

  await test.step('批量导入: what differs is said before it is taken, a wrong line is left out', async () => {
    const lines = [
      newcomerLine(82_002),
      newcomerLine(82_003, { 单位月缴存额: '1' }),
      newcomerLine(82_004),
      newcomerLine(82_005, { 身份证号: '410302199001010000' }),
    ];
    const dialog = await importFile(page, await fileOf(lines));
    await expect(dialog.locator('.import-findings tbody tr')).toHaveCount(1);
    await expect(dialog.getByRole('region', { name: '以下各行可以导入' })).toContainText(
      NAMES.differing,
    );
    await dialog.getByText('只导入正确的 3 行').click();
    await dialog.getByRole('button', { name: '导入清册' }).click();
    await expect(rowNamed(page, NAMES.late)).toHaveCount(1);
    await page.getByRole('button', { name: '全部采用系统计算金额' }).click();
    await expect(page.getByText('已全部采用系统计算金额')).toBeVisible();
    await expect(page.locator('.note-row')).toHaveCount(0);
  });

  await test.step('删除 takes a wrong row out', async () => {
    await page.getByRole('button', { name: new RegExp(`^删除第 \\d 条 ${NAMES.late}$`) }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(rowNamed(page, NAMES.late)).toHaveCount(0);
    await expect(page.locator('.foot-bar')).toContainText('开户人数3');
  });

  await test.step('完成办理: the next month with them, then done, with the question of the print', async () => {
    await page.getByRole('button', { name: '完成办理' }).click();
    await expect(page.getByRole('heading', { name: '核对后完成办理' })).toBeVisible();
    await expect(page.locator('.check-rows')).toContainText('应汇缴');
    await expect(people(page, BY_HAND.name)).toHaveCount(1);
    await page.getByRole('button', { name: '完成办理' }).click();
    await expect(page.getByText('完成办理,是否打印')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('heading', { name: '已办结' })).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('.result-facts')).toContainText('开户人数');
    // The number his account has from now on, which nobody knew before.
    await expect(people(page, BY_HAND.name)).toContainText(/\d{12}/);
  });

  await test.step('the unit is told, and the person has a page', async () => {
    await page.getByRole('link', { name: '返回首页' }).click();
    await openBox(page, '消息');
    await expect(page.getByRole('tabpanel')).toContainText('已完成办理缴存人登记');
    await page.getByRole('tabpanel').getByRole('link').first().click();
    await expect(page.locator('.message-text')).toContainText('您已完成办理缴存人登记');
    await page.getByRole('link', { name: '查看该业务' }).click();
    await page.getByRole('region', { name: '开户清册' }).waitFor();
  });
});

test('eight people of an enrolment are in sight on the smallest desk', async ({ hall }) => {
  const page = await hall.operator(NOTARY);
  await openBusiness(page, '缴存人登记');
  const lines = Array.from({ length: 10 }, (_, at) => newcomerLine(82_100 + at));
  const dialog = await importFile(page, await fileOf(lines));
  await dialog.getByRole('button', { name: '导入清册' }).click();
  await expect(rowNamed(page, '李新82109')).toHaveCount(1);
  await page.getByRole('button', { name: '全部采用系统计算金额' }).click();
  await expect(page.locator('.note-row')).toHaveCount(0);
  await page.evaluate(() => document.querySelector('#register-table')?.scrollIntoView());
  expect(await rowsInSight(page)).toBeGreaterThanOrEqual(8);
});
