import {
  noteOfLaterBase,
  noteOfLaterStatus,
  requireMonthAfterOwnPaid,
  requireSealed,
} from '#libs/businesses/account-standing';
import { requireBaseIsAmount, requireBaseWithinBounds } from '#libs/businesses/base-bounds';
import { effectiveMonthSaidBy } from '#libs/businesses/effective-month';
import { amountsByBase } from '#libs/businesses/row-amounts';
import { ratiosOf } from '#libs/fund/contribution';
import type { Fen } from '#libs/fund/money';
import type { Terms } from '#libs/fund/terms';
import type {
  AccountFacts,
  ColumnRefusal,
  RowContext,
  RowDecision,
  TypedValues,
} from '#libs/case/register';

/**
 * The month is the first one remitted again. Months that have been paid without him are made up for by a contribution of
 * their own (domain 4).
 */
export const decideMonth = effectiveMonthSaidBy({
  MONTH_ALREADY_PAID: 'UNSEAL_MONTH_PAID',
  MONTH_PAID_DELETE_FIRST: 'UNSEAL_MONTH_PAID_DELETE_FIRST',
});

/** Who rests in the month pays from it on, by the base he has then or by the one that was typed. */
export function decideRow(
  account: AccountFacts,
  typed: TypedValues,
  { terms }: RowContext,
): RowDecision | ColumnRefusal {
  const refusal =
    requireSealed(account) ??
    requireMonthAfterOwnPaid(account, terms.month) ??
    requireBase(account, typed, terms);
  if (refusal !== null) return refusal;
  const decision = amountsByBase(baseOf(account, typed), ratiosOf(account), terms);
  const note = noteOfLaterStatus(account) ?? noteOfLaterBase(account);
  return note === null ? decision : { ...decision, note };
}

function baseOf({ baseFen }: AccountFacts, { newBaseFen }: TypedValues): Fen {
  return newBaseFen === undefined ? baseFen : Number(newBaseFen);
}

/** A base that is kept may lie outside the bounds of the month: then a new one is asked for. */
function requireBase(
  account: AccountFacts,
  typed: TypedValues,
  terms: Terms,
): ColumnRefusal | null {
  const base = baseOf(account, typed);
  const refusal = requireBaseIsAmount(base) ?? requireBaseWithinBounds(base, terms);
  if (refusal === null) return null;
  const code = typed['newBaseFen'] === undefined ? `KEPT_${refusal.code}` : refusal.code;
  return { ...refusal, code, column: 'newBaseFen' };
}
