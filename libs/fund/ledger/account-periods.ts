import { firstDayOf, monthOfDay, monthsThrough, nextMonth, type FundMonth } from '#libs/fund/month';

/** What the books moved on a unit's account in one month. A reversal's amounts are negative and take away from their side. */
export interface Movement {
  /** '' for everything before the first day asked for. */
  readonly month: FundMonth;
  readonly creditsFen: bigint;
  readonly debitsFen: bigint;
  readonly unallocatedFen: bigint;
}

/** 期间, 期初余额, 本期增加, 本期减少, 期末余额, 单位未分配金额 (manual 7.2). */
export interface AccountPeriod {
  readonly from: string;
  readonly to: string;
  readonly openingFen: bigint;
  readonly increaseFen: bigint;
  readonly decreaseFen: bigint;
  readonly closingFen: bigint;
  /** As it stood at the period's end. */
  readonly unallocatedFen: bigint;
}

interface Days {
  /** 'YYYY-MM-DD', both counted. */
  readonly from: string;
  readonly to: string;
}

/**
 * A period a month, the first and the last cut to the days asked for, oldest first: each opens with what the one before
 * closed with. Months in which nothing moved are periods too.
 */
export function accountPeriods(days: Days, movements: readonly Movement[]): AccountPeriod[] {
  const of = new Map(movements.map((movement) => [movement.month, movement]));
  const before = of.get('');
  let openingFen = (before?.creditsFen ?? 0n) - (before?.debitsFen ?? 0n);
  let unallocatedFen = before?.unallocatedFen ?? 0n;
  return monthsOf(days).map((month) => {
    const moved = of.get(month);
    const { creditsFen = 0n, debitsFen = 0n } = moved ?? {};
    unallocatedFen += moved?.unallocatedFen ?? 0n;
    const period = {
      ...cutTo(days, month),
      openingFen,
      increaseFen: creditsFen,
      decreaseFen: debitsFen,
      closingFen: openingFen + creditsFen - debitsFen,
      unallocatedFen,
    };
    openingFen = period.closingFen;
    return period;
  });
}

/** All periods as one; null where there is none. */
export function periodTotal(periods: readonly AccountPeriod[]): AccountPeriod | null {
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return null;
  const sum = (key: 'increaseFen' | 'decreaseFen') =>
    periods.reduce((total, period) => total + period[key], 0n);
  return {
    ...last,
    from: first.from,
    openingFen: first.openingFen,
    increaseFen: sum('increaseFen'),
    decreaseFen: sum('decreaseFen'),
  };
}

function monthsOf({ from, to }: Days): FundMonth[] {
  return monthsThrough(monthOfDay(from), monthOfDay(to));
}

function cutTo({ from, to }: Days, month: FundMonth): Days {
  const first = firstDayOf(month);
  const last = lastDayOf(month);
  return { from: first < from ? from : first, to: last > to ? to : last };
}

function lastDayOf(month: FundMonth): string {
  const next = Date.parse(`${firstDayOf(nextMonth(month))}T00:00:00Z`);
  return new Date(next - 86_400_000).toISOString().slice(0, 10);
}
