import { describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import type { Choices } from '#libs/businesses/column-value';
import { HeaderSearch } from '#libs/register-files/header';
import { LineReader } from '#libs/register-files/read-line';
import { UnreadableCell, type SheetCell } from '#libs/spreadsheet/sheet';

const look = (...rows: SheetCell[][]) => {
  const search = new HeaderSearch(baseAdjustment.columns);
  return {
    search,
    headers: rows.map((cells, at) => search.look({ lineNo: at + 1, cells, hidden: false })),
  };
};
const NO_CHOICES: Choices = new Map();
const HEADER = ['序号', '个人账号', '姓名', '证件号码', '调整后缴存基数'];

describe('the header of an imported file', () => {
  it('is found below a merged title, in any order, among other columns', () => {
    const { headers } = look(
      ['某某公司2026年基数调整表', null, null],
      ['部门', '*姓名', '证件号码', '调整后缴存基数（元）', '个人账号'],
    );
    expect(headers[0]).toBeNull();
    expect(headers[1]).toMatchObject({
      lineNo: 2,
      positions: { name: 1, idNumber: 2, baseAfterFen: 3, accountNo: 4 },
    });
  });

  it('says which column stands in it twice, and where', () => {
    const search = new HeaderSearch(baseAdjustment.columns);
    const cells = [...HEADER, '部门', '调整后缴存基数（元）'];
    expect(() => search.look({ lineNo: 3, cells, hidden: false })).toThrow(
      expect.objectContaining({
        code: 'FILE_COLUMN_TWICE',
        details: expect.objectContaining({
          lineNo: 3,
          column: '调整后缴存基数',
          first: 'E',
          second: 'G',
          hidden: '',
        }),
      }),
    );
    const others = [...HEADER, '备注', '备注'];
    expect(search.look({ lineNo: 3, cells: others, hidden: false })).not.toBeNull();
  });

  it('says that one of the two is hidden, for nobody sees it', () => {
    const search = new HeaderSearch(baseAdjustment.columns);
    const cells = [...HEADER, '部门', '调整后缴存基数（元）'];
    expect(() => search.look({ lineNo: 3, cells, hidden: false }, [5, 6])).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          hidden: '，其中G列已隐藏',
          hiddenEn: ', hidden: G',
        }),
      }),
    );
  });

  it('names the columns of the nearest row that are missing', () => {
    const { search } = look(['说明'], ['个人账号', '姓名', '证件号码']);
    expect(search.failure()).toMatchObject({
      code: 'FILE_HEADER_MISSING',
      details: { columns: '调整后缴存基数' },
    });
  });

  it('is not looked for among rows of blanks: a file of nothing else is empty', () => {
    const { search } = look([' ', '\u3000'], ['\u200b'], [null, '']);
    expect(search.failure()).toMatchObject({ code: 'FILE_EMPTY' });
    expect(() => look(...Array.from({ length: 60 }, () => [' ']))).not.toThrow();
  });

  it('is given up after fifty rows', () => {
    expect(() => look(...Array.from({ length: 50 }, () => ['1', '2']))).toThrow(
      'FILE_HEADER_MISSING',
    );
  });
});

