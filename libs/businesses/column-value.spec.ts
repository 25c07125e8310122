import { describe, expect, it } from '@jest/globals';
import { choicesOf, columnReader, isRefused } from '#libs/businesses/column-value';
import { typedColumn, type Column, type ColumnKind } from '#libs/businesses/column';

const CHOICES = choicesOf([
  { dictionary: 'title', code: '000', label: '无', labelEn: 'None' },
  {
    dictionary: 'title',
    code: '081',
    label: '高级工程师(正高级)',
    labelEn: 'Senior engineer (full)',
  },
  { dictionary: 'title', code: '083', label: '工程师', labelEn: 'Engineer' },
  { dictionary: 'sex', code: '1', label: '男', labelEn: 'Male' },
]);
const column = (kind: ColumnKind, more: Partial<Column> = {}): Column => ({
  ...typedColumn('value', { zh: '值', en: 'Value' }, kind),
  ...more,
});

function read(typed: string, kind: ColumnKind, more?: Partial<Column>) {
  const value = columnReader(column(kind, more), CHOICES)(typed);
  return isRefused(value) ? value.code : value;
}

describe('a code of a dictionary', () => {
  it.each([
    ['083', '083'],
    ['83', '083'],
    ['0', '000'],
    ['无', '000'],
    [' 工程师 ', '083'],
    ['高级工程师（正高级）', '081'],
    ['ENGINEER', '083'],
    ['083工程师', '083'],
    ["'083", '083'],
    ['技师', 'VALUE_NOT_IN_LIST'],
    ['084', 'VALUE_NOT_IN_LIST'],
    ['', 'VALUE_NOT_IN_LIST'],
  ])('%p is %s', (typed, expected) => {
    expect(read(typed, 'dictionary', { dictionary: 'title' })).toBe(expected);
  });

  it('of a dictionary that is not there is none', () => {
    expect(read('1', 'dictionary', { dictionary: 'weather' })).toBe('VALUE_NOT_IN_LIST');
    expect(read('1', 'dictionary', { dictionary: 'sex' })).toBe('1');
  });
});

describe('a value of a column', () => {
  it.each<[string, ColumnKind, Partial<Column>, string | number]>([
    ['4,750.5', 'money', {}, 475_050],
    ['47.505', 'money', {}, 'AMOUNT_TOO_FINE'],
    ['-1', 'money', {}, 'AMOUNT_MALFORMED'],
    ['12.5%', 'ratio', {}, 1_250],
    ['八', 'ratio', {}, 'VALUE_MALFORMED'],
    ['2026年9月', 'month', {}, '202609'],
    ['2026-09-01', 'month', {}, '202609'],
    ['2026-09-02', 'month', {}, 'VALUE_MALFORMED'],
    ['2026年9月1日', 'date', {}, '2026-09-01'],
    ['2026/2/28', 'date', {}, '2026-02-28'],
    ['2026/2/29', 'date', {}, 'DAY_DOES_NOT_EXIST'],
    ['去年', 'date', {}, 'VALUE_MALFORMED'],
    ['+86 138-0013-8000', 'phone', { valueKind: 'mobile-phone' }, '13800138000'],
    ['1380013800', 'phone', { valueKind: 'mobile-phone' }, 'VALUE_MALFORMED'],
    ['410303 1988 0101 001x', 'identifier', { valueKind: 'identity-number' }, '41030319880101001X'],
    ['张  三', 'text', { valueKind: 'person-name', lengthMax: 2 }, '张三'],
    ['张小三', 'text', { valueKind: 'person-name', lengthMax: 2 }, 'VALUE_TOO_LONG'],
    ['𬖋𪚥', 'text', { valueKind: 'person-name', lengthMax: 2 }, '𬖋𪚥'],
    ['。', 'text', { valueKind: 'person-name' }, 'VALUE_MALFORMED'],
  ])('%p as %s', (typed, kind, more, expected) => {
    expect(read(typed, kind, more)).toBe(expected);
  });

  it('is judged by the column’s own rule at last', () => {
    const rule = (value: string) => (value === '13' ? { code: 'UNLUCKY' } : null);
    expect(read('13', 'text', { rule })).toBe('UNLUCKY');
    expect(read('14', 'text', { rule })).toBe('14');
  });
});
