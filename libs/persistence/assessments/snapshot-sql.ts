import { NORMAL } from '#libs/fund/account-status';
import { isFundMonth, type FundMonth } from '#libs/fund/month';
import { accountsInMonthSql, SIDES } from '#libs/persistence/terms/account-sql';

/** How a member's month differs from the one before. */
export const CHANGE_KINDS = ['', 'came', 'left', 'rose', 'fell'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A SELECT with its values. */
export interface SelectSql {
  readonly select: string;
  readonly values: readonly unknown[];
}

/** A unit in a month. */
export interface UnitMonth {
  readonly unitId: number;
  readonly month: FundMonth;
  /** Bases below it count as much, as an assessment that lifts them will have it; left out: as the terms are. */
  readonly liftToFen?: number;
}

export const TOTAL = (alias: string) => SIDES.map((side) => `${alias}.${side}_fen`).join(' + ');

/** A unit's accounts that pay in a month, as their terms have them in it. */
export function payingSql({ unitId, month, liftToFen }: UnitMonth): SelectSql {
  if (!isFundMonth(month)) throw new RangeError('not a month');
  return {
    select: `SELECT * FROM (${accountsInMonthSql(`'${month}'`, liftToFen)} WHERE a.unit_id = ?) terms WHERE terms.status = '${NORMAL}'`,
    values: [unitId],
  };
}

/** Who paid in the month before, and how much: account_id, fen. From its snapshot where it was assessed here, else its terms. */
export function paidBeforeSql(before: UnitMonth | null, snapshotNo: string | null): SelectSql {
  if (snapshotNo !== null)
    return {
      select: `SELECT p.account_id, ${TOTAL('p')} AS fen FROM assessment_line p WHERE p.business_no = ? AND p.status = '${NORMAL}'`,
      values: [snapshotNo],
    };
  if (before === null)
    return { select: 'SELECT 0 AS account_id, 0 AS fen FROM DUAL WHERE 1 = 0', values: [] };
  const { select, values } = payingSql(before);
  return { select: `SELECT p.id AS account_id, ${TOTAL('p')} AS fen FROM (${select}) p`, values };
}
