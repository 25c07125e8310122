import type { Page } from '@playwright/test';
import { plainYuan } from '#libs/fund/money';
import { adjustable, adjustedBefore } from './city';
import { expect, test } from './hall';
import { hold } from './pages/line';
import { enterBase, openBusiness, pickMember, rowOf } from './pages/register';

const MEDIA = '02000000026';
const SURVEY = '01000000013';
const REFUSAL = '本缴存年度已调整过基数（2026-07起生效）';

test('who cannot be adjusted this fund year is said in the list and when he is picked, not after the amount', async ({
  hall,
}) => {
  const [adjusted] = adjustedBefore(MEDIA);
  const [free] = adjustable(MEDIA).slice(5);
  if (adjusted === undefined || free === undefined) throw new Error('the unit has too few members');
  const operator = await hall.operator(MEDIA);
  await openBusiness(operator, '基数调整');
  const box = operator.getByRole('combobox', { name: '个人账号' });
  const base = operator.locator('#entry-base');
  const optionOf = (accountNo: string) =>
    operator.getByRole('option').filter({ hasText: accountNo });

  await box.fill(adjusted.accountNo);
  await expect(optionOf(adjusted.accountNo)).toContainText(REFUSAL);
  await box.press('Enter');
  await expect(operator.locator('#entry-member-error')).toContainText(REFUSAL);
  await expect(operator.locator('.echo')).toContainText(adjusted.name);
  await expect(base).not.toBeEditable();
  await expect(box).toBeFocused();

  await box.fill(free.accountNo);
  await expect(optionOf(free.accountNo)).toContainText(free.name);
  await expect(optionOf(free.accountNo)).not.toContainText('本缴存年度');
  await box.press('Enter');
  await expect(operator.locator('#entry-member-error')).toBeEmpty();
  await expect(base).toBeFocused();
  await expect(base).toBeEditable();
});

test('an entry that is being typed is no alarm: it is said when the way on is asked for again', async ({
  hall,
}) => {
  const [, , , , , , member] = adjustable(MEDIA);
  if (member === undefined) throw new Error('the unit has too few members');
  const operator = await hall.operator(MEDIA);
  await openBusiness(operator, '基数调整');
  await expect(operator.getByText('清册中还没有数据')).toBeVisible();
  const submit = operator.getByRole('button', { name: '提交审批' });
  await submit.click();
  await expect(missing(operator)).toContainText('清册为空');

  await pickMember(operator, '个人账号', member.accountNo, member.accountNo);
  const base = operator.locator('#entry-base');
  await base.pressSequentially(plainYuan(member.newBaseFen));
  await expect(base).toHaveValue(plainYuan(member.newBaseFen));
  await expect(missing(operator)).not.toContainText('录入尚未加入清册');
  await submit.click();
  await expect(missing(operator)).toContainText(`“${member.name}”的录入尚未加入清册`);
});

test('a refused entry is said where it was typed, leaves the draft saved, and Delete lets go of the member', async ({
  hall,
}) => {
  const [, , , , , , , member] = adjustable(SURVEY);
  if (member === undefined) throw new Error('the unit has too few members');
  const operator = await hall.operator(SURVEY);
  await openBusiness(operator, '基数调整');
  const enter = async () => {
    await pickMember(operator, '个人账号', member.accountNo, member.accountNo);
    await enterBase(operator, plainYuan(member.newBaseFen));
  };
  await enter();
  await expect(rowOf(operator, member.accountNo)).toHaveCount(1);
  await enter();
  await expect(operator.locator('#entry-base-error')).not.toBeEmpty();
  await expect(operator.locator('.save-mark')).not.toHaveClass(/bad/);

  const box = operator.getByRole('combobox', { name: '个人账号' });
  await box.focus();
  await box.press('ControlOrMeta+a');
  await box.press('Delete');
  await expect(operator.locator('.echo')).not.toContainText(member.name);
  await operator.getByRole('button', { name: '提交审批' }).click();
  await expect(operator.getByRole('heading', { name: '核对后提交审批' })).toBeVisible();
});

test('a register that is not read yet is not taken for one in which nothing is missing', async ({
  hall,
}) => {
  const operator = await hall.operator(MEDIA);
  await openBusiness(operator, '基数调整');
  const rows = await hold(operator, '**/rows?*');
  await operator.reload();
  await rows.arrived;
  await operator.getByRole('button', { name: '提交审批' }).click();
  await expect(missing(operator)).toContainText('清册还没有读取完毕');
  rows.letGo();
  await expect(missing(operator)).toHaveCount(0);
});

function missing(page: Page) {
  return page.getByRole('alert').filter({ hasText: '提交前还需要完成以下内容' });
}
