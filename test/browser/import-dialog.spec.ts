import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { formatYuan, plainYuan } from '#libs/fund/money';
import { packed, partsOf, sheetXml } from '../builders/raw-xlsx.builder';
import { adjustable, wageList, type Member } from './city';
import { expect, test } from './hall';
import { tabTo } from './pages/keyboard';
import { chooseFile, downloaded, importFile, openBusiness, rowOf } from './pages/register';
import { cellsOf, xlsxFile } from './pages/workbooks';

/** Nothing of this unit is ever submitted: each test brings people of its own into the one draft. */
const BUSES = '01000000002';
const SENDING = /\/imports$/;

test('a file with errors: each by row, column and reason; corrected in its own copy, or taken in its good rows', async ({
  hall,
}) => {
  const [good, tooLow, stranger, other] = peopleFrom(0);
  const page = await hall.operator(BUSES);
  await openBusiness(page, '基数调整');
  const file = await wageList([
    good,
    { ...tooLow, newBaseFen: 100_00 },
    { ...stranger, name: '别人', idNumber: '410303198801010012' },
    other,
  ]);
  const dialog = await importFile(page, file);
  await expect(dialog.getByText('有 2 行错误，清册还没有变化')).toBeVisible();
  const findings = dialog.getByRole('region', { name: '有 2 行错误' });
  await expect(findings.getByRole('row')).toHaveText([
    /^行号姓名列填写的内容原因$/,
    new RegExp(`^3${tooLow.name}调整后缴存基数100.*低于缴存基数下限`),
    /^4别人姓名别人/,
    /^4别人证件号码410303\*{8}0012/,
  ]);
  await expect(dialog.getByRole('button', { name: '导入清册' })).toHaveCount(0);

  const link = dialog.getByRole('link', { name: '下载错误文件' });
  const annotated = await cellsOf(await readFile(await (await downloaded(page, link)).path()));
  expect(annotated[0]?.at(-1)).toBe('错误说明');
  expect(annotated[2]?.at(-1)).toContain('低于缴存基数下限');
  expect(annotated[1]).toHaveLength(5);

  await dialog.getByRole('radio', { name: '只导入正确的 2 行' }).check();
  await take(page, dialog);
  await expectBase(page, good, good.newBaseFen);
  await expect(rowOf(page, other.accountNo)).toHaveCount(1);
  await expect(rowOf(page, tooLow.accountNo)).toHaveCount(0);
  await expect(rowOf(page, stranger.accountNo)).toHaveCount(0);
});

test('people who are in the register already are kept or replaced, all or one by one', async ({
  hall,
}) => {
  const [first, second] = peopleFrom(4);
  const page = await hall.operator(BUSES);
  await openBusiness(page, '基数调整');
  await take(page, await importFile(page, await wageList([first, second])));
  const firstRaised = { ...first, newBaseFen: first.newBaseFen - 10_000 };
  const secondRaised = { ...second, newBaseFen: second.newBaseFen - 10_000 };

  const keeping = await importFile(page, await wageList([firstRaised, secondRaised], '再次.xlsx'));
  await keeping.getByRole('radio', { name: '保留清册中的数据' }).check();
  await take(page, keeping);
  await expectBase(page, first, first.newBaseFen);
  await expectBase(page, second, second.newBaseFen);

  const singly = await importFile(page, await wageList([secondRaised, firstRaised], '三.xlsx'));
  await singly.getByRole('button', { name: '逐人选择' }).click();
  const row = singly.getByRole('row', { name: second.accountNo });
  await expect(row).toContainText(formatYuan(second.newBaseFen));
  await expect(row).toContainText(formatYuan(secondRaised.newBaseFen));
  await singly.getByRole('checkbox', { name: `替换 ${second.name} 的数据` }).uncheck();
  await expect(singly.getByText('单独选择了 1 人')).toBeVisible();
  await take(page, singly);
  await expectBase(page, first, firstRaised.newBaseFen);
  await expectBase(page, second, second.newBaseFen);
});

test('what nobody saw in the sheet is said before it is taken', async ({ hall }) => {
  const [seen, unseen] = peopleFrom(8);
  const page = await hall.operator(BUSES);
  await openBusiness(page, '基数调整');
  const dialog = await importFile(page, arranged(seen, unseen));
  await expect(dialog.getByText('表格中隐藏的列也已读取：D 列“证件号码”')).toBeVisible();
  await expect(dialog.getByText('有 1 人所在的行在表格中被隐藏')).toContainText('第 3 行');
  await expect(dialog.getByText('以下工作表中也有数据，没有读取：二车间')).toBeVisible();
  await expect(dialog.getByText('未读取 1 行合计')).toContainText('第 4 行');
  await expect(dialog.getByRole('button', { name: '导入清册' })).toHaveCount(0);
  await dialog.getByRole('radio', { name: '不导入，只导入看得见的行' }).check();
  await take(page, dialog);
  await expect(rowOf(page, seen.accountNo)).toHaveCount(1);
  await expect(rowOf(page, unseen.accountNo)).toHaveCount(0);
});

test('a file whose sending was cut off is still chosen, and goes when the line is back', async ({
  hall,
}) => {
  const [one] = peopleFrom(10);
  const page = await hall.operator(BUSES);
  await openBusiness(page, '基数调整');
  await page.route(SENDING, (route) => route.abort('connectionreset'));
  const dialog = await importFile(page, await wageList([one], '断线.xlsx'));
  await expect(dialog.getByRole('alert')).toContainText('未能连接服务器');
  await page.unroute(SENDING);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await take(page, dialog);
  await expect(rowOf(page, one.accountNo)).toHaveCount(1);
});

