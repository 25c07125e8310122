import type { Page, TestInfo } from '@playwright/test';
import { SEALED } from '#libs/fund/account-status';
import { plainYuan } from '#libs/fund/money';
import { newcomerNumber } from '../builders/newcomer.builder';
import { adjustable, membersWith, wageList } from '../browser/city';
import { expect, test } from '../browser/hall';
import { assessMonth } from '../browser/pages/assess';
import { fieldOf } from '../browser/pages/fields';
import { importFile, openBusiness, pickMember, rowOf } from '../browser/pages/register';
import { takePaper, takePicture } from './take-picture';

/** A unit that nothing else is pictured of. */
const BUILDERS = '01000000010';
const TARGET = '01000000002';

const take = (page: Page, name: string): Promise<void> => takePicture(page, `guide/${name}`);

/** The pictures of docs/guide.zh-CN.md, chapter by chapter. `npm run pictures` takes them; no test run does. */
test('the pictures of the operators’ guide', async ({ hall }, info) => {
  const page = await hall.operator(BUILDERS);
  await takeUnitInformation(page);
  await takeImport(page);
  await takeSupplementary(page);
  await takeEnrolment(page);
  await takeStatusChange(page);
  await takeMemberInformation(page);
  await takeTransfer(page);
  await takeRemittance(page, info);
  await takeQueries(page);
});

/** Chapter 3. */
async function takeUnitInformation(page: Page): Promise<void> {
  await openBusiness(page, '单位信息变更');
  await fieldOf(page, '法定代表人姓名').fill('周明远');
  await fieldOf(page, '单位地址').fill('河洛市涧滨区凯旋路88号');
  await page.getByRole('button', { name: '确定' }).click();
  await expect(page.getByRole('dialog', { name: '待变更清册' })).toBeVisible();
  await take(page, 'unit-information');
  await page.keyboard.press('Escape');
}

/** Chapter 4: the register itself stands in the README's picture. */
async function takeImport(page: Page): Promise<void> {
  const [first, second] = adjustable(BUILDERS);
  if (first === undefined || second === undefined) throw new Error('the unit has no members');
  await leaveFor(page, '基数调整');
  const dialog = await importFile(page, await wageList([first, { ...second, newBaseFen: 1 }]));
  await expect(dialog.locator('.import-findings tbody tr')).toHaveCount(1);
  await take(page, 'import');
  await dialog.getByRole('button', { name: '取消' }).click();
}

/** Chapter 6. */
async function takeSupplementary(page: Page): Promise<void> {
  const [member] = membersWith(BUILDERS, SEALED);
  if (member === undefined) throw new Error('the unit has no sealed members');
  await leaveFor(page, '补缴');
  const entry = page.locator('form.entry');
  await entry.getByLabel('补缴原因').selectOption({ label: '漏缴' });
  await entry.getByLabel('补缴类型').selectOption({ label: '全额补缴' });
  await entry.getByLabel('补缴年月').fill('2026-09至2026-10');
  await pickMember(page, '个人账号', member.accountNo, member.accountNo);
  await page.getByRole('button', { name: '录入清册', exact: true }).click();
  await expect(rowOf(page, member.accountNo)).toHaveCount(2);
  await take(page, 'supplementary');
}

/** Chapter 8. */
async function takeEnrolment(page: Page): Promise<void> {
  await leaveFor(page, '缴存人登记');
  const field = (name: string) =>
    page.locator('#person-entry').getByLabel(new RegExp(`^\\*?${name}$`));
  await field('姓名').fill('齐新竹');
  await field('身份证号').fill(newcomerNumber(83_001));
  await field('婚姻状况').selectOption({ label: '已婚' });
  await field('手机号码').fill('13837900001');
  await field('个人缴存基数').fill(plainYuan(600_000));
  await take(page, 'enrolment');
}

