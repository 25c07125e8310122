import { addMonths, monthsThrough, type FundMonth } from '#libs/fund/month';
import type { MissedMonths } from '#libs/case/missed-months';
import type { TypedValues } from '#libs/case/register';

/** The last month a change leaves out: it takes effect in a later one, or, refused for a paid month, in none yet. */
export function lastMissed(month: FundMonth, paid: FundMonth, isPosted: boolean): FundMonth {
  const before = addMonths(month, -1);
  return isPosted && before < paid ? before : paid;
}

export interface MissedRange {
  /** No month before this one, where it is asked for. */
  readonly from: FundMonth | null;
  /** The unit's first month: before it nothing is the unit's to make good. */
  readonly since: FundMonth;
  readonly through: FundMonth;
}

/** What is entered of a row's missed months, one after the other, however many they are. */
export function missedOf(
  missed: MissedMonths,
  typed: TypedValues,
  { from, since, through }: MissedRange,
): readonly TypedValues[] {
  const first = laterOf(missed.dueFrom?.(typed) ?? null, from);
  if (first === null) return [];
  const base = missed.baseFrom === undefined ? undefined : typed[missed.baseFrom];
  return monthsThrough(laterOf(first, since), through).map((month) => ({
    ...missed.typed,
    month,
    ...(base === undefined ? {} : { newBaseFen: base }),
  }));
}

/** The later of two months, or the one there is. */
export function laterOf(one: FundMonth | null, other: FundMonth): FundMonth;
export function laterOf(one: FundMonth | null, other: FundMonth | null): FundMonth | null;
export function laterOf(one: FundMonth | null, other: FundMonth | null): FundMonth | null {
  if (one === null || other === null) return one ?? other;
  return other > one ? other : one;
}
