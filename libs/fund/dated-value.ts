import {
  addMonths,
  firstDayOf,
  fundYearStart,
  monthOf,
  nextMonth,
  type FundMonth,
} from '#libs/fund/month';

/** A dated value; validTo null = holds until replaced. Days are 'YYYY-MM-DD'. */
export interface DatedValue {
  readonly value: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The value in force on a day: the one that began last. Undefined when none had begun. */
export function valueOn(values: readonly DatedValue[], day: string): string | undefined {
  return inForceOn(values, day)?.value;
}

function inForceOn<Value extends DatedValue>(
  values: readonly Value[],
  day: string,
): Value | undefined {
  let found: Value | undefined;
  for (const one of values) {
    const holds = one.validFrom <= day && (one.validTo === null || one.validTo >= day);
    if (holds && (found === undefined || one.validFrom >= found.validFrom)) found = one;
  }
  return found;
}

/** A value that holds for a district, a branch, or everybody. */
export interface ScopedValue extends DatedValue {
  readonly scope: string;
}

/**
 * The value in force on a day in the narrowest scope that has one on that day: a district's own value that begins next
 * year leaves today to the wider one.
 */
export function narrowestOn(
  values: readonly ScopedValue[],
  narrowestFirst: readonly string[],
  day: string,
): ScopedValue | undefined {
  for (const scope of narrowestFirst) {
    const value = inForceOn(
      values.filter((one) => one.scope === scope),
      day,
    );
    if (value !== undefined) return value;
  }
  return undefined;
}

/** No register reaches further ahead. */
const MONTHS_LOOKED_AHEAD = 36;

/**
 * The months from the present one on whose cap and floor are known, oldest first. Both are published for a fund year:
 * the value in force for a unit, in its narrowest scope, is known through the June after it began or to the end it was
 * given; past that it holds until replaced, but for the current month only (domain 3, 4).
 */
export function knownMonths(
  published: readonly (readonly ScopedValue[])[],
  narrowestFirst: readonly string[],
  now: Date,
): readonly FundMonth[] {
  const current = monthOf(now);
  const months = Array.from({ length: MONTHS_LOOKED_AHEAD + 1 }, (_, at) => addMonths(current, at));
  const isKnown = (month: FundMonth): boolean =>
    published.every((values) => {
      const value = narrowestOn(values, narrowestFirst, firstDayOf(month));
      if (value === undefined) return false;
      return value.validTo !== null || value.validFrom >= firstDayOf(fundYearStart(month));
    });
  return months.filter((month) => month === current || isKnown(month));
}

/** Through which month all is known: the end of the months known that a month stands in, or of those before it. */
export function knownThrough(known: readonly FundMonth[], month: FundMonth): FundMonth {
  let last = known.findLast((one) => one <= month) ?? known[0] ?? month;
  for (const one of known) if (one === nextMonth(last)) last = one;
  return last;
}
