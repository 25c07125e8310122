import { nextMonth, type FundMonth } from '#libs/fund/month';

/** A unit's marks, as domain 4 reads them. */
export interface PaymentMarks {
  /** JGJ/T 320 A.4. */
  readonly status: string;
  readonly firstMonth: FundMonth;
  readonly lastAssessedMonth: FundMonth | null;
  readonly paidThroughMonth: FundMonth | null;
}

const DEFERRED = '03';

/** 应汇缴年月: the first month neither paid nor deferred. Months assessed during a deferral are deferred ones. */
export function dueMonth({
  status,
  firstMonth,
  lastAssessedMonth,
  paidThroughMonth,
}: PaymentMarks): FundMonth {
  const mark = status === DEFERRED ? (lastAssessedMonth ?? paidThroughMonth) : paidThroughMonth;
  return mark === null ? firstMonth : nextMonth(mark);
}
