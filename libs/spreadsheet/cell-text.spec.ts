import { describe, expect, it } from '@jest/globals';
import { amountTextOf, identifierOf, nameOf, titleOf } from '#libs/spreadsheet/cell-text';
import { dateText, numberText } from '#libs/spreadsheet/number-text';

describe('what people type into a cell', () => {
  it.each([
    ["'410303 19880101 001x", '41030319880101001X'],
    ['４１０３０３', '410303'],
    ['\u00a0100\u3000000\u200b', '100000'],
  ])('%j is the identifier %s', (cell, identifier) => {
    expect(identifierOf(cell)).toBe(identifier);
  });

  it.each([
    ['6,000.10', '6000.10'],
    ['￥6，000.1 元', '6000.1'],
    ['１２，３４５', '12345'],
    ['1,234,567.89', '1234567.89'],
    ['60,00', '60,00'],
    ['-5', '-5'],
    ['六千', '六千'],
  ])('%j is the amount %s', (cell, amount) => {
    expect(amountTextOf(cell)).toBe(amount);
  });

  it.each([
    [' 张  三 ', '张三'],
    ['买买提•吐尔逊', '买买提·吐尔逊'],
    ['John  Smith ', 'John Smith'],
    ["'张三", '张三'],
  ])('%j is the name %s', (cell, name) => {
    expect(nameOf(cell)).toBe(name);
  });

  it.each([
    ['* 姓 名', '姓名'],
    ['调整后缴存基数（元）', '调整后缴存基数'],
    ['个人账号*', '个人账号'],
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
