import type { Ratios } from '#libs/fund/contribution';
import type { Fen } from '#libs/fund/money';
import type { FundMonth } from '#libs/fund/month';
import type { RatioBp } from '#libs/fund/ratio';
import type { RoundingRule } from '#libs/fund/rounding';

/**
 * What the centre's dated parameters and the unit's own settings say about one month (domain 3):
 * read from data, shown to the operator, frozen in the case at submit. Plain JSON.
 */
export interface Terms {
  readonly month: FundMonth;
  /** Cap and floor of the unit's district in that month. */
  readonly capFen: Fen;
  readonly floorFen: Fen;
  readonly ratioMinBp: RatioBp;
  readonly ratioMaxBp: RatioBp;
  /** How many months after the present one may be worked on. */
  readonly monthsAhead: number;
  /** Last month whose cap and floor are known: nothing takes effect after it. */
  readonly knownThroughMonth: FundMonth;
  /** The unit's ratios in that month; a member may carry his own. */
  readonly ratios: Ratios;
  /** The unit's rounding of monthly amounts in that month. */
  readonly rounding: RoundingRule;
  /** Whether a second base adjustment within a fund year is allowed here. */
  readonly repeatedAdjustmentAllowed: boolean;
}
