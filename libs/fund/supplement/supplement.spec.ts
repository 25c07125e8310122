import { describe, expect, it } from '@jest/globals';
import type { Contribution } from '#libs/fund/contribution';
import { roomOf, shortfallOf, sideBeyond, splitByRatios } from '#libs/fund/supplement/supplement';

const sides = (unitFen: number, personalFen: number, fiscalFen: number): Contribution => ({
  unitFen,
  personalFen,
  fiscalFen,
});
const RATIOS = { unitBp: 400, personalBp: 1200, fiscalBp: 800 };

describe('a typed sum', () => {
  it('of 100.00 at 4 / 8 / 12 % is personal 50.00, fiscal 33.33 and unit 16.67', () => {
    expect(splitByRatios(10_000, RATIOS)).toEqual(sides(1_667, 5_000, 3_333));
  });

  it.each([
    [1, sides(0, 1, 0)],
    [2, sides(0, 1, 1)],
    [3, sides(0, 2, 1)],
  ])('of %d fen loses none of them: the half goes up, the rest is the unit’s', (fen, split) => {
    expect(splitByRatios(fen, RATIOS)).toEqual(split);
  });

  it('has no side where there is no ratio', () => {
    expect(splitByRatios(10_001, { unitBp: 800, personalBp: 800, fiscalBp: 0 })).toEqual(
      sides(5_000, 5_001, 0),
    );
  });

  it('never leaves the unit’s side below nothing', () => {
    expect(splitByRatios(1, { unitBp: 0, personalBp: 800, fiscalBp: 800 })).toEqual(sides(0, 1, 0));
  });

  it('beyond the safe integers is refused, not rounded', () => {
    expect(() => splitByRatios(Number.MAX_SAFE_INTEGER, RATIOS)).toThrow(RangeError);
  });
});

describe('what a month may still take', () => {
  const cap = { capFen: 2_247_100, rounding: 'half-up-fen' } as const;
  const ratios = { unitBp: 800, personalBp: 800, fiscalBp: 0 };
  const paid = sides(40_000, 40_000, 0);

  it('is its cap by its ratios, less what was paid, side by side', () => {
    expect(roomOf(cap, ratios, paid)).toEqual(sides(139_768, 139_768, 0));
    expect(roomOf({ ...cap, rounding: 'up-yuan' }, ratios, paid)).toEqual(
      sides(139_800, 139_800, 0),
    );
  });

  it('is nothing where more was paid than the cap allows', () => {
    expect(roomOf(cap, ratios, sides(180_000, 40_000, 0)).unitFen).toBe(0);
  });

  it('holds an amount to the fen on each side', () => {
    const room = roomOf(cap, ratios, paid);
    expect(sideBeyond(sides(139_768, 139_768, 0), room)).toBeNull();
    expect(sideBeyond(sides(139_769, 139_768, 0), room)).toBe('unitFen');
    expect(sideBeyond(sides(139_768, 139_769, 0), room)).toBe('personalFen');
    expect(sideBeyond(sides(0, 0, 1), room)).toBe('fiscalFen');
  });
});

describe('what a month was paid short', () => {
  it('is missing side by side', () => {
    expect(shortfallOf(sides(48_000, 48_000, 0), sides(40_000, 40_000, 0))).toEqual({
      missing: sides(8_000, 8_000, 0),
      overpaid: [],
    });
  });

  it('never takes from one side what the other paid too much', () => {
    expect(shortfallOf(sides(48_000, 48_000, 0), sides(48_001, 40_000, 0))).toEqual({
      missing: sides(0, 8_000, 0),
      overpaid: ['unitFen'],
    });
    expect(shortfallOf(sides(48_000, 48_000, 0), sides(48_000, 48_000, 0)).overpaid).toEqual([]);
  });
});
