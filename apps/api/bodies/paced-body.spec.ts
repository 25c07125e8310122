import { describe, expect, it } from '@jest/globals';
import { lastMomentMs } from '#apps/api/bodies/paced-body';

describe('a sender', () => {
  it('has ten seconds to begin with', () => {
    expect(lastMomentMs(0)).toBe(10_000);
  });

  it.each([
    ['a byte a second is given up after ten seconds', 10, 10_001, true],
    ['sixteen kilobytes a second are waited for', 16 * 1024 * 60, 60_000, false],
    ['a little less is given up when the grace is used up', 15 * 1024 * 200, 200_000, true],
    ['the whole of a body has five minutes, however fast it came', 1024 ** 3, 300_001, true],
    ['… and not less', 20 * 1024 * 1024, 299_999, false],
  ])('of %s', (_, bytes, elapsedMs, isGivenUp) => {
    expect(elapsedMs > lastMomentMs(bytes)).toBe(isGivenUp);
  });
});
