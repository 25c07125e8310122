import { describe, expect, it } from '@jest/globals';
import { titleOf } from '#libs/spreadsheet/cell-text';
import { dateText, numberText } from '#libs/spreadsheet/number-text';

describe('what people type above a column', () => {
  it.each([
    ['* 姓 名', '姓名'],
    ['调整后缴存基数（元）', '调整后缴存基数'],
    ['个人账号*', '个人账号'],
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
  ])('%s is shown as %s', (stored, shown) => {
    expect(numberText(stored)).toBe(shown);
  });

  it('day numbers are dates of either calendar', () => {
    expect(dateText('46204', false)).toBe('2026-07-01');
    expect(dateText('44742.5', true)).toBe('2026-07-01');
    expect(dateText('-1', false)).toBe('-1');
  });
});
