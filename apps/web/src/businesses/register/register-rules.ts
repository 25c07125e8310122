import type { Contribution, Ratios } from '#libs/fund/contribution';
import type { Refusal } from '#libs/submission/refusal';
import type { Terms } from '../../api/types';

export type RegisterTerms = Terms;

/** What a register business computes in the browser: the same pure rules that the server decides by. */
export interface RegisterRules {
  amountsOf(baseFen: number, ratios: Ratios, terms: RegisterTerms): Contribution;
  /** What can be said before the server is asked. */
  refusalOf(baseFen: number, presentBaseFen: number | null, terms: RegisterTerms): Refusal | null;
}
