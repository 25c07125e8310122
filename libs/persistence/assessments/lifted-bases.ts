import type { EntityManager } from 'typeorm';
import { baseRuleOf, boundsOf } from '#libs/persistence/assessments/base-rule';
import { payingSql } from '#libs/persistence/assessments/snapshot-sql';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';

export interface Lifting {
  readonly businessNo: string;
  readonly month: string;
  readonly now: Date;
}

/**
 * Where the centre's parameter lifts, members whose base is below the month's floor pay by the floor from that month on: a
 * row of their base under the assessment's number, and beside it what stood there before. The caller holds the unit.
 * @returns how many were lifted
 */
export async function liftBases(
  manager: EntityManager,
  unit: UnitEntity,
  { businessNo, month, now }: Lifting,
): Promise<number> {
  if ((await baseRuleOf(manager, unit, month, now)) !== 'lift') return 0;
  const { floorFen } = await boundsOf(manager, unit, month, now);
  const { select, values } = payingSql({ unitId: unit.id, month });
  const { affectedRows }: { affectedRows: number } = await manager.query(
    `INSERT INTO lifted_base (business_no, account_id, month, base_fen, cause_no)
     SELECT ?, d.id, ?, b.base_fen, b.business_no FROM (${select}) d
       LEFT JOIN base_term b ON b.account_id = d.id AND b.from_month = ? WHERE d.base_fen < ?`,
    [businessNo, month, ...values, month, floorFen],
  );
  if (affectedRows > 0)
    await manager.query(
      `INSERT INTO base_term (account_id, from_month, base_fen, business_no)
       SELECT l.account_id, l.month, ?, l.business_no FROM lifted_base l WHERE l.business_no = ?
       ON DUPLICATE KEY UPDATE base_fen = VALUES(base_fen), business_no = VALUES(business_no)`,
      [floorFen, businessNo],
    );
  return affectedRows;
}

/** The assessment is deleted: what it wrote is taken out, and what it replaced stands again. The caller holds the unit. */
export async function restoreBases(manager: EntityManager, businessNo: string): Promise<void> {
  const lifted = `base_term b JOIN lifted_base l ON l.account_id = b.account_id AND l.month = b.from_month
       AND l.business_no = b.business_no`;
  await manager.query(`DELETE b FROM ${lifted} WHERE l.business_no = ? AND l.base_fen IS NULL`, [
    businessNo,
  ]);
  await manager.query(
    `UPDATE ${lifted} SET b.base_fen = l.base_fen, b.business_no = l.cause_no
      WHERE l.business_no = ? AND l.base_fen IS NOT NULL`,
    [businessNo],
  );
  await manager.query('DELETE FROM lifted_base WHERE business_no = ?', [businessNo]);
}
