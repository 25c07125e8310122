import { describe, expect, it } from '@jest/globals';
import { baseRuleIn, outsideOf } from '#libs/fund/assessment/outside-bounds';

const BOUNDS = { floorFen: 221_000, capFen: 2_354_250 };

describe('a base at assessment', () => {
  it.each([
    [220_999, 'below'],
    [221_000, null],
    [2_354_250, null],
    [2_354_251, 'above'],
  ])('of %s fen is %s', (baseFen, outside) => {
    expect(outsideOf(baseFen, BOUNDS)).toBe(outside);
  });

  it.each([
    ['hold', 'hold'],
    ['lift', 'lift'],
    ['block', 'block'],
    ['stop', 'hold'],
    [undefined, 'hold'],
  ])('outside its bounds follows the parameter %s: %s', (value, rule) => {
    expect(baseRuleIn(value)).toBe(rule);
  });
});
