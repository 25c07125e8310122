import type { Contribution, Ratios } from '#libs/fund/contribution';
import type { Refusal } from '#libs/submission/refusal';
import type { RoundingRule } from '#libs/fund/rounding';
import type { Terms } from '../../api/types';

/** Terms with the unit's rounding of monthly amounts. */
export type RegisterTerms = Terms & { rounding: RoundingRule };

/** What a register business computes in the browser: the same pure rules that the server decides by. */
export interface RegisterRules {
  amountsOf(baseFen: number, ratios: Ratios, terms: RegisterTerms): Contribution;
  /** What can be said before the server is asked. */
  refusalOf(baseFen: number, presentBaseFen: number | null, terms: RegisterTerms): Refusal | null;
}