test('who cancels while the file is on its way changes nothing', async ({ hall }) => {
  const [one] = peopleFrom(11);
  const page = await hall.operator(BUSES);
  await openBusiness(page, '基数调整');
  await page.route(SENDING, () => undefined);
  const sending = page.waitForRequest(SENDING);
  const dialog = await importFile(page, await wageList([one]));
  await sending;
  await expect(dialog.getByRole('status').filter({ hasText: '正在上传' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('已取消导入，清册没有变化')).toBeVisible();
  await page.unroute(SENDING);

  const again = await importFile(page, await wageList([one], '再来.xlsx'));
  await expect(again.getByText('文件中的数据全部正确')).toBeVisible();
  await again.getByRole('button', { name: '取消', exact: true }).click();
  await expect(again).toHaveCount(0);
  await expect(rowOf(page, one.accountNo)).toHaveCount(0);
});

test('a file that cannot be read is refused in words, and another is chosen in its place', async ({
  hall,
}) => {
  const page = await hall.operator(BUSES);
  await openBusiness(page, '基数调整');
  const dialog = await importFile(page, {
    name: '工资.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer: Buffer.from('<html><table></table></html>'),
  });
  await expect(dialog.getByText('只支持 xlsx 或 csv 文件')).toBeVisible();
  await expect(dialog.getByRole('alert').first()).toContainText('另存为');
  const titles = { name: '空.csv', mimeType: 'text/csv', buffer: Buffer.from('序号,姓名\n1,张三') };
  await chooseFile(page, dialog.getByRole('button', { name: '浏览' }), [titles]);
  await expect(dialog.getByText('只支持 xlsx 或 csv 文件')).toHaveCount(0);
  await dialog.getByRole('button', { name: '确定' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    '缺少列：个人账号、证件号码、调整后缴存基数',
  );
});

test('who chooses no file after all is still in the dialog, with the file he had', async ({
  hall,
}) => {
  const page = await hall.operator(BUSES);
  await openBusiness(page, '基数调整');
  await page.getByRole('button', { name: '批量导入' }).click();
  const dialog = page.getByRole('dialog', { name: '批量导入' });
  const file = { name: '有.csv', mimeType: 'text/csv', buffer: Buffer.from('序号') };
  await chooseFile(page, dialog.getByRole('button', { name: '浏览' }), [file]);
  await dialog
    .locator('input[type=file]')
    .evaluate((field) => field.dispatchEvent(new Event('cancel', { bubbles: true })));
  await expect(dialog.getByText('已选择：有.csv')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('the whole way goes by keyboard, and leads back to where it began', async ({ hall }) => {
  const [one] = peopleFrom(12);
  const page = await hall.operator(BUSES);
  await openBusiness(page, '基数调整');
  const begin = page.getByRole('button', { name: '批量导入' });
  await tabTo(page, begin);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '批量导入' });
  const choosing = page.waitForEvent('filechooser');
  await tabTo(page, dialog.getByRole('button', { name: '浏览' }));
  await page.keyboard.press('Enter');
  await (await choosing).setFiles([await wageList([one, { ...one, name: '别人' }])]);
  await tabTo(page, dialog.getByRole('button', { name: '确定' }));
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('radio', { name: '修改文件后重新上传' }));
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: '只导入正确的 1 行' })).toBeChecked();
  await tabTo(page, dialog.getByRole('button', { name: '导入清册' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expectBase(page, one, one.newBaseFen);
  await expect(begin).toBeFocused();
});

async function take(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: '导入清册' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/^已导入清册，共/).last()).toBeVisible();
}

/** Four people whom no other test of this file brings. */
function peopleFrom(first: number): [Member, Member, Member, Member] {
  const [one, two, three, four] = adjustable(BUSES).slice(first, first + 4);
  if (!one || !two || !three || !four) throw new Error('too few people');
  return [one, two, three, four];
}

async function expectBase(page: Page, { accountNo }: Member, fen: number): Promise<void> {
  await expect(rowOf(page, accountNo).getByRole('textbox')).toHaveValue(formatYuan(fen));
}

const TITLES = ['序号', '个人账号', '姓名', '证件号码', '调整后缴存基数'];
const texts = (lineNo: number, cells: readonly string[], more = '') => {
  const shown = cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`);
  return `<row r="${String(lineNo)}"${more}>${shown.join('')}</row>`;
};

/** As somebody arranged it for his own eyes: a hidden column, a filtered row, a total, people on a second sheet. */
function arranged(seen: Member, unseen: Member) {
  const cells = (one: Member) => [
    '',
    one.accountNo,
    one.name,
    one.idNumber,
    plainYuan(one.newBaseFen),
  ];
  const sheet = [
    texts(1, TITLES),
    texts(2, cells(seen)),
    texts(3, cells(unseen), ' hidden="1"'),
    texts(4, ['合计', '', '', '', '1']),
  ].join('');
  const relation = (at: number) =>
    `<Relationship Id="rId${String(at)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${String(at)}.xml"/>`;
  const buffer = packed(
    partsOf({
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="一车间" sheetId="1" r:id="rId1"/><sheet name="二车间" sheetId="2" r:id="rId2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation(1)}${relation(2)}</Relationships>`,
      'xl/worksheets/sheet1.xml': sheetXml(sheet).replace(
        '<sheetData>',
        '<cols><col min="4" max="4" hidden="1"/></cols><sheetData>',
      ),
      'xl/worksheets/sheet2.xml': sheetXml(texts(1, TITLES) + texts(2, cells(unseen))),
    }),
  );
  return xlsxFile('车间.xlsx', buffer);
}