describe('a line of an imported file', () => {
  const { headers } = look(HEADER);
  const header = headers[0];
  const read = (...cells: SheetCell[]) =>
    header === null || header === undefined
      ? null
      : new LineReader(header, NO_CHOICES).read({ lineNo: 2, cells, hidden: false });

  it('is tidied', () => {
    expect(read('1', '1000 0000 001', '张 三', '41030319880101001x', '￥6,000.1')).toEqual({
      lineNo: 2,
      subject: { accountNo: '10000000001', name: '张三', idNumber: '41030319880101001X' },
      typed: { baseAfterFen: 600_010 },
      shown: {
        accountNo: '1000 0000 001',
        name: '张 三',
        idNumber: '410303********001X',
        baseAfterFen: '￥6,000.1',
      },
      findings: [],
    });
  });

  it('is read as it is meant where a program has protected it as text', () => {
    const cells = ['="1"', '="100000005022"', '="黄佳光"', '="410381200009154733"', '="4,853.00"'];
    expect(read(...cells)).toMatchObject({
      subject: { accountNo: '100000005022', name: '黄佳光', idNumber: '410381200009154733' },
      typed: { baseAfterFen: 485_300 },
      findings: [],
    });
    expect(read('1', '=""', '张三', '1', '1')?.findings).toEqual([
      { key: 'accountNo', finding: { code: 'VALUE_REQUIRED' } },
    ]);
    expect(read('1', '1', '张三', '1', '=4853')?.findings).toEqual([
      { key: 'baseAfterFen', finding: { code: 'AMOUNT_MALFORMED' } },
    ]);
  });

  it.each([
    ['marks of direction', '\u202d100000005022\u202c', '\u202d黄佳光\u202c', '\u202d4853.00\u202c'],
    ['fillers and selectors', '100000005022\ufe0f', '黄佳光\u{e0100}', '4853\u3164'],
    [
      'soft hyphens and zero widths',
      '1000\u00ad0000\u200b5022',
      '黄\u2060佳光',
      '４８５３．００元',
    ],
  ])('is read without %s', (_, accountNo, name, base) => {
    expect(read('1', accountNo, name, '\u2066410381-20000915-4733\u2069', base)).toMatchObject({
      subject: { accountNo: '100000005022', name: '黄佳光', idNumber: '410381200009154733' },
      typed: { baseAfterFen: 485_300 },
      findings: [],
    });
  });

  it.each([
    ['accountNo', ['1', '1.00000E+11', '张三', '1', '1']],
    ['idNumber', ['1', '1', '张三', '4.10303E+17', '1']],
    ['baseAfterFen', ['1', '1', '张三', '1', '4.75E+03']],
  ])('names a number that a spreadsheet has cut, in the column %s', (key, cells) => {
    expect(read(...cells)?.findings).toEqual([{ key, finding: { code: 'NUMBER_CUT' } }]);
  });

  it.each<[string, SheetCell, string]>([
    ['VALUE_REQUIRED', null, 'blank'],
    ['VALUE_REQUIRED', '  ', 'blanks'],
    ['VALUE_REQUIRED', '\u202d\u3164\ufeff', 'signs that nobody sees'],
    ['FORMULA_WITHOUT_VALUE', new UnreadableCell('FORMULA_WITHOUT_VALUE', ''), 'a bare formula'],
    ['CHARACTER_LOST', '48?3', 'a character another program did not know'],
    ['CHARACTER_LOST', '4853\ufffd', 'a bad byte'],
    ['AMOUNT_MALFORMED', '6000.12.3', 'two points'],
    ['CELL_TOO_LONG', new UnreadableCell('CELL_TOO_LONG', '1'), 'longer than a cell may be'],
    ['AMOUNT_MALFORMED', '#REF!', 'an error value'],
    ['AMOUNT_MALFORMED', '-1', 'a sign'],
  ])('finds %s: %j is %s', (code, cell) => {
    expect(read('1', '1', '张三', '1', cell)).toMatchObject({
      subject: { accountNo: '1' },
      typed: {},
      findings: [{ key: 'baseAfterFen', finding: { code } }],
    });
  });

  it.each([
    ['5166.666666', '5166.67'],
    ['5,166.665', '5166.67'],
    ['5166.6649', '5166.66'],
    ['5166.999', '5167.00'],
  ])('says what was read of a calculated amount, and what to put there: %s', (shown, rounded) => {
    expect(read('1', '1', '张三', '1', shown)?.findings).toEqual([
      { key: 'baseAfterFen', finding: { code: 'AMOUNT_TOO_FINE', details: { shown, rounded } } },
    ]);
    expect(read('1', '1', '张三', '1', '5166.67')?.findings).toEqual([]);
  });

  it('is read whatever stands in a column that nobody reads', () => {
    const remark = new UnreadableCell('CELL_TOO_LONG', '长'.repeat(1_200));
    expect(read('1', '1', '张三', '1', '4853', remark)?.findings).toEqual([]);
  });

  it('has all its findings at once, and keeps what can be read', () => {
    expect(read('1', null, '张三', ' ', 'abc')).toEqual({
      lineNo: 2,
      shown: { accountNo: '', name: '张三', idNumber: '', baseAfterFen: 'abc' },
      subject: { name: '张三' },
      typed: {},
      findings: [
        { key: 'accountNo', finding: { code: 'VALUE_REQUIRED' } },
        { key: 'idNumber', finding: { code: 'VALUE_REQUIRED' } },
        { key: 'baseAfterFen', finding: { code: 'AMOUNT_MALFORMED' } },
      ],
    });
  });
});
