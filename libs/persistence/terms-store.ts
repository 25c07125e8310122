import type { EntityManager } from 'typeorm';
import { knownThrough, valueOn, type DatedValue } from '#libs/fund/dated-value';
import { firstDayOf, type FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { RoundingRule } from '#libs/fund/rounding';
import type { Terms } from '#libs/fund/terms';

/** What of a unit makes its terms. A district's row goes before the branch's, that before everybody's. */
export interface TermsScope {
  readonly districtCode: string;
  readonly branchCode: string;
  readonly rounding: string;
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

interface ParameterRow extends DatedValue {
  readonly name: string;
  readonly scope: string;
}

/** The terms of a month for a unit, as known at `now`: what is published later does not reach back. */
export async function termsOf(
  manager: EntityManager,
  unit: TermsScope,
  month: FundMonth,
  now = new Date(),
): Promise<Terms> {
  const rows: ParameterRow[] = await manager.query(
    `SELECT name, scope, value, valid_from AS validFrom, valid_to AS validTo FROM parameter
      WHERE scope IN (?, ?, '') AND name IN (?) AND known_from <= ? ORDER BY name, scope, valid_from, id`,
    [unit.districtCode, unit.branchCode, PARAMETER_NAMES, now],
  );
  const valuesOf = (name: ParameterName) =>
    narrowest(
      rows.filter((row) => row.name === name),
      unit,
    );
  const wanted = (name: ParameterName) => {
    const value = valueOn(valuesOf(name), firstDayOf(month));
    if (value === undefined) throw new RuleViolation('TERMS_UNKNOWN', { month });
    return Number(value);
  };
  return {
    month,
    capFen: wanted('base-cap'),
    floorFen: wanted('base-floor'),
    ratioMinBp: wanted('ratio-min'),
    ratioMaxBp: wanted('ratio-max'),
    monthsAhead: wanted('months-ahead'),
    knownThroughMonth: knownThrough(valuesOf('base-cap'), valuesOf('base-floor'), now),
    rounding: unit.rounding as RoundingRule,
    repeatedAdjustmentAllowed: wanted('base-repeated-adjustment') === 1,
  };
}

function narrowest(rows: readonly ParameterRow[], unit: TermsScope): readonly ParameterRow[] {
  for (const scope of [unit.districtCode, unit.branchCode]) {
    const own = rows.filter((row) => row.scope === scope);
    if (own.length > 0) return own;
  }
  return rows.filter((row) => row.scope === '');
}
