import { dueMonth, isDeferred, nextToAssess, type PaymentMarks } from '#libs/fund/due-month';
import { addMonths, monthsThrough, nextMonth, type FundMonth } from '#libs/fund/month';

/** How far months may be assessed, as the centre's parameters and the calendar say. */
export interface AssessmentReach {
  readonly currentMonth: FundMonth;
  /** How many months after the present one. */
  readonly monthsAhead: number;
  /** Last month whose cap and floor are known. */
  readonly knownThroughMonth: FundMonth;
}

/** The months that can be assessed now, oldest first and without a gap: the first is the next to assess (domain 4). */
export function assessableMonths(
  marks: Pick<PaymentMarks, 'firstMonth' | 'lastAssessedMonth'>,
  { currentMonth, monthsAhead, knownThroughMonth }: AssessmentReach,
): FundMonth[] {
  const latest = addMonths(currentMonth, monthsAhead);
  const last = latest < knownThroughMonth ? latest : knownThroughMonth;
  return monthsThrough(nextToAssess(marks), last);
}

/** The months that the marks call assessed and not paid, oldest first; deferred ones wait for nobody. */
export function assessedUnpaid(marks: PaymentMarks): FundMonth[] {
  const { firstMonth, paidThroughMonth, lastAssessedMonth } = marks;
  if (lastAssessedMonth === null) return [];
  const first = paidThroughMonth === null ? firstMonth : nextMonth(paidThroughMonth);
  return monthsThrough(first, lastAssessedMonth).filter((month) => !isDeferred(month, marks));
}

/** The months that wait to be paid, assessed or not, up to one, oldest first; deferred ones are not asked for. */
export function owedMonths(marks: PaymentMarks, through: FundMonth): FundMonth[] {
  return monthsThrough(dueMonth(marks), through).filter((month) => !isDeferred(month, marks));
}
