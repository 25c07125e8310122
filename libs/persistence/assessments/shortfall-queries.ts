import type { EntityManager } from 'typeorm';

const PART = 'm.unit_fen + m.personal_fen + m.fiscal_fen + m.other_fen';

/**
 * What members' balances cannot give back when these vouchers are reversed one after the other, a row for each account and
 * month: what is there goes to the first voucher, and within one to its oldest months. The same statement tells it before and
 * decides it when it is posted.
 */
export function shortfall(voucherIds: readonly string[]): {
  readonly sql: string;
  readonly values: readonly unknown[];
} {
  return {
    sql: `
      SELECT p.voucher_id, p.account_id, p.month, p.unit_id, LEAST(p.fen, p.through_fen - p.balance_fen) AS fen
        FROM (SELECT m.voucher_id, m.account_id, m.month, a.unit_id, a.balance_fen, ${PART} AS fen,
                     SUM(${PART}) OVER (PARTITION BY m.account_id ORDER BY FIELD(m.voucher_id, ?), m.month) AS through_fen
                FROM (SELECT m.account_id FROM member_line m JOIN personal_account b ON b.id = m.account_id
                       WHERE m.voucher_id IN (?) GROUP BY m.account_id, b.balance_fen HAVING SUM(${PART}) > b.balance_fen) t
                JOIN personal_account a ON a.id = t.account_id JOIN member_line m ON m.account_id = t.account_id
               WHERE m.voucher_id IN (?)) p
       WHERE p.through_fen > p.balance_fen`,
    values: [voucherIds, voucherIds, voucherIds],
  };
}

/** A member whose balance gives less back than was credited to him. */
export interface ShortMember {
  readonly voucherId: string;
  readonly accountId: number;
  readonly fen: bigint;
}

/** By voucher and account, as they would be reversed in this order now. */
export async function shortMembers(
  manager: EntityManager,
  voucherIds: readonly string[],
): Promise<ShortMember[]> {
  if (voucherIds.length === 0) return [];
  const { sql, values } = shortfall(voucherIds);
  const rows: { voucherId: string; accountId: number; fen: string }[] = await manager.query(
    `SELECT s.voucher_id AS voucherId, s.account_id AS accountId, SUM(s.fen) AS fen FROM (${sql}) s
      GROUP BY s.voucher_id, s.account_id ORDER BY s.account_id`,
    [...values],
  );
  return rows.map((row) => ({
    ...row,
    voucherId: String(row.voucherId),
    fen: BigInt(row.fen),
  }));
}
