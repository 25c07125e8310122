import { formatYuan, plainYuan } from '#libs/fund/money';
import { adjustable, wageList, type Member } from './city';
import { expect, test } from './hall';
import {
  enterBase,
  importFile,
  openBusiness,
  pickMember,
  rowOf,
  type MemberBy,
} from './pages/register';
import { readFile } from 'node:fs/promises';
import { downloaded } from './pages/register';
import { cellsOf } from './pages/workbooks';

const COLLEGE = '01000000004';
const SOFTWARE = '01000000007';
const BUILDERS = '01000000010';

test('members are entered one by one: by account, by name, by ID number; deleting asks first', async ({
  hall,
}) => {
  const [first, second, third] = adjustable(COLLEGE);
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('the unit has too few members');
  const operator = await hall.operator(COLLEGE);
  await openBusiness(operator, '基数调整');

  const ways: [MemberBy, string, Member][] = [
    ['个人账号', first.accountNo, first],
    ['姓名', second.name, second],
    ['证件号码', third.idNumber, third],
  ];
  for (const [by, words, member] of ways) {
    await test.step(`by ${by}: the echo, the new base, 录入清册`, async () => {
      await pickMember(operator, by, words, member.accountNo);
      const echo = operator.locator('.echo');
      await expect(echo).toContainText(member.name);
      await expect(echo).toContainText('*');
      await expect(echo).toContainText(formatYuan(member.baseFen));
      await enterBase(operator, plainYuan(member.newBaseFen));
      await expect(rowOf(operator, member.accountNo)).toContainText(member.name);
    });
  }

  await test.step('a base above the cap is refused before it is written', async () => {
    const fourth = adjustable(COLLEGE)[3];
    // Of digits among names an account is meant.
    await pickMember(operator, '姓名', fourth?.accountNo ?? '', fourth?.accountNo ?? '');
    const promised = operator.locator('#entry-preview');
    await operator.locator('#entry-base').fill(plainYuan(fourth?.newBaseFen ?? 0));
    await expect(promised).toContainText('调整后月缴存额（预计）');
    await enterBase(operator, '99999');
    await expect(promised).not.toContainText('预计');
    await expect(operator.locator('#entry-base-error')).toContainText('上限');
    await expect(rowOf(operator, fourth?.accountNo ?? '')).toHaveCount(0);
  });

  await test.step('删除: 取消 keeps the row, 确定 takes it out', async () => {
    const row = rowOf(operator, third.accountNo);
    const dialog = operator.getByRole('dialog', { name: '删除清册数据' });
    await row.getByRole('button', { name: /删除第/ }).click();
    await dialog.getByRole('button', { name: '取消' }).click();
    await expect(row).toHaveCount(1);
    await row.getByRole('button', { name: /删除第/ }).click();
    await dialog.getByRole('button', { name: '确定' }).click();
    await expect(row).toHaveCount(0);
    await expect(operator.locator('.foot-bar')).toContainText('调整人数2');
  });

  await test.step('submitting says that the half-made entry is not in the register', async () => {
    await operator.getByRole('button', { name: '提交审批' }).click();
    await expect(operator.getByRole('alert').first()).toContainText('录入尚未加入清册');
  });
});

