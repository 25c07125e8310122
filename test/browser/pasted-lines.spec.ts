import type { Page } from '@playwright/test';
import { formatYuan, plainYuan } from '#libs/fund/money';
import { adjustable } from './city';
import { expect, test } from './hall';
import { openBusiness, rowOf } from './pages/register';

const LOGISTICS = '03000000012';

test('lines pasted from a spreadsheet are read by their columns, checked, and become rows', async ({
  hall,
}) => {
  const [first, second, third] = adjustable(LOGISTICS).filter(({ baseFen }) => baseFen > 300_000);
  if (!first || !second || !third) throw new Error('the unit has too few members');
  const page = await hall.operator(LOGISTICS);
  await openBusiness(page, '基数调整');
  const lines = [first, second, { ...third, newBaseFen: 100_000_000 }].map((one) =>
    [plainYuan(one.newBaseFen), one.name, one.accountNo, one.idNumber, '备注'].join('\t'),
  );

  await test.step('one value is typed, several are asked about', async () => {
    await paste(page, first.accountNo);
    await expect(page.getByRole('dialog', { name: '粘贴多行' })).toHaveCount(0);
    await paste(page, `${lines.join('\r\n')}\r\n`);
    const dialog = page.getByRole('dialog', { name: '粘贴多行' });
    await expect(dialog).toContainText('共 3 行');
    await expect(dialog.getByLabel('第 1 列的含义')).toHaveValue('baseAfterFen');
    await expect(dialog.getByLabel('第 3 列的含义')).toHaveValue('accountNo');
    await expect(dialog.getByLabel('第 5 列的含义')).toHaveValue('');
    await dialog.getByLabel('第 2 列的含义').selectOption('');
    await expect(dialog).toContainText('缺少必填列：姓名');
    await dialog.getByLabel('第 2 列的含义').selectOption('name');
    await dialog.getByRole('button', { name: '检查这 3 行' }).click();
  });

  await test.step('what is wrong is said by row and column; the rest comes on request', async () => {
    const dialog = page.getByRole('dialog', { name: '粘贴多行' });
    const findings = dialog.locator('.import-findings tbody tr');
    await expect(findings).toHaveCount(1);
    // The third of what was pasted, with what stood there.
    await expect(findings.first()).toContainText(
      new RegExp(`^3${third.name}调整后缴存基数1000000(\\.00)?.*上限`),
    );
    await expect(dialog).not.toContainText('文件');
    await dialog.getByRole('button', { name: '返回粘贴的内容' }).click();
    await expect(dialog.getByLabel('粘贴的内容，可在此修改')).toHaveValue(/1000000/);
    await expect(dialog.getByLabel('第 3 列的含义')).toHaveValue('accountNo');
    await dialog.getByRole('button', { name: '检查这 3 行' }).click();
    await dialog.getByText('只录入正确的 2 行').click();
    await dialog.getByRole('button', { name: '录入清册' }).click();
    await expect(dialog).toHaveCount(0);
    for (const one of [first, second])
      await expect(page.getByLabel(`${one.name} 调整后缴存基数`)).toHaveValue(
        formatYuan(one.newBaseFen),
      );
    await expect(rowOf(page, third.accountNo)).toHaveCount(0);
  });
});

/** As the keyboard does: into the field that has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('#entry-member').focus();
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}
