import { monthlyContribution, type Ratios } from '#libs/fund/contribution';
import type { Fen } from '#libs/fund/money';
import type { Terms } from '#libs/fund/terms';
import type { RowDecision } from '#libs/case/register';

type RowAmounts = Pick<
  RowDecision,
  'baseAfterFen' | 'unitAfterFen' | 'personalAfterFen' | 'fiscalAfterFen'
>;

/** What a row comes to by its base, each side rounded on its own (domain 3). */
export function amountsByBase(
  baseAfterFen: Fen,
  ratios: Ratios,
  { rounding }: Pick<Terms, 'rounding'>,
): RowAmounts {
  const { unitFen, personalFen, fiscalFen } = monthlyContribution(baseAfterFen, ratios, rounding);
  return {
    baseAfterFen,
    unitAfterFen: unitFen,
    personalAfterFen: personalFen,
    fiscalAfterFen: fiscalFen,
  };
}

/** Who pays nothing in the month. */
export const NOTHING_AFTER: RowAmounts = {
  baseAfterFen: 0,
  unitAfterFen: 0,
  personalAfterFen: 0,
  fiscalAfterFen: 0,
};
