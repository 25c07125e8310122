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
  /** Units that the case's head names beside its own, by column key; null where there is none with that account. */
  readonly named?: Readonly<Record<string, NamedUnit | null>>;
}

/** Another unit, as far as it decides a case. */
export interface NamedUnit {
  readonly id: number;
  readonly accountNo: string;
  readonly name: string;
  /** JGJ/T 320 A.4. */
  readonly status: string;
  /** The next month it is to assess. */
  readonly nextMonth: FundMonth;
  /** It is the unit of the case itself. */
  readonly same: boolean;
}
