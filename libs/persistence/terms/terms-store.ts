import type { EntityManager } from 'typeorm';
import { knownMonths, knownThrough, narrowestOn, type ScopedValue } from '#libs/fund/dated-value';
import { firstDayOf, formatMonth, monthOf, type FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { rowIn } from '#libs/fund/account-lines';
import type { Terms } from '#libs/fund/terms';
import { unitLine } from '#libs/persistence/terms/term-queries';

/** What of a unit makes its terms. A district's row goes before the branch's, that before everybody's. */
export interface TermsScope {
  readonly id: number;
  readonly districtCode: string;
  readonly branchCode: string;
}

/** Names in the table `parameter`. Money as fen, ratios as basis points, switches as '0' and '1'. */
export const PARAMETER_NAMES = [
  'base-cap',
  'base-floor',
  'ratio-min',
  'ratio-max',
  'months-ahead',
  'base-repeated-adjustment',
] as const;
type ParameterName = (typeof PARAMETER_NAMES)[number];

interface ParameterRow extends ScopedValue {
  readonly name: string;
}

/** The terms of a month for a unit, as known at `now`: what is published later does not reach back. */
export async function termsOf(
  manager: EntityManager,
  unit: TermsScope,
  month: FundMonth,
  now: Date,
): Promise<Terms> {
  const terms = (await termsByMonth(manager, unit, now)).termsIn(month);
  if (terms === null) throw new RuleViolation('TERMS_UNKNOWN', { month: formatMonth(month) });
  return terms;
}

export interface TermsByMonth {
  /** Null of a month that something is not known of. */
  readonly termsIn: (month: FundMonth) => Terms | null;
  /** The last month whose cap and floor are known, whenever the unit begins. */
  readonly lastKnownMonth: FundMonth;
}

/** The terms of any month, from one reading of the parameters. */
export async function termsByMonth(
  manager: EntityManager,
  unit: TermsScope,
  now: Date,
): Promise<TermsByMonth> {
  const rows: ParameterRow[] = await manager.query(
    `SELECT name, scope, value, valid_from AS validFrom, valid_to AS validTo FROM parameter
      WHERE scope IN (?, ?, '') AND name IN (?) AND known_from <= ? ORDER BY name, scope, valid_from, id`,
    [unit.districtCode, unit.branchCode, PARAMETER_NAMES, now],
  );
  const line = await unitLine(manager, unit.id);
  const valuesOf = (name: ParameterName) => rows.filter((row) => row.name === name);
  const scopes = [unit.districtCode, unit.branchCode, ''];
  const known = knownMonths([valuesOf('base-cap'), valuesOf('base-floor')], scopes, now);
  const termsIn = (month: FundMonth): Terms | null => {
    const own = rowIn(line, month)?.value;
    if (own === undefined) return null;
    const on = (name: ParameterName) =>
      Number(narrowestOn(valuesOf(name), scopes, firstDayOf(month))?.value ?? NaN);
    const terms: Terms = {
      month,
      capFen: on('base-cap'),
      floorFen: on('base-floor'),
      ratioMinBp: on('ratio-min'),
      ratioMaxBp: on('ratio-max'),
      monthsAhead: on('months-ahead'),
      knownThroughMonth: knownThrough(known, month),
      ratios: own.ratios,
      rounding: own.rounding,
      repeatedAdjustmentAllowed: on('base-repeated-adjustment') === 1,
    };
    return PARAMETER_NAMES.some((name) => Number.isNaN(on(name))) ? null : terms;
  };
  return { termsIn, lastKnownMonth: known.at(-1) ?? monthOf(now) };
}
