import { describe, expect, it } from '@jest/globals';
import { titleOf } from '#libs/spreadsheet/cell-text';
import { dateText, numberText } from '#libs/spreadsheet/number-text';

describe('what people type above a column', () => {
  it.each([
    ['* 姓 名', '姓名'],
    ['调整后缴存基数（元）', '调整后缴存基数'],
    ['个人账号*', '个人账号'],
    ['个人账号*（必填）', '个人账号'],
    ['（必填）\n个人账号：', '个人账号'],
    ['【必填】★姓名', '姓名'],
    ['调整后缴存基数（元）（必填）*', '调整后缴存基数'],
    ['调整后缴存基数[元/月]', '调整后缴存基数'],
    ['缴存额（元）调整后', '缴存额(元)调整后'],
    ['（（元））', '((元))'],
    ['***', ''],
    ['个人账号：', '个人账号'],
    ['个人账号∶', '个人账号'],
    ['="个人账号"', '个人账号'],
    ['调整后缴存基数（元）(必填)', '调整后缴存基数'],
    ['《必填》姓名', '姓名'],
    ['姓名{必填}', '姓名'],
    ['\u202d个人\u200b账号\u202c', '个人账号'],
  ])('%j is the title %s', (cell, title) => {
    expect(titleOf(cell)).toBe(title);
  });
});

describe('what a spreadsheet stores for a number', () => {
  it.each([
    ['5050.05', '5050.05'],
    ['5050.0500000000002', '5050.05'],
    ['4.10303198801010012E+17', '410303198801010000'],
    ['-0.5', '-0.5'],
    ['abc', 'abc'],
    ['0.00000012345678901234', '0.000000123456789'],
    ['1E-7', '0.0000001'],
    ['720.05328000000009', '720.05328'],
    ['1E+21', '1000000000000000000000'],
  ])('%s is shown as %s', (stored, shown) => {
    expect(numberText(stored)).toBe(shown);
  });

  it('day numbers are dates of either calendar', () => {
    expect(dateText('46204', false)).toBe('2026-07-01');
    expect(dateText('44742.5', true)).toBe('2026-07-01');
    expect(dateText('-1', false)).toBe('-1');
  });
});
