import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { monthlyContribution, totalOf } from '#libs/fund/contribution';
import { ROUNDING_RULES, roundedProduct, type RoundingRule } from '#libs/fund/rounding';

const FEN_PER_STEP: Record<RoundingRule, number> = {
  'half-up-fen': 1,
  'up-fen': 1,
  'down-fen': 1,
  'half-up-jiao': 10,
  'up-jiao': 10,
  'down-jiao': 10,
  'half-up-yuan': 100,
  'up-yuan': 100,
  'down-yuan': 100,
  'by-digit-yuan': 100,
};
const base = fc.integer({ min: 0, max: 10_000_000 });
const ratio = fc.integer({ min: 0, max: 1_200 });

describe('rounding of a monthly amount', () => {
  it.each<[RoundingRule, number]>([
    ['up-fen', 300_01],
    ['half-up-fen', 300_00],
    ['up-jiao', 300_10],
    ['up-yuan', 301_00],
    ['by-digit-yuan', 300_00],
  ])('6,000.01 × 5 % = 300.0005 by %s is %i fen', (rule, fen) => {
    expect(roundedProduct(600_001, 500, rule)).toBe(fen);
  });

  it.each<[number, number]>([
    [100_05, 100_00],
    [100_09, 100_00],
    [100_10, 101_00],
    [100_99, 101_00],
  ])('lets the jiao digit alone decide: %i fen → %i fen', (exact, fen) => {
    expect(roundedProduct(exact, 10_000, 'by-digit-yuan')).toBe(fen);
  });

  it('rounds half up exactly at the half', () => {
    expect(roundedProduct(10, 500, 'half-up-fen')).toBe(1);
    expect(roundedProduct(9, 500, 'half-up-fen')).toBe(0);
    expect(roundedProduct(10, 500, 'down-fen')).toBe(0);
  });

  it('refuses a product beyond the safe integers', () => {
    expect(() => roundedProduct(Number.MAX_SAFE_INTEGER, 1_200, 'up-fen')).toThrow(RangeError);
  });

  it('stays within one step of the exact product and on its side, whatever the amounts', () => {
    fc.assert(
      fc.property(base, ratio, fc.constantFrom(...ROUNDING_RULES), (baseFen, ratioBp, rule) => {
        const rounded = BigInt(roundedProduct(baseFen, ratioBp, rule)) * 10_000n;
        const exact = BigInt(baseFen) * BigInt(ratioBp);
        const step = BigInt(FEN_PER_STEP[rule]) * 10_000n;
        expect(rounded % step).toBe(0n);
        if (rule.startsWith('up')) expect(rounded >= exact && rounded - exact < step).toBe(true);
        if (rule.startsWith('down')) expect(rounded <= exact && exact - rounded < step).toBe(true);
        if (rule.startsWith('half'))
          expect(2n * (rounded - exact) <= step && 2n * (exact - rounded) < step).toBe(true);
        if (rule === 'by-digit-yuan')
          expect(rounded - exact < step && exact - rounded < step).toBe(true);
      }),
      { seed: 20261124, numRuns: 2_000 },
    );
  });

  it('never falls when the base rises', () => {
    fc.assert(
      fc.property(
        base,
        fc.integer({ min: 0, max: 1_000 }),
        ratio,
        fc.constantFrom(...ROUNDING_RULES),
        (from, rise, ratioBp, rule) => {
          expect(roundedProduct(from + rise, ratioBp, rule)).toBeGreaterThanOrEqual(
            roundedProduct(from, ratioBp, rule),
          );
        },
      ),
      { seed: 20261124, numRuns: 1_000 },
    );
  });
});

describe('a monthly contribution', () => {
  it('base 5,050.05 with unit 4, fiscal 8, personal 12 %: 202.00 + 404.00 + 606.01 = 1,212.01', () => {
    const contribution = monthlyContribution(
      505_005,
      { unitBp: 400, fiscalBp: 800, personalBp: 1_200 },
      'half-up-fen',
    );
    expect(contribution).toEqual({ unitFen: 202_00, fiscalFen: 404_00, personalFen: 606_01 });
    expect(totalOf(contribution)).toBe(1_212_01);
  });

  it("is never computed as one employer's side", () => {
    const ratios = { unitBp: 400, fiscalBp: 800, personalBp: 1_200 };
    const sides = monthlyContribution(505_005, ratios, 'half-up-fen');
    expect(sides.unitFen + sides.fiscalFen).not.toBe(roundedProduct(505_005, 1_200, 'half-up-fen'));
  });
});
