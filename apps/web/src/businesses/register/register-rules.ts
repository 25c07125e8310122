import type { Contribution, Ratios } from '#libs/fund/contribution';
import type { Refusal } from '#libs/submission/refusal';
import type { TermsView } from '../../api/generated';

/** What a register business computes in the browser: the same pure rules that the server decides by. */
export interface RegisterRules {
  amountsOf(baseFen: number, ratios: Ratios, terms: TermsView): Contribution;
  /** What can be said before the server is asked. */
  refusalOf(baseFen: number, presentBaseFen: number | null, terms: TermsView): Refusal | null;
}
