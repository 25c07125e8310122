import { adjustable, wageList } from './city';
import { expect, test } from './hall';
import { firstRow, goHome, openBox } from './pages/boxes';
import { approve, claim, goToDesk, openDeskBox, returnCase } from './pages/desk';
import { importFile, openBusiness, rowsInSight, submitForApproval } from './pages/register';

const FOUNDRY = '01000000022';
/** What a small desk must show of a register at once. */
const ROWS_IN_SIGHT = 8;

test('a register is returned, corrected in part, and checked by what has changed', async ({
  hall,
}) => {
  const operator = await hall.operator(FOUNDRY);
  const [first, second] = [await hall.staff('first-01-a'), await hall.staff('second-01-a')];
  const members = adjustable(FOUNDRY).slice(0, 12);
  const much = members.map((one) => ({
    ...one,
    newBaseFen: Math.min(2_354_200, Math.round(one.baseFen * 0.014) * 100),
  }));
  await openBusiness(operator, '基数调整');
  const dialog = await importFile(operator, await wageList(much));
  await dialog.getByRole('button', { name: '导入清册' }).click();
  await expect(operator.locator('#register-table tbody tr').first()).toBeVisible();
  const businessNo = await submitForApproval(operator);

  await test.step('a colleague finds it in 已办 and 我发起的', async () => {
    const colleague = await hall.operator(FOUNDRY, 'operator2');
    await goHome(colleague);
    for (const box of ['已办', '我发起的']) {
      await openBox(colleague, box);
      await expect(firstRow(colleague)).toContainText('基数调整');
    }
    await colleague.goto('/boxes/initiated');
    await colleague.getByRole('checkbox', { name: '只看本人' }).click();
    await expect(colleague.getByText('尚未发起业务')).toBeVisible();
  });

  await test.step('the reviewer finds it by the largest share and by its unit, and returns it', async () => {
    await goToDesk(first);
    await first.getByRole('combobox', { name: '排序' }).selectOption('percent');
    await first.getByRole('checkbox', { name: '增幅超过 20%' }).click();
    const row = first.getByRole('tabpanel').locator('tbody tr', { hasText: businessNo });
    await expect(row).toContainText(/\+\d+\.\d%/);
    await claim(first, businessNo);
    await returnCase(first, businessNo, '请核对第一人的基数');
  });

  await test.step('待办 says what to do, nothing changed is not sent without a word, and the operator corrects one base', async () => {
    await goHome(operator);
    await openBox(operator, '待办');
    await expect(firstRow(operator)).toContainText('按退回意见修改后重新提交');
    await firstRow(operator).getByRole('link').click();
    await expect(operator.getByText('审批退回，请修改后重新提交')).toBeVisible();
    for (const language of ['English', '中文']) {
      await expect(operator.locator('.skeleton')).toHaveCount(0);
      expect(await rowsInSight(operator)).toBeGreaterThanOrEqual(ROWS_IN_SIGHT);
      await operator.getByRole('button', { name: language }).click();
    }
    await operator.getByRole('button', { name: '提交审批' }).click();
    await operator.getByRole('button', { name: '提交审批' }).click();
    const question = operator.getByRole('dialog', { name: '退回后未作修改，仍要提交？' });
    await expect(question).toContainText('内容和材料均未修改');
    await question.getByRole('button', { name: '取消' }).click();
    await operator.getByRole('button', { name: '返回修改' }).click();
    const cell = operator.locator('#base-1');
    await cell.fill('4000.00');
    await cell.press('Enter');
    await expect(operator.locator('#register-table tbody tr').first()).toContainText('960.00');
    await submitForApproval(operator);
  });

  await test.step('the reviewer reads what changed alone, and approves', async () => {
    await goToDesk(first);
    await first.getByRole('checkbox', { name: '增幅超过 20%' }).click();
    await claim(first, businessNo);
    const since = first.locator('.panel', { hasText: '与上次提交相比' });
    await expect(since).toContainText('新增 0 人，删除 0 人，改动基数 1 人');
    await first.getByRole('checkbox', { name: '只看退回后改动的' }).click();
    const rows = first.getByRole('region', { name: '清册' }).locator('tbody tr');
    await expect(rows).toHaveCount(1);
    await approve(first, businessNo);
  });

  await test.step('the second decision stands beside the first opinion', async () => {
    await goToDesk(second);
    await claim(second, businessNo);
    const opinions = second.getByRole('list', { name: '本次提交的前序意见' });
    await expect(opinions).toContainText('初审');
    await approve(second, businessNo);
  });

  await test.step('the reviewer finds his own work again by unit and act', async () => {
    await goToDesk(first);
    await openDeskBox(first, '已办');
    await first.getByRole('combobox', { name: '办理' }).selectOption('return');
    await first.getByRole('searchbox').fill(FOUNDRY);
    await first.getByRole('searchbox').press('Enter');
    await expect(first.getByRole('tabpanel').locator('tbody tr')).toHaveCount(1);
    await expect(first.getByRole('tabpanel')).toContainText(businessNo);
  });
});
