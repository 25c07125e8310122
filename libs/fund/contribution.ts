import type { Fen } from '#libs/fund/money';
import type { RatioBp } from '#libs/fund/ratio';
import { roundedProduct, type RoundingRule } from '#libs/fund/rounding';

/** The three ratios an account is computed by; unit and fiscal together are the employer's side. */
export interface Ratios {
  readonly unitBp: RatioBp;
  readonly personalBp: RatioBp;
  readonly fiscalBp: RatioBp;
}

/** Ratios as records keep them, a column each. */
export interface RatioColumns {
  readonly unitRatioBp: RatioBp;
  readonly personalRatioBp: RatioBp;
  readonly fiscalRatioBp: RatioBp;
}

export function ratiosOf(record: RatioColumns): Ratios {
  const { unitRatioBp, personalRatioBp, fiscalRatioBp } = record;
  return { unitBp: unitRatioBp, personalBp: personalRatioBp, fiscalBp: fiscalRatioBp };
}

export function ratioColumnsOf({ unitBp, personalBp, fiscalBp }: Ratios): RatioColumns {
  return { unitRatioBp: unitBp, personalRatioBp: personalBp, fiscalRatioBp: fiscalBp };
}

/** A month's contribution by side, in fen. */
export interface Contribution {
  readonly unitFen: Fen;
  readonly personalFen: Fen;
  readonly fiscalFen: Fen;
}

/** Each side is rounded on its own, then added (domain 3; 条例 art. 16). */
export function monthlyContribution(
  baseFen: Fen,
  ratios: Ratios,
  rounding: RoundingRule,
): Contribution {
  return {
    unitFen: roundedProduct(baseFen, ratios.unitBp, rounding),
    personalFen: roundedProduct(baseFen, ratios.personalBp, rounding),
    fiscalFen: roundedProduct(baseFen, ratios.fiscalBp, rounding),
  };
}

export function totalOf(contribution: Contribution): Fen {
  return contribution.unitFen + contribution.personalFen + contribution.fiscalFen;
}
