import {
  monthlyContribution,
  totalOf,
  type Contribution,
  type Ratios,
} from '#libs/fund/contribution';
import type { Fen } from '#libs/fund/money';
import type { RoundingRule } from '#libs/fund/rounding';

/** The three sides of a contribution, in the order people name them. */
export const SIDES = ['unitFen', 'personalFen', 'fiscalFen'] as const;
export type SideFen = (typeof SIDES)[number];

/**
 * A sum that somebody typed, over the sides by their ratios (domain 6): each half-up to the fen whatever the unit's rounding,
 * and the unit's side takes the remainder.
 */
export function splitByRatios(fen: Fen, { unitBp, personalBp, fiscalBp }: Ratios): Contribution {
  const wholeBp = unitBp + personalBp + fiscalBp;
  if (wholeBp === 0) throw new RangeError('no ratios to split by');
  const personalFen = shareOf(fen, personalBp, wholeBp);
  // Two halves that both go up would leave the unit's side below nothing.
  const fiscalFen = Math.min(shareOf(fen, fiscalBp, wholeBp), fen - personalFen);
  return { unitFen: fen - personalFen - fiscalFen, personalFen, fiscalFen };
}

/** Half-up in integers: fen × part / whole. */
function shareOf(fen: Fen, partBp: number, wholeBp: number): Fen {
  const doubled = 2 * fen * partBp + wholeBp;
  if (!Number.isSafeInteger(doubled)) throw new RangeError('sum × ratio leaves the safe integers');
  return (doubled - (doubled % (2 * wholeBp))) / (2 * wholeBp);
}

/** What a month may still take, per side: its cap by its ratios and its rounding, less what it has (domain 14). */
export function roomOf(
  { capFen, rounding }: { readonly capFen: Fen; readonly rounding: RoundingRule },
  ratios: Ratios,
  paid: Contribution,
): Contribution {
  const cap = monthlyContribution(capFen, ratios, rounding);
  return {
    unitFen: Math.max(0, cap.unitFen - paid.unitFen),
    personalFen: Math.max(0, cap.personalFen - paid.personalFen),
    fiscalFen: Math.max(0, cap.fiscalFen - paid.fiscalFen),
  };
}

/** The first side that an amount goes beyond; null where all of it has room. */
export function sideBeyond(amount: Contribution, room: Contribution): SideFen | null {
  return SIDES.find((side) => amount[side] > room[side]) ?? null;
}

export interface Shortfall {
  /** What is missing of each side; a side that was paid more counts nothing. */
  readonly missing: Contribution;
  /** Sides of which more was paid than is due. */
  readonly overpaid: readonly SideFen[];
}

/** What a month was paid short, per side, against what is due in it. */
export function shortfallOf(due: Contribution, paid: Contribution): Shortfall {
  const missing = {
    unitFen: Math.max(0, due.unitFen - paid.unitFen),
    personalFen: Math.max(0, due.personalFen - paid.personalFen),
    fiscalFen: Math.max(0, due.fiscalFen - paid.fiscalFen),
  };
  return { missing, overpaid: SIDES.filter((side) => due[side] < paid[side]) };
}

export function isNothing(amount: Contribution): boolean {
  return totalOf(amount) === 0;
}