/** Chapter 9. */
async function takeStatusChange(page: Page): Promise<void> {
  const [member] = adjustable(BUILDERS);
  if (member === undefined) throw new Error('the unit has no members');
  await leaveFor(page, '缴存人状态变更');
  await page.getByRole('tab', { name: '封存' }).click();
  await page.locator('form.entry').getByLabel('变更原因').selectOption({ label: '终止或解除合同' });
  await pickMember(page, '个人账号', member.accountNo, member.accountNo);
  await page.getByRole('button', { name: '录入清册' }).click();
  await expect(rowOf(page, member.accountNo)).toHaveCount(1);
  await take(page, 'status-change');
  await page.getByRole('button', { name: '确定封存' }).click();
  await expect(page.getByRole('heading', { name: '核对后确定封存' })).toBeVisible();
  await page.getByRole('button', { name: '确定封存' }).click();
  await expect(page.getByRole('heading', { name: '选择上传方式' })).toBeVisible();
  await expect(page.getByRole('button', { name: '浏览' })).toBeVisible();
  await take(page, 'upload-way');
  await page.getByRole('button', { name: '取消上传' }).click();
  await expect(rowOf(page, member.accountNo)).toHaveCount(1);
}

/** Chapter 11. */
async function takeMemberInformation(page: Page): Promise<void> {
  const [member] = adjustable(BUILDERS);
  if (member === undefined) throw new Error('the unit has no members');
  await leaveFor(page, '缴存人信息变更');
  await pickMember(page, '个人账号', member.accountNo, member.accountNo);
  await fieldOf(page, '家庭住址').fill('河洛市老城区中州中路66号');
  await take(page, 'member-information');
}

/** Chapter 12. */
async function takeTransfer(page: Page): Promise<void> {
  const [member] = membersWith(BUILDERS, SEALED);
  if (member === undefined) throw new Error('the unit has no sealed members');
  await leaveFor(page, '本市转移');
  await page.getByRole('button', { name: '缴存人单位调整' }).click();
  const target = page.getByRole('textbox', { name: '转入单位账号' });
  await target.fill(TARGET);
  await target.press('Tab');
  await pickMember(page, '个人账号', member.accountNo, member.accountNo);
  await page.getByRole('button', { name: '录入清册' }).click();
  await expect(rowOf(page, member.accountNo)).toHaveCount(1);
  await take(page, 'transfer');
}

/** Chapters 5 and 13. */
async function takeRemittance(page: Page, info: TestInfo): Promise<void> {
  await page.goto('/businesses/remittance');
  const months = page.getByRole('group', { name: '待核定年月' });
  await expect(months).toContainText('查看名单与处理办法');
  await expect(months).not.toContainText('…');
  await months.getByRole('checkbox').first().check();
  await take(page, 'remittance');
  await assessMonth(page);
  await page.getByRole('tab', { name: '汇缴核定查询' }).click();
  const row = page.getByRole('group', { name: '汇缴核定查询' }).getByRole('row').nth(1);
  await expect(row).toContainText('待缴款');
  await take(page, 'assessments');
  await row.getByRole('button', { name: '明细' }).click();
  await expect(page.getByRole('dialog').getByRole('row').nth(1)).toBeVisible();
  await take(page, 'assessment-details');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
  const slip = row.getByRole('link', { name: '打印汇补缴书' });
  await takePaper(page, slip, 'guide/slip', info);
  await row.getByRole('link', { name: '缴款', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '缴款通知' })).toBeVisible();
  await take(page, 'notice');
}

/** Chapters 2, 7 and 10. */
async function takeQueries(page: Page): Promise<void> {
  for (const [address, name] of [
    ['/queries/unit-query/account', 'account'],
    ['/queries/unit-query/flow', 'flow'],
    ['/queries/member-query/status-changes', 'status-changes'],
    [`/members/${adjustable(BUILDERS)[0]?.accountNo ?? ''}`, 'member'],
    ['/boxes/messages', 'messages'],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await take(page, name);
  }
}

/** From a draft that is kept, or a form that is not. */
async function leaveFor(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: '住房公积金管理中心' }).click();
  const leave = page.getByRole('button', { name: '不保存，离开' });
  const tile = page.locator('a.tile', { hasText: title });
  await expect(leave.or(tile).first()).toBeVisible();
  if (await leave.isVisible()) await leave.click();
  await openBusiness(page, title);
}
