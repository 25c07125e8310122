import { SEALED } from '#libs/fund/account-status';
import { membersWith } from './city';
import { expect, test } from './hall';
import { openBusiness } from './pages/register';

/** Its unit rests, and everybody in it; the first of them are transferred by another test. */
const MINE = '03000000039';
const SUPERMARKETS = '02000000011';

test('somebody sealed elsewhere is asked for by one press, and the unit that holds him finds the request', async ({
  hall,
}) => {
  const person = membersWith(MINE, SEALED).at(-1);
  if (person === undefined) throw new Error('nobody is sealed');
  const asker = await hall.operator(SUPERMARKETS);
  await openBusiness(asker, '缴存人登记');
  const form = asker.getByRole('form', { name: '单个录入' });
  await form.getByLabel('姓名').fill(person.name);
  await form.getByLabel('身份证号').fill(person.idNumber);
  for (const title of ['婚姻状况', '职业', '职称', '职务', '学历'])
    await form.getByLabel(title).first().selectOption({ index: 1 });
  await form.getByLabel('手机号码').fill('13800138000');
  await form.getByLabel('个人缴存基数').fill('6000');
  await asker.locator('#entry-add').click();
  await expect(form.getByText('此人在本中心已有封存的个人账户')).toBeVisible();

  await form.getByRole('button', { name: '请求转移到本单位' }).click();
  await expect(asker.getByText(`已提出转移${person.name}账户的请求`)).toBeVisible({
    timeout: 30_000,
  });
  await asker.getByRole('link', { name: '查看办理进度' }).click();
  await expect(asker.getByText('等待账户所在单位办理').first()).toBeVisible();
  await expect(asker.getByText('在其他单位封存')).toBeVisible();
  await expect(asker.locator('body')).not.toContainText('兴达矿业');

  await test.step('the unit that holds him: who asks, until when, and the way to refuse', async () => {
    const holder = await hall.operator(MINE);
    await holder.goto('/boxes/todo');
    await holder
      .getByRole('row', { name: new RegExp(person.name) })
      .getByRole('link')
      .click();
    const note = holder.getByText(`请求转入 ${person.name}`).first();
    await expect(note).toBeVisible({ timeout: 30_000 });
    await holder.getByRole('button', { name: '拒绝请求' }).click();
    const dialog = holder.getByRole('dialog', { name: '拒绝请求' });
    await dialog.getByRole('button', { name: '拒绝请求' }).click();
    await expect(dialog.getByText('请填写拒绝的原因')).toBeVisible();
    await dialog.getByLabel('原因').fill('本人不同意转移');
    await dialog.getByRole('button', { name: '拒绝请求' }).click();
    await expect(holder.getByText('已拒绝请求')).toBeVisible();
  });

  await asker.reload();
  await expect(asker.getByText('本人不同意转移')).toBeVisible({ timeout: 30_000 });
});
