import { describe, expect, it } from '@jest/globals';
import { AddressWindow } from '#apps/api/rate-limit/address-window';

describe('A window of a minute by address', () => {
  it('admits as many as allowed and tells the next one how long to wait', () => {
    const window = new AddressWindow(2);
    expect([0, 1, 2].map((at) => window.admit('a', at))).toEqual([0, 0, 60]);
    expect(window.admit('a', 59_000)).toBe(1);
  });

  it('begins anew when the minute is over', () => {
    const window = new AddressWindow(1);
    window.admit('a', 0);
    expect(window.admit('a', 60_000)).toBe(0);
  });

  it('counts each address by itself', () => {
    const window = new AddressWindow(1);
    window.admit('a', 0);
    expect(window.admit('b', 0)).toBe(0);
  });
});
