import type { Fen } from '#libs/fund/money';
import { fundYearEnd, monthOf, type FundMonth } from '#libs/fund/month';
import type { RatioBp } from '#libs/fund/ratio';

/** The dated rules one month computes by, for one district (domain 3). Plain JSON: frozen with a submission at submit. */
export interface Terms {
  readonly month: FundMonth;
  readonly capFen: Fen;
  readonly floorFen: Fen;
  readonly ratioMinBp: RatioBp;
  readonly ratioMaxBp: RatioBp;
  /** How many months after the current one may be set or assessed. */
  readonly monthsAhead: number;
  /** Last month whose cap and floor are known. */
  readonly knownThroughMonth: FundMonth;
  readonly baseOncePerFundYear: boolean;
}

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

/**
 * Caps and floors are published for a fund year, so a value is known through the June after it begins; past that the
 * last one holds until replaced, but for the current month only (domain 3, 4).
 */
export function knownThrough(caps: readonly DatedValue[], floors: readonly DatedValue[], now: Date): FundMonth {
  const known = [lastMonthOf(caps), lastMonthOf(floors)].sort()[0] ?? '';
  const current = monthOf(now);
  return known > current ? known : current;
}

function lastMonthOf(values: readonly DatedValue[]): FundMonth {
  return values.map((one) => monthOfDay(one.validTo) ?? fundYearEnd(monthOfDay(one.validFrom) ?? '')).sort().at(-1) ?? '';
}

function monthOfDay(day: string | null): FundMonth | null {
  return day === null ? null : day.slice(0, 4) + day.slice(5, 7);
}
