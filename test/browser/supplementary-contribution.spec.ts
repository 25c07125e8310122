import { adjustable, membersWith } from './city';
import { expect, test } from './hall';
import { approve, claim } from './pages/desk';
import {
  businessNoOf,
  enterBase,
  openBusiness,
  pickMember,
  rowOf,
  submitForApproval,
} from './pages/register';

const UNIT = '03000000009';

test('a month somebody was missed in is made good: entered, approved, and waiting for its money', async ({
  hall,
}) => {
  const [member] = membersWith(UNIT, '02');
  if (member === undefined) throw new Error('the unit has nobody who rests');
  const page = await hall.operator(UNIT);
  await openBusiness(page, '补缴');
  const businessNo = businessNoOf(page);

  await test.step('one entry makes a row for each month of a range, and says the amount', async () => {
    const entry = page.locator('form.entry');
    await entry.getByLabel('补缴原因').selectOption({ label: '漏缴' });
    await entry.getByLabel('补缴类型').selectOption({ label: '全额补缴' });
    await entry.getByLabel('补缴年月').fill('2026-09至2026-10');
    await pickMember(page, '个人账号', member.accountNo, member.accountNo);
    await expect(page.locator('.echo')).toContainText(member.name);
    await page.getByRole('button', { name: '录入清册', exact: true }).click();
    await expect(page.getByText(`录入成功：${member.name}，共 2 条`)).toBeVisible();
    await expect(rowOf(page, member.accountNo)).toHaveCount(2);
  });

  await test.step('what is added is in sight at the foot', async () => {
    await expect(page.locator('.foot-bar')).toContainText('补缴笔数2');
    await expect(page.locator('.foot-bar')).toContainText('补缴金额');
  });

  await test.step('完成办理, and the question of the manual', async () => {
    await page.getByRole('button', { name: '完成办理' }).click();
    await expect(page.getByRole('heading', { name: '核对后完成办理' })).toBeVisible();
    await page.getByRole('button', { name: '完成办理' }).click();
    await expect(page.getByText('提交审批完成，是否打印凭条')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('the centre approves', async () => {
    const first = await hall.staff('first-03-a');
    await claim(first, businessNo);
    await approve(first, businessNo);
  });

  await test.step('it waits for its money beside the months, with a slip and its details', async () => {
    await page.goto('/businesses/remittance');
    await page.getByRole('tab', { name: '汇缴核定查询' }).click();
    const row = page
      .getByRole('group', { name: '汇缴核定查询' })
      .getByRole('row', { name: businessNo });
    await expect(row).toContainText('补缴', { timeout: 30_000 });
    await expect(row).toContainText('2026-09—2026-10');
    await expect(row.getByRole('link', { name: '打印汇补缴书' })).toBeVisible();
    await row.getByRole('button', { name: '明细' }).click();
    await expect(page.getByRole('dialog').getByRole('row')).toHaveCount(3);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
    await row.getByRole('button', { name: '删除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await expect(page.getByRole('status').getByText('补缴删除成功')).toBeVisible();
  });
});

test('a rise that comes too late for paid months leads to a draft with them, by its bases', async ({
  hall,
}) => {
  const [member] = adjustable(UNIT);
  if (member === undefined) throw new Error('nobody of the unit may be adjusted');
  const page = await hall.operator(UNIT);
  await openBusiness(page, '基数调整');
  await pickMember(page, '个人账号', member.accountNo, member.accountNo);
  await enterBase(page, String(member.newBaseFen / 100));
  await expect(rowOf(page, member.accountNo)).toHaveCount(1);
  const adjustmentNo = await submitForApproval(page);

  await test.step('the result page offers the months before, from the one she names', async () => {
    const offer = page.getByRole('note').filter({ hasText: '可办理补缴' });
    await expect(offer.getByRole('button', { name: '录入补缴清册' })).toBeDisabled();
    await offer.getByLabel('补缴起始年月').fill('2026年9月');
    await offer.getByRole('button', { name: '录入补缴清册' }).click();
  });

  await test.step('the draft of 补缴 has a row for each month', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '补缴' })).toBeVisible();
    await expect(rowOf(page, member.accountNo)).toHaveCount(2);
    await expect(page.locator('.foot-bar')).toContainText('补缴笔数2');
  });

  await test.step('and says on its page which case it came from', async () => {
    await page.goto(`/cases/${businessNoOf(page)}`);
    await expect(page.getByRole('link', { name: adjustmentNo })).toBeVisible();
  });
});
