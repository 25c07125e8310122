import { addMonths, type FundMonth } from '#libs/fund/month';
import type { TypedValues } from '#libs/submission/register';

/** What a change that takes effect too late leaves to be made good: months that are paid already (domain 4). */
export interface MissedMonths {
  /** The register the months are entered in. */
  readonly business: string;
  /** What is typed of each of them. */
  readonly typed: TypedValues;
  /** The column that holds the base they are made good by; where nothing stands in it, the base of the month is. */
  readonly baseFrom?: string;
  /** The month a row should have begun in, where it says so itself; otherwise whoever asks says it. */
  readonly dueFrom?: (typed: TypedValues) => FundMonth | null;
}

/** The last month a change leaves out: it takes effect in a later one, or, refused for a paid month, in none yet. */
export function lastMissed(month: FundMonth, paid: FundMonth, isPosted: boolean): FundMonth {
  const before = addMonths(month, -1);
  return isPosted && before < paid ? before : paid;
}

/** What is entered of a row's missed months, as a range; null where it misses none. */
export function missedOf(
  missed: MissedMonths,
  typed: TypedValues,
  { from, through }: { readonly from: FundMonth | null; readonly through: FundMonth },
): TypedValues | null {
  const first = laterOf(missed.dueFrom?.(typed) ?? null, from);
  if (first === null || first > through) return null;
  const base = missed.baseFrom === undefined ? undefined : typed[missed.baseFrom];
  return {
    ...missed.typed,
    month: first === through ? first : `${first}-${through}`,
    ...(base === undefined ? {} : { newBaseFen: base }),
  };
}

function laterOf(due: FundMonth | null, asked: FundMonth | null): FundMonth | null {
  if (due === null || asked === null) return due ?? asked;
  return asked > due ? asked : due;
}
