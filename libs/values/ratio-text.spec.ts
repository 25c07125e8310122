import { describe, expect, it } from '@jest/globals';
import { readRatio } from '#libs/values/ratio-text';

describe('a ratio as it is typed', () => {
  it.each([
    ['8', 800],
    ['8%', 800],
    ['12.5%', 1_250],
    ['12.05 %', 1_205],
    ['１０％', 1_000],
    ['0', 0],
    ['100', 10_000],
  ])('%s is read', (typed, bp) => {
    expect(readRatio(typed)).toBe(bp);
  });

  it.each(['', '八', '8.125', '-5', '8%%', '1000', '.5', '5,5'])('%s is none', (typed) => {
    expect(readRatio(typed)).toBeNull();
  });
});
