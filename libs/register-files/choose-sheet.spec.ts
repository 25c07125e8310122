import { describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { RuleViolation } from '#libs/fund/rule-violation';
import { chooseSheet } from '#libs/register-files/choose-sheet';
import { csvSheets } from '#libs/spreadsheet/csv-rows';
import { UnreadableCell, type Sheet, type SheetCell } from '#libs/spreadsheet/sheet';

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
      hiddenColumns: [],
    };
  },
});
const chosen = (...sheets: Sheet[]) =>
  chooseSheet(sheets, baseAdjustment.columns).then(
    ({ sheet, others }) => [sheet.name, ...others],
    (error: unknown) =>
      error instanceof RuleViolation ? { code: error.code, ...error.details } : error,
  );
/** A sheet that is refused after these rows. */
const failing = (name: string, rows: SheetCell[][], failure: RuleViolation, active = false) => {
  const sheet = sheetOf(name, rows, active);
  return {
    ...sheet,
    async *rows() {
      yield* sheet.rows();
      throw failure;
    },
  };
};
const TOO_WIDE = new RuleViolation('FILE_TOO_MANY_COLUMNS', { max: 64 });
const chosenCells = async (csv: string) => {
  const { sheet } = await chooseSheet(csvSheets(Buffer.from(csv)), baseAdjustment.columns);
  const rows: (readonly SheetCell[])[] = [];
  for await (const batch of sheet.rows()) rows.push(...batch.rows.map(({ cells }) => cells));
  return rows.at(-1);
};
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

  it.each([
    ['the titles twice', sheetOf('说明', [[...HEADER, '姓名'], PERSON])],
    ['too many columns', failing('说明', NOTES, TOO_WIDE)],
    ['formats without end', failing('说明', NOTES, new RuleViolation('FILE_MOSTLY_BLANK'))],
    ['a text without end', sheetOf('说明', [[new UnreadableCell('CELL_TOO_LONG', '长')]])],
  ])('is read whatever stands in another: %s', async (_, other) => {
    expect(await chosen(sheetOf('名单', [HEADER, PERSON], true), other)).toEqual(['名单']);
    expect(await chosen(other, sheetOf('名单', [HEADER, PERSON], true))).toEqual(['名单']);
    expect(await chosen(other, sheetOf('名单', [HEADER, PERSON]))).toEqual(['名单']);
  });

  it('is refused by its name where no other has the people, or where it was the open one', async () => {
    const twice = [[...HEADER, '姓名'], PERSON];
    const reason = '第1行表头中“姓名”出现两次（C列和F列），请只保留一列';
    const refusal = { code: 'FILE_SHEET_REFUSED', sheet: '名单', reason };
    expect(await chosen(sheetOf('名单', twice), sheetOf('说明', NOTES))).toMatchObject(refusal);
    const old = sheetOf('旧名单', [HEADER, PERSON]);
    expect(await chosen(old, sheetOf('名单', twice, true))).toMatchObject({
      code: 'FILE_COLUMN_TWICE',
    });
    expect(await chosen(sheetOf('名单', twice))).toMatchObject({ code: 'FILE_COLUMN_TWICE' });
  });

  it('is not looked for behind three that only cost time, nor behind one made to blow up', async () => {
    const people = sheetOf('名单', [HEADER, PERSON]);
    const blank = failing('空', [], new RuleViolation('FILE_MOSTLY_BLANK'));
    expect(await chosen(blank, blank, people)).toEqual(['名单']);
    expect(await chosen(blank, blank, blank, people)).toMatchObject({ code: 'FILE_SHEET_REFUSED' });
    const bomb = failing('炸', [], new RuleViolation('FILE_UNPACKS_TOO_LARGE', { max: 256 }));
    expect(await chosen(bomb, people)).toMatchObject({ code: 'FILE_UNPACKS_TOO_LARGE' });
  });

  it('of a csv is the one that its separator makes, whatever stands above the titles', async () => {
    const rows = `${HEADER.join(',')}\n${PERSON.join(',')}\n`;
    for (const above of [
      '',
      '说明；;;;;;;;;;;;;;;;;;;;;\n',
      '甲|乙|丙|丁|戊|己|庚|辛|壬|癸|子|丑\n',
    ])
      expect(await chosenCells(`${above}${rows}`)).toEqual(PERSON);
    expect(await chosenCells(`a,b,c,d,e,f,g,h,i,j\n${rows.replaceAll(',', ';')}`)).toEqual(PERSON);
    const none = csvSheets(Buffer.from('a;b,c\n1;2,3\n'));
    expect(await chosen(...none)).toMatchObject({ code: 'FILE_HEADER_MISSING' });
  });

  it('is said not to be there: which sheets were looked at, and what the nearest lacks', async () => {
    const near = sheetOf('近', [HEADER.slice(0, 4)]);
    expect(await chosen(sheetOf('说明', NOTES, true), near)).toEqual({
      code: 'FILE_SHEETS_WITHOUT_HEADER',
      sheets: '说明、近',
      sheetsEn: '说明, 近',
      columns: '调整后缴存基数',
      columnsEn: '调整后缴存基数',
    });
    expect(await chosen(near)).toMatchObject({
      code: 'FILE_HEADER_MISSING',
      columns: '调整后缴存基数',
    });
    expect(await chosen(sheetOf('空', []))).toEqual({ code: 'FILE_EMPTY' });
  });
});
