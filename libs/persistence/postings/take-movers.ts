import { SEALED } from '#libs/fund/account-status';
import type { EntityManager } from 'typeorm';
import type { Posting } from '#libs/persistence/postings/posting';
import { NOT_BEGUN, SIDES } from '#libs/persistence/terms/account-sql';
import { NEXT_TO_ASSESS } from '#libs/persistence/terms/month-sql';
import { roundedProductSql } from '#libs/persistence/terms/rounding-sql';

/** The unit that receives, with what it brings into its next month. */
const RECEIVER = `
  SELECT u.id, ${NEXT_TO_ASSESS} AS next, t.unit_ratio_bp, t.personal_ratio_bp, t.fiscal_ratio_bp, t.rounding
    FROM unit u JOIN unit_term t ON t.unit_id = u.id AND t.from_month = (
         SELECT MAX(n.from_month) FROM unit_term n WHERE n.unit_id = u.id AND n.from_month <= ${NEXT_TO_ASSESS})
   WHERE u.id = ?`;

const ratio = (side: string) => `IF(a.own_ratios = 1, a.${side}_ratio_bp, o.${side}_ratio_bp)`;
const HAS_ARRIVED = 'r.month <= o.next';

/**
 * Accounts that move are taken and kept by their new unit in one statement, as its next month has them: sealed, by its ratios.
 * Where another base may hold in that month, they are derived from their terms afterwards (terms/projection.ts).
 * Answers how many they were.
 */
export async function takeMovers(
  manager: EntityManager,
  { businessNo, unitId, otherUnitId }: Posting,
): Promise<number> {
  const settings = [
    'a.version = a.version + 1',
    'a.unit_id = o.id',
    `a.status = IF(${HAS_ARRIVED}, '${SEALED}', '${NOT_BEGUN}')`,
    `a.later_month = IF(${HAS_ARRIVED}, a.later_month, LEAST(COALESCE(a.later_month, '999999'), r.month))`,
    ...SIDES.map((side) => `a.${side}_ratio_bp = ${ratio(side)}`),
    ...SIDES.map(
      (side) => `a.${side}_fen = ${roundedProductSql('a.base_fen', ratio(side), 'o.rounding')}`,
    ),
  ];
  const result: { affectedRows: number } = await manager.query(
    `UPDATE register_row r JOIN personal_account a ON a.id = r.account_id AND a.version = r.decided_version
       JOIN (${RECEIVER}) o
        SET ${settings.join(', ')}
      WHERE r.business_no = ? AND r.chosen = 1 AND r.finding_code IS NULL AND a.unit_id = ?`,
    [otherUnitId, businessNo, unitId],
  );
  return result.affectedRows;
}