test('a file with errors: findings by row and column, an annotated workbook, good rows only on request', async ({
  hall,
}) => {
  const [first, second, third, fourth] = adjustable(SOFTWARE);
  if (!first || !second || !third || !fourth) throw new Error('the unit has too few members');
  const operator = await hall.operator(SOFTWARE);
  await openBusiness(operator, '基数调整');
  const file = await wageList(
    [first, { ...second, newBaseFen: 100_000_000 }, { ...third, name: '张三丰' }, fourth],
    '有错误的工资基数.xlsx',
  );
  const dialog = await importFile(operator, file);

  await test.step('each finding by row, column and reason; nothing in the register yet', async () => {
    await expect(dialog.getByText('有 2 行错误，清册还没有变化')).toBeVisible();
    const findings = dialog.locator('.import-findings tbody tr');
    await expect(findings).toHaveCount(2);
    await expect(findings.nth(0)).toContainText(/^3.*调整后缴存基数.*上限/);
    await expect(findings.nth(1)).toContainText(/^4张三丰姓名/);
    await expect(operator.locator('#register-table')).toHaveCount(0);
  });

  await test.step('the annotated workbook says it in the file', async () => {
    const link = dialog.getByRole('link', { name: '下载错误文件' });
    const rows = await cellsOf(await readFile(await (await downloaded(operator, link)).path()));
    const reasonAt = rows[0]?.indexOf('错误说明') ?? -1;
    const reasons = rows.slice(1).map((row) => row[reasonAt] ?? '');
    expect(reasons.map((reason) => reason !== '')).toEqual([false, true, true, false]);
    expect(reasons[1]).toContain('上限');
  });

  await test.step('the good rows come only when she says so', async () => {
    await dialog.getByText('只导入正确的 2 行').click();
    await dialog.getByRole('button', { name: '导入清册' }).click();
    await expect(operator.getByText('已导入清册，共 2 条')).toBeVisible();
    await expect(rowOf(operator, second.accountNo)).toHaveCount(0);
    await expect(rowOf(operator, fourth.accountNo)).toHaveCount(1);
  });

  await test.step('who is in the register already is replaced or kept one by one', async () => {
    const again = await wageList(
      [first, fourth].map((one) => ({ ...one, newBaseFen: one.newBaseFen + 10_000 })),
      '又一份工资基数.xlsx',
    );
    const second = await importFile(operator, again);
    await expect(second.getByText('清册中已有的 2 人')).toBeVisible();
    await second.getByRole('button', { name: '逐人选择' }).click();
    await second.getByRole('checkbox', { name: `替换 ${fourth.name} 的数据` }).uncheck();
    await expect(second.getByText('单独选择了 1 人')).toBeVisible();
    await second.getByRole('button', { name: '导入清册' }).click();
    // The rows stand behind the dialog before it closes; what is searched for then begins anew.
    await expect(second).toBeHidden();
    const baseOf = ({ name }: { name: string }) => operator.getByLabel(`${name} 调整后缴存基数`);
    await expect(baseOf(first)).toHaveValue(formatYuan(first.newBaseFen + 10_000));
    await expect(baseOf(fourth)).toHaveValue(formatYuan(fourth.newBaseFen));
  });

  await test.step('a person is found in the register by name as by number', async () => {
    const search = operator.getByRole('searchbox', { name: '按个人账号或姓名查找' });
    await search.fill(fourth.name);
    await search.press('Enter');
    await expect(rowOf(operator, first.accountNo)).toHaveCount(0);
    await expect(rowOf(operator, fourth.accountNo)).toHaveCount(1);
    expect(decodeURIComponent(operator.url())).not.toContain(fourth.name);
  });
});

test('two browsers on one draft: the stale page shows the newer state and keeps what was typed', async ({
  hall,
}) => {
  const [first, second] = adjustable(BUILDERS);
  if (first === undefined || second === undefined) throw new Error('the unit has too few members');
  const office = await hall.operator(BUILDERS);
  await openBusiness(office, '基数调整');
  for (const member of [first, second]) {
    await pickMember(office, '个人账号', member.accountNo, member.accountNo);
    await enterBase(office, plainYuan(member.newBaseFen));
    await expect(rowOf(office, member.accountNo)).toHaveCount(1);
  }
  const home = await hall.operator(BUILDERS);
  await home.goto(new URL(office.url()).pathname);
  const there = home.getByLabel(`${first.name} 调整后缴存基数`);
  await expect(there).toHaveValue(formatYuan(first.newBaseFen));

  // The second browser is cut off from news, as on a bad line: only the version of the draft tells it.
  await home.context().route('**/api/live*', (route) => route.abort());
  await home.reload();
  await expect(there).toHaveValue(formatYuan(first.newBaseFen));
  const here = office.getByLabel(`${first.name} 调整后缴存基数`);
  await here.fill('8888');
  await here.press('Enter');
  await expect(office.locator('.save-mark')).toContainText('已自动保存');

  await there.fill('7777');
  await there.press('Tab');
  const news = home.getByRole('alert').filter({ hasText: '这笔业务刚在另一处被修改' });
  await expect(news).toBeVisible();
  await expect(news).toContainText('7,777.00');
  await expect(there).toHaveValue('7777');
  await there.press('Escape');
  await expect(there).toHaveValue('8,888.00');
  await there.fill('7777');
  await there.press('Enter');
  await expect(here).toHaveValue('7,777.00');
});
