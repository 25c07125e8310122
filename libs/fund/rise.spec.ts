import { describe, expect, it } from '@jest/globals';
import { RISE_FROM_NOTHING_BP, riseBp } from '#libs/fund/rise';

describe('a change as a share of what was', () => {
  it.each([
    ['exactly 20 % is 2,000', 500_000, 600_000, 2_000],
    ['one fen more is above it', 500_000, 600_001, 2_001],
    ['one fen less is not', 500_000, 599_999, 2_000],
    ['a fall is below nothing', 500_000, 400_000, -2_000],
    ['one fen lower is below it', 500_000, 399_999, -2_001],
    ['one fen less of a fall is not', 500_000, 400_001, -2_000],
    ['no change is nothing', 500_000, 500_000, 0],
    ['from nothing is more than anything', 0, 1, RISE_FROM_NOTHING_BP],
    ['nothing from nothing is nothing', 0, 0, 0],
    ['is exact for the sums of a large unit', 900_000_000_000_000, 1_080_000_000_000_001, 2_001],
  ])('%s', (_, before, after, expected) => {
    expect(riseBp(before, after)).toBe(expected);
  });
});
