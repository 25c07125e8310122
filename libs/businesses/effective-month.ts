import { isDeferred } from '#libs/fund/due-month';
import { addMonths, formatMonth, isFundMonth, nextMonth, type FundMonth } from '#libs/fund/month';
import type { Terms } from '#libs/fund/terms';
import type { Refusal } from '#libs/case/refusal';
import type { UnitMarks } from '#libs/case/register';
import type { Text } from '#libs/texts/text';
import { listDetails } from '#libs/texts/text-list';

/** Whether a change may take effect in the month, for whatever business (domain 4, 'effective month of a change'). */
export function decideEffectiveMonth(
  month: FundMonth,
  unit: UnitMarks,
  terms: Terms,
): Refusal | null {
  if (!isFundMonth(month)) return { code: 'MONTH_MALFORMED' };
  return (
    requireMonthNotBeforeFirst(month, unit) ??
    requireMonthNotPaid(month, unit) ??
    requireMonthNotAssessed(month, unit) ??
    requireTermsOfMonthKnown(month, terms) ??
    requireMonthNotTooFarAhead(month, unit, terms)
  );
}

/** The same for a business that says some of its refusals in words of its own: code → its code. */
export function effectiveMonthSaidBy(
  codes: Readonly<Record<string, string>>,
): typeof decideEffectiveMonth {
  return (month, unit, terms) => {
    const refusal = decideEffectiveMonth(month, unit, terms);
    return refusal === null ? null : { ...refusal, code: codes[refusal.code] ?? refusal.code };
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
  return blocked['assessments'] === undefined
    ? { code: 'MONTH_ALREADY_PAID', details: { ...details, next: String(blocked['open']) } }
    : { code: 'MONTH_PAID_DELETE_FIRST', details: { ...details, ...blocked } };
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
  const assessments = listDetails('assessments', unpaidAssessmentsFrom(month, last, unit));
  return { code: 'DELETE_ASSESSMENTS_FIRST', details: { ...assessments, open } };
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

function unpaidAssessmentsFrom(
  month: FundMonth,
  last: FundMonth,
  unit: UnitMarks,
): (string | Text)[] {
  const named = (unit.unpaidAssessments ?? []).filter((assessment) => assessment.month >= month);
  if (named.length === 0) return monthsBetween(month, last).map(formatMonth);
  return named.map(({ month: at }) => monthNamed(at, unit));
}

/** A month, with the number of its assessment where it waits for its money under one. */
export function monthNamed(month: FundMonth, { unpaidAssessments = [] }: UnitMarks): Text {
  const at = formatMonth(month);
  const no = unpaidAssessments.find((one) => one.month === month)?.businessNo;
  return no === undefined ? { zh: at, en: at } : { zh: `${at}（${no}）`, en: `${at} (${no})` };
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
