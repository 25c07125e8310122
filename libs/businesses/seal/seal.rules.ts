import { noteOfLaterStatus, requirePaying } from '#libs/businesses/account-standing';
import { effectiveMonthSaidBy } from '#libs/businesses/effective-month';
import { NOTHING_AFTER } from '#libs/businesses/row-amounts';
import type { AccountFacts, ColumnRefusal, RowDecision } from '#libs/case/register';

/**
 * The month is the first one no longer remitted; a later one than the next may be sealed from in advance (预封存). Months that
 * have been paid stay paid: what was paid too much is another case's matter (domain 4).
 */
export const decideMonth = effectiveMonthSaidBy({
  MONTH_ALREADY_PAID: 'SEAL_MONTH_PAID',
  MONTH_PAID_DELETE_FIRST: 'SEAL_MONTH_PAID_DELETE_FIRST',
});

/** Who pays in the month pays nothing from it on; his months before it stay as they are. */
export function decideRow(account: AccountFacts): RowDecision | ColumnRefusal {
  const refusal = requirePaying(account);
  if (refusal !== null) return refusal;
  const note = noteOfLaterStatus(account);
  return note === null ? NOTHING_AFTER : { ...NOTHING_AFTER, note };
}
