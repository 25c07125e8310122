import { nextMonth, type FundMonth } from '#libs/fund/month';

const DAYS_TO_PAY = 5;
const DAY_MS = 24 * 3_600_000;

/** Months approved to be paid later (缓缴): from one month on, through another or as far as was assessed. */
export interface Deferral {
  readonly deferredFromMonth: FundMonth | null;
  /** Null while it goes on. */
  readonly deferredThroughMonth: FundMonth | null;
}

/** A unit's marks, as domain 4 reads them. */
export interface PaymentMarks extends Deferral {
  readonly firstMonth: FundMonth;
  readonly lastAssessedMonth: FundMonth | null;
  readonly paidThroughMonth: FundMonth | null;
}

/** 应汇缴年月: the first month neither paid nor deferred; one assessed before the deferral began is due. */
export function dueMonth(marks: PaymentMarks): FundMonth {
  const { firstMonth, paidThroughMonth } = marks;
  const first = paidThroughMonth === null ? firstMonth : nextMonth(paidThroughMonth);
  const last = lastDeferred(marks);
  return last !== null && isDeferred(first, marks) ? nextMonth(last) : first;
}

/** The next month to assess: what the lists, the sums and every projection of a unit speak of. */
export function nextToAssess(
  marks: Pick<PaymentMarks, 'firstMonth' | 'lastAssessedMonth'>,
): FundMonth {
  const { firstMonth, lastAssessedMonth } = marks;
  return lastAssessedMonth === null ? firstMonth : nextMonth(lastAssessedMonth);
}

/** 发薪日 of a month, a day of the city. */
export function payDayOf(month: FundMonth, payDay: number): string {
  return `${month.slice(0, 4)}-${month.slice(4)}-${String(payDay).padStart(2, '0')}`;
}

/** 汇缴截止日: a month is to be paid within five days of its pay day (条例 19). */
export function dueDay(month: FundMonth, payDay: number): string {
  const paid = Date.parse(payDayOf(month, payDay));
  return new Date(paid + DAYS_TO_PAY * DAY_MS).toISOString().slice(0, 10);
}

export function isDeferred(month: FundMonth, marks: PaymentMarks): boolean {
  const last = lastDeferred(marks);
  const from = marks.deferredFromMonth;
  return from !== null && last !== null && month >= from && month <= last;
}

/** A deferral that goes on has reached what was assessed under it; null when nothing is deferred. */
function lastDeferred(marks: PaymentMarks): FundMonth | null {
  const { deferredFromMonth, deferredThroughMonth, lastAssessedMonth } = marks;
  if (deferredFromMonth === null) return null;
  return deferredThroughMonth ?? lastAssessedMonth;
}
