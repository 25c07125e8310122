import { monthlyContribution, ratiosOf } from '#libs/fund/contribution';
import { formatYuan, type Fen } from '#libs/fund/money';
import { formatMonth, fundYearStart, type FundMonth } from '#libs/fund/month';
import type { Terms } from '#libs/fund/terms';
import type { Refusal } from '#libs/submission/refusal';
import type { AccountFacts, RowChange } from '#libs/submission/register';

/** JGJ/T 320 A.6: the only status whose base may be adjusted. */
const NORMAL = '01';

/** One row: preview, check at submit and posting all call this and nothing else. */
export function decideRow(
  account: AccountFacts,
  baseAfterFen: Fen,
  terms: Terms,
): RowChange | Refusal {
  const refusal =
    requireAccountNormal(account) ??
    requireBaseIsAmount(baseAfterFen) ??
    requireBaseWithinBounds(baseAfterFen, terms) ??
    requireBaseChanges(account, baseAfterFen) ??
    requireMonthAfterMembersPaidThrough(account, terms.month) ??
    requireNoLaterAdjustment(account, terms.month) ??
    requireFirstAdjustmentOfFundYear(account, terms);
  if (refusal !== null) return refusal;
  const after = monthlyContribution(baseAfterFen, ratiosOf(account), terms.rounding);
  return {
    baseAfterFen,
    unitAfterFen: after.unitFen,
    personalAfterFen: after.personalFen,
    fiscalAfterFen: after.fiscalFen,
  };
}

export function requireAccountNormal(account: Pick<AccountFacts, 'status'>): Refusal | null {
  return account.status === NORMAL
    ? null
    : { code: 'ACCOUNT_NOT_NORMAL', details: { status: account.status } };
}

export function requireBaseIsAmount(baseFen: Fen): Refusal | null {
  return Number.isSafeInteger(baseFen) && baseFen > 0 ? null : { code: 'BASE_NOT_AN_AMOUNT' };
}

/** Cap and floor of the effective month, both inclusive. */
export function requireBaseWithinBounds(
  baseFen: Fen,
  terms: Pick<Terms, 'capFen' | 'floorFen'>,
): Refusal | null {
  const base = formatYuan(baseFen);
  if (baseFen > terms.capFen)
    return { code: 'BASE_ABOVE_CAP', details: { base, cap: formatYuan(terms.capFen) } };
  if (baseFen < terms.floorFen)
    return { code: 'BASE_BELOW_FLOOR', details: { base, floor: formatYuan(terms.floorFen) } };
  return null;
}

export function requireBaseChanges(
  account: Pick<AccountFacts, 'baseFen'>,
  baseFen: Fen,
): Refusal | null {
  return account.baseFen === baseFen
    ? { code: 'BASE_UNCHANGED', details: { base: formatYuan(baseFen) } }
    : null;
}

/** A member paid further than his unit (he moved in) starts after his own mark. */
export function requireMonthAfterMembersPaidThrough(
  account: Pick<AccountFacts, 'paidThroughMonth'>,
  month: FundMonth,
): Refusal | null {
  const paid = account.paidThroughMonth;
  return paid === null || month > paid
    ? null
    : { code: 'MEMBER_PAID_THROUGH', details: { month: formatMonth(paid) } };
}

/** A base of an earlier month would hold only until the one already posted, and nobody would be told. */
export function requireNoLaterAdjustment(
  account: Pick<AccountFacts, 'lastBaseMonth'>,
  month: FundMonth,
): Refusal | null {
  const last = account.lastBaseMonth;
  return last === null || last <= month
    ? null
    : { code: 'LATER_ADJUSTMENT_POSTED', details: { month: formatMonth(last) } };
}

/** Once per fund year by effective month; only posted base adjustments count (domain 8). */
export function requireFirstAdjustmentOfFundYear(
  account: Pick<AccountFacts, 'lastBaseMonth'>,
  terms: Pick<Terms, 'month' | 'repeatedAdjustmentAllowed'>,
): Refusal | null {
  const last = account.lastBaseMonth;
  if (last === null || terms.repeatedAdjustmentAllowed) return null;
  if (fundYearStart(last) !== fundYearStart(terms.month)) return null;
  return { code: 'ADJUSTED_THIS_FUND_YEAR', details: { month: formatMonth(last) } };
}
