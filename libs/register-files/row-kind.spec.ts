import { describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { HeaderSearch } from '#libs/register-files/header';
import { rowKind } from '#libs/register-files/row-kind';
import { refuseSwallowedLines } from '#libs/register-files/swallowed-lines';
import { UnreadableCell, type SheetCell } from '#libs/spreadsheet/sheet';

const titles = ['序号', '个人账号', '姓名', '证件号码', '调整后缴存基数', '备注'];
const header = new HeaderSearch(baseAdjustment.columns).look({
  lineNo: 1,
  cells: titles,
  hidden: false,
});
if (header === null) throw new Error('no header');
const rowOf = (cells: SheetCell[]) => ({ lineNo: 9, cells, hidden: false });
const kindOf = (...cells: SheetCell[]) => rowKind(rowOf(cells), header);
const unfinished = new UnreadableCell('FORMULA_WITHOUT_VALUE', '');

describe('a row under the header', () => {
  it.each<[string, SheetCell[]]>([
    ['only a number', ['7']],
    ['blanks', ['7', ' ', '\u3000', '\u00a0\u200b']],
    ['another column', ['7', null, null, null, null, '备用']],
  ])('with %s is blank', (_, cells) => {
    expect(kindOf(...cells)).toBe('blank');
  });

  it.each<[string, SheetCell[]]>([
    ['in front', ['合计', null, null, null, '28121']],
    ['spaced out', ['合 计', null, null, null, '28121']],
    ['in the account', [null, '合计', null, null, '1234']],
    ['in the name, with a number in front', ['4', null, '总计：3人', null, '1234']],
    ['of a page', ['本页小计', null, null, null, '1']],
    ['in English', ['Total', null, null, null, '28121']],
    ['of so many people', [null, 'Sum: 3 persons', null, null, '28121']],
    ['of pages before', ['Grand total', null, null, null, '28121']],
    ['protected as text', ['="合计"', null, null, null, '28121']],
    ['with the number of people as its number', ['4', null, '合计', '12345', '1234']],
    ['as a formula nobody computed', ['合计', null, null, null, unfinished]],
  ])('is a total: %s', (_, cells) => {
    expect(kindOf(...cells)).toBe('total');
  });

  it.each<[string, SheetCell[]]>([
    ['in front', ['制表人：李四', null, null, '审核：王五', null]],
    ['in the account', [null, '单位（盖章）：某某公司', null, null, '2026-07-01']],
    ['with a short number', [null, '联系电话：62345678', null, null, null]],
    ['a note', ['注：基数以元为单位', '见通知', null, null, null]],
  ])('is a signature: %s', (_, cells) => {
    expect(kindOf(...cells)).toBe('signature');
  });

  it.each<[string, SheetCell[]]>([
    ['without an account', ['1', null, '张三', '410303198801010012', '6000']],
    ['with a name and a base only', ['1', null, '张三', null, '6000']],
    ['called like a total, with a number', ['合计', '100000005022', '张三', null, '1']],
    ['whose account is a formula nobody computed', ['合计', unfinished, '张三', null, '1']],
    ['with an English name and no number', [null, null, 'Sumaya Ali', null, '6000']],
    ['called Summer', [null, null, 'Summer', 'E12', '6000']],
    ['called Total, with a passport', ['1', null, 'Total Chen', 'E12345', '6000']],
    ['of the family 单, with a passport', ['1', null, '单位强', 'E1234567', '6,000.00']],
    ['with a remark that begins like a total', ['1', null, '张三', null, '1', '合计以外']],
  ])('is a person %s', (_, cells) => {
    expect(kindOf(...cells)).toBe('person');
  });
});

describe('what is printed again on each page', () => {
  it.each<[string, SheetCell[]]>([
    ['the titles', titles],
    [
      'the titles with their marks',
      ['序号', '*个人账号', '姓 名', '证件号码', '调整后缴存基数（元）'],
    ],
    ['the title of the table', [null, '某公司2026年基数调整表']],
  ])('is no person: %s', (_, cells) => {
    const search = new HeaderSearch(baseAdjustment.columns);
    search.look(rowOf([null, '某公司2026年 基数调整表']));
    const below = search.look(rowOf(titles));
    expect(below && rowKind(rowOf(cells), below)).toBe('heading');
  });

  it.each<[string, SheetCell[]]>([
    ['the page, in two cells', ['第1页', null, '共2页']],
    ['the page, in one', [null, '第 1 页，共 2 页']],
    ['the page in words', [null, null, '— 第一页 —']],
    ['the page in English', [null, 'Page 1 of 2']],
  ])('is a footer: %s', (_, cells) => {
    expect(kindOf(...cells)).toBe('page-footer');
  });

  it('is not seen in a row with half of the titles, nor in the name Page', () => {
    expect(kindOf('1', '个人账号', '张三', null, '6000')).toBe('person');
    expect(kindOf('1', null, 'Page Li', null, '6000')).toBe('person');
  });
});

describe('the example of the template', () => {
  const example = ['示例', '100000000001', '张三', '410303198801010012', '6000.00'];

  it('is the example as long as nobody typed over it, as text and as a number', () => {
    expect(kindOf(...example)).toBe('example');
    expect(kindOf('示例', '100000000001', '张三', '410303198801010012', '6000')).toBe('example');
  });

  it.each([1, 2, 3, 4])('is a person once column %i is another, though the mark is left', (at) => {
    const typed = ['', '100000005022', '李四', '410325199108228041', '6000.01'][at] ?? '';
    expect(kindOf(...example.map((cell, column) => (column === at ? typed : cell)))).toBe('person');
  });

  it('without its mark is a person', () => {
    expect(kindOf('1', ...example.slice(1))).toBe('person');
  });
});

describe('a line of a csv that two stray quotation marks swallowed', () => {
  it.each<[string, SheetCell[]]>([
    ['in a wanted column', ['1', '100', '黄佳光,410,4853\n2,100,王德月', '410', '8308']],
    ['cut short', ['1', '100', '黄佳光,410,4853\n2,100', '王德月', '410', '8308']],
    ['in a remark', ['1', '100', '黄', '410', '4853', '好\n2,100,王,410,8308,']],
  ])('is named: %s', (_, cells) => {
    expect(() => {
      refuseSwallowedLines(rowOf(cells), header);
    }).toThrow(expect.objectContaining({ code: 'FILE_QUOTE_OPEN', details: { lineNo: 9 } }));
  });

  it('is named though it is longer than a cell may be', () => {
    const remark = new UnreadableCell('CELL_TOO_LONG', '好\n2,100,王,410,8308,'.repeat(100));
    expect(() => {
      refuseSwallowedLines(rowOf(['1', '100', '黄', '410', '4853', remark]), header);
    }).toThrow('FILE_QUOTE_OPEN');
  });

  it('is not seen in a remark of two lines, nor in a name with its own line end', () => {
    for (const cells of [
      ['1', '100', '黄', '410', '4853', '七月调整,补缴\n八月起'],
      ['1', '100', '黄\n佳光', '410', '4,853'],
    ])
      expect(() => {
        refuseSwallowedLines(rowOf(cells), header);
      }).not.toThrow();
  });
});
