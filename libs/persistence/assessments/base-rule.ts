import type { EntityManager } from 'typeorm';
import { baseRuleIn, type BaseBounds, type BaseRule } from '#libs/fund/assessment/outside-bounds';
import { narrowestOn, type ScopedValue } from '#libs/fund/dated-value';
import { firstDayOf, type FundMonth } from '#libs/fund/month';
import { termsOf, type TermsScope } from '#libs/persistence/terms/terms-store';

/** Bounds of a month and what follows for a base outside them. */
export interface MonthBounds extends BaseBounds {
  readonly rule: BaseRule;
}

/** As known at `now`, the narrowest scope first, like every other parameter. */
export async function baseRuleOf(
  manager: EntityManager,
  { districtCode, branchCode }: TermsScope,
  month: FundMonth,
  now: Date,
): Promise<BaseRule> {
  const scopes = [districtCode, branchCode, ''];
  const rows: ScopedValue[] = await manager.query(
    `SELECT scope, value, valid_from AS validFrom, valid_to AS validTo FROM parameter
      WHERE name = 'base-outside-bounds' AND scope IN (?) AND known_from <= ? ORDER BY scope, valid_from, id`,
    [scopes, now],
  );
  return baseRuleIn(narrowestOn(rows, scopes, firstDayOf(month))?.value);
}

/** @throws RuleViolation TERMS_UNKNOWN */
export async function boundsOf(
  manager: EntityManager,
  unit: TermsScope,
  month: FundMonth,
  now: Date,
): Promise<MonthBounds> {
  const { floorFen, capFen } = await termsOf(manager, unit, month, now);
  return { floorFen, capFen, rule: await baseRuleOf(manager, unit, month, now) };
}

/** The floor that bases are lifted to in a month; none where they are not lifted. */
export function liftedTo({ rule, floorFen }: MonthBounds): { readonly liftToFen?: number } {
  return rule === 'lift' ? { liftToFen: floorFen } : {};
}
