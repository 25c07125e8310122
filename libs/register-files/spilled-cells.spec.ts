import { describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { HeaderSearch } from '#libs/register-files/header';
import { LineReader } from '#libs/register-files/read-line';
import { withSpilledCells } from '#libs/register-files/spilled-cells';

const TITLES = ['序号', '个人账号', '姓名', '证件号码', '调整后缴存基数'];
const WHO = ['1', '100000005022', '黄佳光', '410381200009154733'];
const read = (titles: readonly string[], cells: readonly (string | null)[]) => {
  const rowOf = (of: readonly (string | null)[], lineNo: number) => ({
    lineNo,
    cells: of,
    hidden: false,
  });
  const header = new HeaderSearch(baseAdjustment.columns).look(rowOf(titles, 1));
  if (header === null) throw new Error('no header');
  const row = rowOf(cells, 2);
  return withSpilledCells(new LineReader(header, new Map()).read(row), row, header);
};

describe('an amount that a comma of a csv has parted', () => {
  it.each<[string, readonly string[], readonly (string | null)[]]>([
    ['behind the last title', TITLES, [...WHO, '14', '853.00']],
    ['with a remark behind it', [...TITLES, '备注'], [...WHO, '14', '853.00', '七月']],
    ['with a blank remark', [...TITLES, '备注'], [...WHO, '14', '853.00', null]],
    ['before blank titles', [...TITLES, ''], [...WHO, '¥1', '234', '567.00']],
  ])('is not taken, and the line says why: %s', (_, titles, cells) => {
    expect(read(titles, cells)).toMatchObject({
      subject: { accountNo: '100000005022' },
      typed: {},
      findings: [{ key: 'baseAfterFen', finding: { code: 'CELLS_BEYOND_TITLES' } }],
    });
  });

  it.each<[string, readonly string[], readonly (string | null)[]]>([
    ['in quotation marks', TITLES, [...WHO, '14,853.00']],
    ['before blank cells', TITLES, [...WHO, '14853.00', null, null]],
    ['before a number of its own column', [...TITLES, '部门'], [...WHO, '800', '853']],
  ])('is not seen in a whole one: %s', (_, titles, cells) => {
    expect(read(titles, cells).findings).toEqual([]);
  });
});
