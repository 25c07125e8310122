import { readFile } from 'node:fs/promises';
import { expect, test } from './hall';
import { downloaded } from './pages/register';

test('the centre sees which units owe months, and takes the list away', async ({ hall }) => {
  const page = await hall.staff('cashier-b');
  await page.getByRole('link', { name: '催缴清单' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '催缴清单' })).toBeVisible();
  const list = page.getByRole('region', { name: '催缴清单' });
  await expect(list.getByRole('row').nth(1)).toBeVisible();

  await test.step('a month that is not assessed says so, with what it would come to', async () => {
    const row = list.getByRole('row', { name: /未核定（预计）/ }).first();
    await expect(row).toContainText(/\d{4}-\d{2}/);
    await expect(row.locator('td.num').nth(1)).toHaveText(/^[\d,]+\.\d{2}$/);
  });

  await test.step('up to an earlier month there are fewer', async () => {
    const before = await list.getByRole('row').count();
    await page.getByLabel('截至年月').selectOption({ index: 11 });
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await expect(list.getByRole('row').nth(before - 1)).toHaveCount(0);
    await page.goBack();
  });

  await test.step('one unit is found by its name, with what it owes in all', async () => {
    await page.goto('/dunning');
    await expect(page.getByText(/^共\d+个单位、\d+个月/)).toBeVisible();
    const account = await list
      .getByRole('row')
      .nth(1)
      .getByText(/^0\d{10}$/)
      .innerText();
    await page.getByLabel('单位账号或名称').fill(account);
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await expect(page.getByText(/^共1个单位、/)).toBeVisible();
  });

  await test.step('it is exported whole', async () => {
    await page.goto('/dunning');
    const file = await downloaded(page, page.getByRole('link', { name: '导出CSV' }));
    expect(file.suggestedFilename()).toContain('催缴清单');
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
    expect(lines[0]).toContain('缴款截止日');
    expect(lines.length).toBeGreaterThan(1);
  });
});
