import { describe, expect, it } from '@jest/globals';
import { chineseCapitals } from '#libs/fund/chinese-capitals';

describe('An amount in Chinese capitals', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [9, '玖分'],
    [10, '壹角整'],
    [11, '壹角壹分'],
    [99, '玖角玖分'],
    [100, '壹元整'],
    [101, '壹元零壹分'],
    [110, '壹元壹角整'],
    [1_000, '壹拾元整'],
    [1_001, '壹拾元零壹分'],
    [1_010, '壹拾元壹角整'],
    [10_000, '壹佰元整'],
    [10_100, '壹佰零壹元整'],
    [11_000, '壹佰壹拾元整'],
    [99_999, '玖佰玖拾玖元玖角玖分'],
    [100_000, '壹仟元整'],
    [100_100, '壹仟零壹元整'],
    [101_000, '壹仟零壹拾元整'],
    [110_100, '壹仟壹佰零壹元整'],
    [120_034, '壹仟贰佰元叁角肆分'],
  ])('below ten thousand yuan: %i fen', (fen, text) => {
    expect(chineseCapitals(fen)).toBe(text);
  });

  it.each([
    [999_999, '玖仟玖佰玖拾玖元玖角玖分'],
    [1_000_000, '壹万元整'],
    [1_000_100, '壹万零壹元整'],
    [1_001_000, '壹万零壹拾元整'],
    [1_010_000, '壹万零壹佰元整'],
    [1_100_000, '壹万壹仟元整'],
    [10_000_000, '壹拾万元整'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [100_000_000, '壹佰万元整'],
    [100_000_100, '壹佰万零壹元整'],
    [101_000_000, '壹佰零壹万元整'],
    [999_999_999, '玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('at and above ten thousand yuan: %i fen', (fen, text) => {
    expect(chineseCapitals(fen)).toBe(text);
  });

  it.each([
    [9_999_999_999, '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_001, '壹亿元零壹分'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_000_050_000, '壹亿零伍佰元整'],
    [10_001_000_000, '壹亿零壹万元整'],
    [10_010_000_100, '壹亿零壹拾万零壹元整'],
    [11_000_000_000, '壹亿壹仟万元整'],
    [100_000_000_000, '壹拾亿元整'],
    [99_999_999_999_999, '玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    [100_000_000_000_000, '壹万亿元整'],
    [100_010_000_000_000, '壹万零壹亿元整'],
    [123_450_000_000_000, '壹万贰仟叁佰肆拾伍亿元整'],
    [100_000_000_000_100, '壹万亿零壹元整'],
    [Number.MAX_SAFE_INTEGER, '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
  ])('at and above a hundred million yuan: %i fen', (fen, text) => {
    expect(chineseCapitals(fen)).toBe(text);
  });

  it('of a decrease begins with 负', () => {
    expect(chineseCapitals(-120_034)).toBe('负壹仟贰佰元叁角肆分');
  });

  it('never holds two zeros side by side, nor a zero before 元', () => {
    for (let fen = 1; fen < 2_000_000_000; fen = fen * 3 + 7) {
      expect(chineseCapitals(fen)).not.toMatch(/零零|零[元万亿]/);
    }
  });

  it('is refused for what is no amount', () => {
    expect(() => chineseCapitals(0.5)).toThrow(RangeError);
    expect(() => chineseCapitals(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
  });
});
