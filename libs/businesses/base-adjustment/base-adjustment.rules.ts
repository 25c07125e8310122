import { monthlyContribution } from '#libs/fund/contribution';
import { isDeferred } from '#libs/fund/due-month';
import { formatYuan, type Fen } from '#libs/fund/money';
import {
  addMonths,
  formatMonth,
  fundYearStart,
  isFundMonth,
  nextMonth,
  type FundMonth,
} from '#libs/fund/month';
import type { Terms } from '#libs/fund/terms';
import type { Refusal } from '#libs/submission/refusal';
import type { AccountFacts, RowChange, UnitMarks } from '#libs/submission/register';

/** JGJ/T 320 A.6: the only status whose base may be adjusted. */
const NORMAL = '01';

/** The month as a whole: domain 4, 'effective month of a change'. */
export function decideMonth(month: FundMonth, unit: UnitMarks, terms: Terms): Refusal | null {
  if (!isFundMonth(month)) return { code: 'MONTH_MALFORMED' };
  return (
    requireMonthNotBeforeFirst(month, unit) ??
    requireMonthNotPaid(month, unit) ??
    requireMonthNotAssessed(month, unit) ??
    requireTermsOfMonthKnown(month, terms) ??
    requireMonthNotTooFarAhead(month, unit, terms)
  );
}

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
  const ratios = {
    unitBp: account.unitRatioBp,
    personalBp: account.personalRatioBp,
    fiscalBp: account.fiscalRatioBp,
  };
  const after = monthlyContribution(baseAfterFen, ratios, terms.rounding);
  return {
    baseAfterFen,
    unitAfterFen: after.unitFen,
    personalAfterFen: after.personalFen,
    fiscalAfterFen: after.fiscalFen,
  };
}

export function requireMonthNotBeforeFirst(month: FundMonth, unit: UnitMarks): Refusal | null {
  if (month >= unit.firstMonth) return null;
  return { code: 'MONTH_BEFORE_FIRST', details: { first: formatMonth(unit.firstMonth) } };
}

/** m ≤ paidThrough: refused; the month after the paid ones is named, with what must be deleted before it is open. */
export function requireMonthNotPaid(month: FundMonth, unit: UnitMarks): Refusal | null {
  const paid = unit.paidThroughMonth;
  if (paid === null || month > paid) return null;
  const next = nextMonth(paid);
  const details = { month: formatMonth(month), next: formatMonth(next) };
  const blocked = requireMonthNotAssessed(next, unit)?.details;
  if (blocked === undefined) return { code: 'MONTH_ALREADY_PAID', details };
  const { assessments = '', open } = blocked;
  return assessments === ''
    ? { code: 'MONTH_ALREADY_PAID', details: { ...details, next: String(open) } }
    : { code: 'MONTH_PAID_DELETE_FIRST', details: { ...details, assessments, open: String(open) } };
}

/**
 * paidThrough < m ≤ lastAssessed: the unpaid assessments from m on are named, and deleted first. Deferred months are
 * never deleted by a change: with one of them from m on, the change comes after them.
 */
export function requireMonthNotAssessed(month: FundMonth, unit: UnitMarks): Refusal | null {
  const last = unit.lastAssessedMonth;
  if (last === null || month > last) return null;
  const open = formatMonth(nextMonth(last));
  const deferred = monthsBetween(month, last).filter((one) => isDeferred(one, unit));
  if (deferred.length > 0)
    return { code: 'MONTH_DEFERRED', details: { months: namesOf(deferred), open } };
  const assessments = unpaidAssessmentsFrom(month, last, unit).join('、');
  return { code: 'DELETE_ASSESSMENTS_FIRST', details: { assessments, open } };
}

/** Never past the last month whose cap and floor are known. */
export function requireTermsOfMonthKnown(month: FundMonth, terms: Terms): Refusal | null {
  if (month <= terms.knownThroughMonth) return null;
  return { code: 'MONTH_TERMS_UNKNOWN', details: { known: formatMonth(terms.knownThroughMonth) } };
}

/** How many months ahead is a parameter of the centre. */
export function requireMonthNotTooFarAhead(
  month: FundMonth,
  unit: UnitMarks,
  terms: Terms,
): Refusal | null {
  const latest = addMonths(unit.currentMonth, terms.monthsAhead);
  return month <= latest
    ? null
    : { code: 'MONTH_TOO_FAR_AHEAD', details: { latest: formatMonth(latest) } };
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

/** A change that takes effect before one already posted would undo it unseen. */
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

function unpaidAssessmentsFrom(month: FundMonth, last: FundMonth, unit: UnitMarks): string[] {
  const named = (unit.unpaidAssessments ?? []).filter((assessment) => assessment.month >= month);
  if (named.length > 0) return named.map((one) => `${formatMonth(one.month)}（${one.businessNo}）`);
  return monthsBetween(month, last).map(formatMonth);
}

function monthsBetween(first: FundMonth, last: FundMonth): FundMonth[] {
  const months: FundMonth[] = [];
  for (let at = first; at <= last; at = nextMonth(at)) months.push(at);
  return months;
}

/** One month, or the first and the last of several. */
function namesOf(months: readonly FundMonth[]): string {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return first === last ? formatMonth(first) : `${formatMonth(first)}—${formatMonth(last)}`;
}
