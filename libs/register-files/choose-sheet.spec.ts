import { describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { RuleViolation } from '#libs/fund/rule-violation';
import { chooseSheet } from '#libs/register-files/choose-sheet';
import type { Sheet, SheetCell } from '#libs/spreadsheet/sheet';

const HEADER = ['序号', '个人账号', '姓名', '证件号码', '调整后缴存基数'];
const PERSON = ['1', '100000005022', '黄佳光', '410381200009154733', '4853'];
const sheetOf = (name: string, rows: SheetCell[][], active = false): Sheet => ({
  name,
  active,
  // eslint-disable-next-line @typescript-eslint/require-await -- rows of every format are asked for alike
  async *rows() {
    yield {
      rows: rows.map((cells, at) => ({ lineNo: at + 1, cells, hidden: false })),
      percent: 100,
    };
  },
});
const chosen = (...sheets: Sheet[]) =>
  chooseSheet(sheets, baseAdjustment.columns).then(
    ({ sheet, others }) => [sheet.name, ...others],
    (error: unknown) =>
      error instanceof RuleViolation ? { code: error.code, ...error.details } : error,
  );
const NOTES = [['填写说明'], ['1. 每人一行']];

describe('the sheet that is read', () => {
  it('is the one with the people, wherever it stands and whichever was open', async () => {
    const people = sheetOf('二车间', [['某公司'], HEADER, PERSON]);
    expect(await chosen(sheetOf('说明', NOTES, true), people)).toEqual(['二车间']);
    expect(await chosen(sheetOf('空', []), people, sheetOf('说明', NOTES, true))).toEqual([
      '二车间',
    ]);
    expect(await chosen(sheetOf('模板', [HEADER], true), people)).toEqual(['二车间']);
  });

  it('is the one that was open when two have people, and the other is named', async () => {
    const first = sheetOf('一车间', [HEADER, PERSON]);
    expect(await chosen(first, sheetOf('二车间', [HEADER, PERSON], true))).toEqual([
      '二车间',
      '一车间',
    ]);
  });

  it('is said not to be there: which sheets were looked at, and what the nearest lacks', async () => {
    const near = sheetOf('近', [HEADER.slice(0, 4)]);
    expect(await chosen(sheetOf('说明', NOTES, true), near)).toEqual({
      code: 'FILE_SHEETS_WITHOUT_HEADER',
      sheets: '说明、近',
      columns: '调整后缴存基数',
    });
    expect(await chosen(near)).toEqual({ code: 'FILE_HEADER_MISSING', columns: '调整后缴存基数' });
    expect(await chosen(sheetOf('空', []))).toEqual({ code: 'FILE_EMPTY' });
  });
});
