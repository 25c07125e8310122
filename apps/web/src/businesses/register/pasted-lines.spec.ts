import { describe, expect, it } from '@jest/globals';
import type { Column } from './columns';
import {
  isSeveral,
  lackingColumns,
  pastedFile,
  pastedLineNo,
  pastedLines,
  pastedValue,
  readingOf,
} from './pasted-lines';

const column = (
  key: string,
  zh: string,
  kind: Column['kind'],
  change: Partial<Column> = {},
): Column => ({
  key,
  title: { zh, en: key },
  kind,
  from: 'typed',
  dictionary: null,
  inTemplate: true,
  required: true,
  lengthMax: null,
  masked: false,
  group: null,
  shortTitle: null,
  ...change,
});
const COLUMNS: Column[] = [
  column('rowNo', '序号', 'row-number', { from: 'row', required: false }),
  column('accountNo', '个人账号', 'identifier', { from: 'subject' }),
  column('name', '姓名', 'text', { from: 'subject' }),
  column('idNumber', '证件号码', 'identifier', { from: 'subject' }),
  column('baseAfterFen', '调整后缴存基数', 'money'),
];
const keysOf = (text: string) =>
  readingOf(pastedLines(text), COLUMNS, {}).columns.map((one) => one?.key ?? null);

describe('lines pasted from a spreadsheet', () => {
  it('are several from the second value on, beside it or below it', () => {
    expect(isSeveral('6000')).toBe(false);
    expect(isSeveral('6000\r\n')).toBe(false);
    expect(isSeveral('6000\r\n7000')).toBe(true);
    expect(isSeveral('100000000001\t6000')).toBe(true);
  });

  it('keep tabs, quotes and line breaks that stand within a cell', () => {
    expect(pastedLines('张三\t"一\n二 ""三"""\r\n\r\n李四\t')).toEqual([
      ['张三', '一\n二 "三"'],
      ['李四', ''],
    ]);
  });

  it.each([
    ['without titles', '100000000001\t6000\n100000000002\t1', 3, 2],
    ['with titles of their own', '个人账号\t调整后缴存基数\n100000000001\t1', 2, 2],
  ])('are counted as they were pasted %s', (_, text, lineNo, own) => {
    const lines = pastedLines(text);
    const reading = readingOf(lines, COLUMNS, {});
    const pasted = { lines, reading, file: pastedFile(lines, reading, 'pasted.csv') };
    expect(pastedLineNo(pasted, lineNo)).toBe(own);
    expect(pastedValue(pasted, lineNo, '调整后缴存基数')).toBe('1');
    expect(pastedValue(pasted, lineNo, '证件号码')).toBe('');
  });

  it('are read by their titles, in whatever order', () => {
    expect(keysOf('姓名\t个人账号\t备注\n张三\t100000000001\t无')).toEqual([
      'name',
      'accountNo',
      null,
    ]);
  });

  it('are read by the order of the template where they are as wide, with its number or without', () => {
    const [, ...wanted] = COLUMNS.map(({ key }) => key);
    expect(keysOf('100000000001\t张三\t410303198801010012\t6000')).toEqual(wanted);
    expect(keysOf('1\t100000000001\t张三\t410303198801010012\t6000')).toEqual([null, ...wanted]);
  });

  it('are read by what they look like otherwise, no column twice', () => {
    expect(keysOf('张三\t6,000.00\t100000000001\n李四\t7000\t100000000002')).toEqual([
      'name',
      'baseAfterFen',
      'accountNo',
    ]);
    expect(keysOf('6000\t7000')).toEqual(['baseAfterFen', null]);
  });

  it('say which required column they lack', () => {
    const reading = readingOf(pastedLines('张三\t6000'), COLUMNS, {});
    expect(lackingColumns(COLUMNS, reading).map(({ key }) => key)).toEqual([
      'accountNo',
      'idNumber',
    ]);
  });

  it('become a file with the titles of the template and nothing of what is passed over', async () => {
    const lines = pastedLines('姓名\t备注\t个人账号\n"张三,四"\t无\t100000000001');
    const file = pastedFile(lines, readingOf(lines, COLUMNS, {}), 'a.csv');
    expect(await file.text()).toBe('姓名,个人账号\r\n"张三,四",100000000001');
  });
});
