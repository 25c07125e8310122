import { nextMonth } from '#libs/fund/month';
import type { SqlValue } from '#libs/persistence/database/bulk-insert';
import { isAdjusted, YEAR_START, type CityAccount } from '#libs/demonstration/accounts';
import type { CityUnit } from '#libs/demonstration/units';

export const UNIT_TERM_COLUMNS = [
  'unit_id',
  'from_month',
  'unit_ratio_bp',
  'personal_ratio_bp',
  'fiscal_ratio_bp',
  'rounding',
  'status',
] as const;
export const BASE_TERM_COLUMNS = ['account_id', 'from_month', 'base_fen'] as const;
export const STATUS_TERM_COLUMNS = ['account_id', 'from_month', 'unit_id', 'status'] as const;

const PAYING = '01';

export function unitTermRow(unit: CityUnit): SqlValue[] {
  const { unitBp, personalBp, fiscalBp } = unit.ratios;
  return [unit.id, unit.firstMonth, unitBp, personalBp, fiscalBp, unit.rounding, unit.status];
}

/** The base of the first month, and that of July where it was adjusted. */
export function baseTermRows(account: CityAccount): SqlValue[][] {
  const first = [account.id, account.firstMonth, account.baseBeforeFen];
  return isAdjusted(account) ? [first, [account.id, YEAR_START, account.baseFen]] : [first];
}

/** Paying from the first month; who stopped did so after the last month he paid. */
export function statusTermRows({
  id,
  unitId,
  status,
  firstMonth,
  paidThroughMonth,
}: CityAccount): SqlValue[][] {
  if (status === PAYING || paidThroughMonth === null) return [[id, firstMonth, unitId, status]];
  return [
    [id, firstMonth, unitId, PAYING],
    [id, nextMonth(paidThroughMonth), unitId, status],
  ];
}
