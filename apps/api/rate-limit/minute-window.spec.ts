import { describe, expect, it } from '@jest/globals';
import { MinuteWindow } from '#apps/api/rate-limit/minute-window';

describe('A window of a minute', () => {
  it('admits as many as allowed and tells the next one how long to wait', () => {
    const window = new MinuteWindow(2);
    expect([0, 1, 2].map((at) => window.admit('a', at))).toEqual([0, 0, 60]);
    expect(window.admit('a', 59_000)).toBe(1);
  });

  it('begins anew when the minute is over', () => {
    const window = new MinuteWindow(1);
    window.admit('a', 0);
    expect(window.admit('a', 60_000)).toBe(0);
  });

  it('counts each caller by itself', () => {
    const window = new MinuteWindow(1);
    window.admit('a', 0);
    expect(window.admit('b', 0)).toBe(0);
  });
});
