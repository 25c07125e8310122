import { adjustable, membersWith } from './city';
import { expect, test } from './hall';
import { approve, claim } from './pages/desk';
import { photo } from './pages/papers';
import {
  businessNoOf,
  chooseFile,
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
    await expect(page.locator('.check-rows')).toContainText('2026-09 至 2026-10');
    // What was said of the entry is said no more on the next page.
    expect(await page.getByText(`录入成功：${member.name}`).count()).toBe(0);
    await expect(
      page.getByRole('region', { name: '补缴清册' }).getByRole('row', { name: member.name }),
    ).toHaveCount(2);
    await page.getByRole('button', { name: '完成办理' }).click();
    await expect(page.getByText('提交审批完成，是否打印凭条')).toBeVisible({ timeout: 30_000 });
  });

  await test.step('the centre approves', async () => {
    const first = await hall.staff('first-03-a');
    await claim(first, businessNo);
    const rowThere = first.getByRole('row', { name: member.accountNo }).first();
    await expect(rowThere).toContainText('封存');
    await expect(rowThere).toContainText('%');
    await expect(first.getByRole('columnheader', { name: '计算基数' })).toBeVisible();
    await expect(first.getByRole('columnheader', { name: '补缴金额' })).toHaveCount(0);
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

test('a base given from an unpaid month on passes no month over: nothing is offered', async ({
  hall,
}) => {
  const [member] = adjustable(UNIT);
  if (member === undefined) throw new Error('nobody of the unit may be adjusted');
  const page = await hall.operator(UNIT);
  await openBusiness(page, '基数调整');
  await pickMember(page, '个人账号', member.accountNo, member.accountNo);
  await enterBase(page, String(member.newBaseFen / 100));
  await expect(rowOf(page, member.accountNo)).toHaveCount(1);
  const answered = page.waitForResponse(
    (answer) => answer.url().endsWith('/missed-months') && answer.request().method() === 'GET',
  );
  await submitForApproval(page);
  await answered;
  await expect(page.getByText('提交审批完成，是否打印', { exact: true })).toBeVisible();
  await expect(page.getByText('可办理补缴')).toHaveCount(0);
});

test('an unseal that comes too late for paid months leads to a draft with them', async ({
  hall,
}) => {
  const [, member] = membersWith(UNIT, '02');
  if (member === undefined) throw new Error('the unit has nobody else who rests');
  const page = await hall.operator(UNIT);
  await openBusiness(page, '缴存人状态变更');
  await page.locator('form.entry').getByLabel('变更原因').selectOption({ label: '正常启封' });
  await pickMember(page, '个人账号', member.accountNo, member.accountNo);
  await expect(page.locator('.echo')).toContainText('封存前月缴存额');
  await page.getByRole('button', { name: '录入清册', exact: true }).click();
  await expect(rowOf(page, member.accountNo)).toHaveCount(1);
  await page.getByRole('button', { name: '确定启封' }).click();
  await expect(page.getByRole('heading', { name: '核对后确定启封' })).toBeVisible();
  await expect(page.locator('.check-rows')).toContainText('无需审批，提交后直接办理');
  await page.getByRole('button', { name: '确定启封' }).click();

  await test.step('no approval is asked, and none is spoken of beside the papers', async () => {
    await expect(page.getByText('再提交办理；无需审批')).toBeVisible();
    await expect(page.getByText('提交审批')).toHaveCount(0);
    await expect(page.getByRole('row', { name: member.accountNo })).toContainText(/20\d\d-\d\d/);
    await chooseFile(page, page.getByRole('button', { name: '浏览' }), [
      await photo('proof.jpg', '复职证明'),
    ]);
    await expect(page.getByText('未上传')).toHaveCount(0);
    await page.getByRole('button', { name: '上传并启封' }).click();
  });
  const unsealNo = (await page.locator('.business-no').textContent()) ?? '';

  await test.step('the result page offers the months before, from the one she names', async () => {
    const offer = page.getByRole('note').filter({ hasText: '可办理补缴' });
    await expect(offer.getByRole('button', { name: '录入补缴清册' })).toBeDisabled();
    await offer.getByLabel('补缴起始年月').fill('2026年9月');
    await offer.getByRole('button', { name: '录入补缴清册' }).click();
  });

  await test.step('the draft of 补缴 has a row for each month, and says which case it came from', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '补缴' })).toBeVisible();
    await expect(rowOf(page, member.accountNo)).toHaveCount(2);
    await page.goto(`/cases/${businessNoOf(page)}`);
    await expect(page.getByRole('link', { name: unsealNo })).toBeVisible();
  });
});
