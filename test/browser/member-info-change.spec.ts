import { adjustable } from './city';
import { expect, test } from './hall';
import { firstRow, goHome, openBox } from './pages/boxes';
import { changeOf, fieldOf } from './pages/fields';
import { businessNoOf, openBusiness, pickMember } from './pages/register';

const TAX_OFFICE = '03000000012';

test('a member is picked, his data are echoed, changed, crossed out and saved; a message says so', async ({
  hall,
}) => {
  const [member] = adjustable(TAX_OFFICE);
  if (member === undefined) throw new Error('the unit has no members');
  const operator = await hall.operator(TAX_OFFICE);
  await openBusiness(operator, '缴存人信息变更');

  await test.step('nobody is chosen yet, and the page says what to do', async () => {
    await expect(operator.getByText('请先选择需变更的缴存人')).toBeVisible();
  });

  await test.step('picked by name, his data appear; greyed fields say why', async () => {
    await pickMember(operator, '姓名', member.name, member.accountNo);
    await expect(operator.locator('.echo')).toContainText(member.accountNo);
    await expect(fieldOf(operator, '姓名')).toHaveValue(member.name);
    await expect(fieldOf(operator, '证件号码')).toHaveValue(/\*/);
  });

  await test.step('a wrong value is said at the field', async () => {
    await fieldOf(operator, '手机号码').fill('138');
    await operator.getByRole('button', { name: '保存' }).click();
    await expect(operator.getByRole('alert').first()).toContainText('手机号码');
  });

  await test.step('an amount stands as typed, and has its thousands when it is left', async () => {
    await fieldOf(operator, '家庭月收入').fill('8000');
    await expect(operator.locator('.save-mark')).toContainText('已自动保存');
    await expect(fieldOf(operator, '家庭月收入')).toHaveValue('8000');
    await fieldOf(operator, '家庭月收入').press('Tab');
    await expect(fieldOf(operator, '家庭月收入')).toHaveValue('8,000.00');
  });

  await test.step('changes gather; the cross takes one out; 撤销 brings it back', async () => {
    await fieldOf(operator, '手机号码').fill('13800138000');
    await fieldOf(operator, '固定电话').fill('0379-63312345');
    await fieldOf(operator, '家庭住址').fill('河洛市洛龙区开元大道1号');
    await expect(changeOf(operator, '家庭住址')).toContainText('开元大道1号');
    await operator.getByRole('button', { name: '取消变更：固定电话' }).click();
    await expect(changeOf(operator, '固定电话')).toHaveCount(0);
    await operator.getByRole('button', { name: '撤销' }).last().click();
    await expect(changeOf(operator, '固定电话')).toContainText('63312345');
    await operator.getByRole('button', { name: '取消变更：固定电话' }).click();
  });

  await test.step('保存 ends it at once', async () => {
    await operator.getByRole('button', { name: '保存' }).click();
    await expect(operator.getByRole('heading', { name: /已办结|提交成功/ })).toBeVisible();
    await expect(operator.getByRole('heading', { name: '已办结' })).toBeVisible({
      timeout: 30_000,
    });
  });

  await test.step('the case page shows what changed, and no amounts', async () => {
    await operator.getByRole('link', { name: '查看办理进度' }).click();
    await expect(operator.getByRole('heading', { name: '变更内容' })).toBeVisible();
    await expect(operator.getByRole('main')).toContainText('13800138000'.slice(-4));
    await expect(operator.getByRole('heading', { name: '清册' })).toHaveCount(0);
  });

  await test.step('the case page says that the receipt is being printed, and then shows it by itself', async () => {
    const businessNo = businessNoOf(operator);
    const address = `**/api/submissions/${businessNo}`;
    await operator.route(address, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), document: null } });
    });
    await operator.goto(`/cases/${businessNo}`);
    await expect(operator.getByText('回执正在打印，完成后自动显示在这里')).toBeVisible();
    await operator.unrouteAll({ behavior: 'wait' });
    await expect(operator.getByRole('link', { name: '打印' })).toBeVisible({ timeout: 30_000 });
    await expect(operator.getByText('回执正在打印')).toHaveCount(0);
  });

  await test.step('the message is there with business, content, time and channel', async () => {
    await goHome(operator);
    await openBox(operator, '消息');
    await expect(firstRow(operator)).toContainText('缴存人信息变更');
    await firstRow(operator).getByRole('link').click();
    await expect(operator.getByRole('heading', { name: '消息详情' })).toBeVisible();
    // The row stood at the foot of a long page; the new page begins at its head.
    await expect.poll(() => operator.evaluate(() => window.scrollY)).toBe(0);
    for (const part of ['业务名称', '内容', '时间', '推送渠道', '网厅'])
      await expect(operator.locator('dl.kv')).toContainText(part);
  });
});
