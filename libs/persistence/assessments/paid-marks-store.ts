import type { EntityManager } from 'typeorm';
import { NORMAL } from '#libs/fund/account-status';
import type { FundMonth } from '#libs/fund/month';
import { nextToAllocate } from '#libs/persistence/assessments/assessment-queries';
import { TOTAL } from '#libs/persistence/assessments/snapshot-sql';

/** The members' marks are the latest of their months; the unit's stay (domain 6). */
export async function markMadeGood(
  manager: EntityManager,
  businessNo: string,
  now: Date,
): Promise<number> {
  await manager.query('UPDATE assessment SET allocated_at = ? WHERE business_no = ?', [
    now,
    businessNo,
  ]);
  await manager.query(
    `UPDATE personal_account a
       JOIN (SELECT l.account_id, MAX(l.month) AS month FROM assessment_line l WHERE l.business_no = ? GROUP BY l.account_id) m
         ON m.account_id = a.id
        SET a.paid_through_month = GREATEST(COALESCE(a.paid_through_month, ''), m.month)`,
    [businessNo],
  );
  const [row]: { people: string }[] = await manager.query(
    'SELECT COUNT(DISTINCT account_id) AS people FROM assessment_line WHERE business_no = ?',
    [businessNo],
  );
  return Number(row?.people ?? 0);
}

interface PaidMonth {
  readonly businessNo: string;
  readonly unitId: number;
  readonly month: FundMonth;
  readonly now: Date;
}

/**
 * The assessment is allocated: marks of members and unit, the unit's history of months, and its first month makes it a
 * normal one (开户 → 正常).
 * @returns how many members pay in it
 */
export async function markPaid(
  manager: EntityManager,
  { businessNo, unitId, month, now }: PaidMonth,
): Promise<number> {
  await manager.query('UPDATE assessment SET allocated_at = ? WHERE business_no = ?', [
    now,
    businessNo,
  ]);
  await markPaidOfNothing(manager, businessNo);
  await manager.query(
    `UPDATE unit SET paid_through_month = GREATEST(COALESCE(paid_through_month, ''), ?),
            status = IF(status = '02', '01', status), version = version + 1 WHERE id = ?`,
    [month, unitId],
  );
  await manager.query(
    `INSERT INTO unit_month (unit_id, month, headcount, unit_fen, personal_fen, fiscal_fen, allocated_at)
     SELECT unit_id, month, people, unit_fen, personal_fen, fiscal_fen, ? FROM assessment WHERE business_no = ?
     ON DUPLICATE KEY UPDATE headcount = VALUES(headcount), unit_fen = VALUES(unit_fen), personal_fen = VALUES(personal_fen),
            fiscal_fen = VALUES(fiscal_fen), allocated_at = VALUES(allocated_at)`,
    [now, businessNo],
  );
  const [row]: { people: number }[] = await manager.query(
    'SELECT people FROM assessment WHERE business_no = ?',
    [businessNo],
  );
  return row?.people ?? 0;
}

/**
 * Members whose month comes to nothing have no line in the voucher, which moves the marks of all others. As a rule there are
 * none, and looking for them holds nothing.
 */
async function markPaidOfNothing(manager: EntityManager, businessNo: string): Promise<void> {
  const ofNothing = `l.business_no = ? AND l.status = '${NORMAL}' AND ${TOTAL('l')} = 0`;
  const some: unknown[] = await manager.query(
    `SELECT 1 FROM assessment_line l WHERE ${ofNothing} LIMIT 1`,
    [businessNo],
  );
  if (some.length === 0) return;
  await manager.query(
    `UPDATE assessment_line l JOIN personal_account a ON a.id = l.account_id
        SET a.paid_through_month = GREATEST(COALESCE(a.paid_through_month, ''), l.month) WHERE ${ofNothing}`,
    [businessNo],
  );
}

/**
 * A month that comes to nothing has nothing to receive and nothing to credit: it is closed at once and both marks move,
 * unless a month before it is still to be paid, after which it follows.
 * @returns whether it is closed
 */
export async function closeEmptyMonth(manager: EntityManager, paid: PaidMonth): Promise<boolean> {
  const next = await nextToAllocate(manager, paid.unitId);
  if (next?.businessNo !== paid.businessNo) return false;
  await markPaid(manager, paid);
  return true;
}
