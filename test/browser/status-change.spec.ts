import { adjustable } from './city';
import { expect, test } from './hall';
import { photo } from './pages/papers';
import { chooseFile, openBusiness, pickMember, rowOf } from './pages/register';

const SURVEY = '01000000013';

test('a leaver is sealed with a paper, by the prompts and buttons of the manual', async ({
  hall,
}) => {
  const member = adjustable(SURVEY)[9];
  if (member === undefined) throw new Error('the unit has too few members');
  const page = await hall.operator(SURVEY);
  await openBusiness(page, '缴存人状态变更');
  await page.getByRole('tab', { name: '封存' }).click();
  await expect(page.getByRole('tab', { name: '封存' })).toHaveAttribute('aria-selected', 'true');

  await page.locator('form.entry').getByLabel('变更原因').selectOption({ label: '终止或解除合同' });
  await pickMember(page, '个人账号', member.accountNo, member.accountNo);
  await expect(page.locator('.echo')).toContainText(member.name);
  await page.getByRole('button', { name: '录入清册' }).click();
  await expect(page.getByText(`缴存人状态变更清册录入成功：${member.name}`)).toBeVisible();
  await expect(rowOf(page, member.accountNo)).toHaveCount(1);

  await page.getByRole('button', { name: '确定封存' }).click();
  await expect(page.getByRole('heading', { name: '核对后确定封存' })).toBeVisible();
  await page.getByRole('button', { name: '确定封存' }).click();
  await expect(page.getByRole('heading', { name: '选择上传方式' })).toBeVisible();

  await test.step('取消上传 leads back to the register', async () => {
    await page.getByRole('button', { name: '取消上传' }).click();
    await expect(rowOf(page, member.accountNo)).toHaveCount(1);
    await page.getByRole('button', { name: '确定封存' }).click();
    await page.getByRole('button', { name: '确定封存' }).click();
  });

  await chooseFile(page, page.getByRole('button', { name: '浏览' }), [
    await photo('proof.jpg', '离职证明'),
  ]);
  await expect(page.getByText('未上传')).toHaveCount(0);
  await page.getByRole('button', { name: '上传并封存' }).click();
  await expect(page.locator('.business-no')).toBeVisible({ timeout: 30_000 });
});
