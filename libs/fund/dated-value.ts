import { fundYearEnd, monthOf, type FundMonth } from '#libs/fund/month';

/** A dated value; validTo null = holds until replaced. Days are 'YYYY-MM-DD'. */
export interface DatedValue {
  readonly value: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The value in force on a day: the one that began last. Undefined when none had begun. */
export function valueOn(values: readonly DatedValue[], day: string): string | undefined {
  let found: DatedValue | undefined;
  for (const one of values) {
    const holds = one.validFrom <= day && (one.validTo === null || one.validTo >= day);
    if (holds && (found === undefined || one.validFrom >= found.validFrom)) found = one;
  }
  return found?.value;
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
): string | undefined {
  for (const scope of narrowestFirst) {
    const value = valueOn(
      values.filter((one) => one.scope === scope),
      day,
    );
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * Caps and floors are published for a fund year, so a value is known through the June after it begins; past that the
 * last one holds until replaced, but for the current month only (domain 3, 4).
 */
export function knownThrough(
  caps: readonly DatedValue[],
  floors: readonly DatedValue[],
  now: Date,
): FundMonth {
  const known = [lastKnownMonth(caps), lastKnownMonth(floors)].sort()[0] ?? '';
  const current = monthOf(now);
  return known > current ? known : current;
}

function lastKnownMonth(values: readonly DatedValue[]): FundMonth {
  const ends = values.map((one) =>
    one.validTo === null ? fundYearEnd(monthOfDay(one.validFrom)) : monthOfDay(one.validTo),
  );
  return ends.sort().at(-1) ?? '';
}

function monthOfDay(day: string): FundMonth {
  return day.slice(0, 4) + day.slice(5, 7);
}
