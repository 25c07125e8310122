import type { DataSource } from 'typeorm';
import { inTransaction } from '#libs/persistence/database/transaction';

/** Beyond any number of the hall's own. */
const NUMBER = '9999999999999999';

/**
 * The floor of an assessment: who pays in a month and how much, from the terms, by one statement. Written for the bench's unit,
 * whose ratios are everybody's and whose rounding is half-up to the fen.
 */
export async function assessBare(
  dataSource: DataSource,
  { unitId, month, before }: { unitId: number; month: string; before: string },
): Promise<void> {
  const share = (side: string) => `(b.base_fen * t.${side}_ratio_bp + 5000) DIV 10000`;
  await inTransaction(dataSource, (manager) =>
    manager.query(
      `INSERT INTO assessment_line (business_no, account_id, unit_id, month, status, base_fen, unit_ratio_bp, personal_ratio_bp,
              fiscal_ratio_bp, unit_fen, personal_fen, fiscal_fen, before_fen, change_kind)
       SELECT ?, a.id, a.unit_id, ?, s.status, b.base_fen, t.unit_ratio_bp, t.personal_ratio_bp, t.fiscal_ratio_bp,
              ${share('unit')}, ${share('personal')}, ${share('fiscal')}, COALESCE(p.unit_fen + p.personal_fen + p.fiscal_fen, 0), ''
         FROM personal_account a
         JOIN unit_term t ON t.unit_id = a.unit_id
          AND t.from_month = (SELECT MAX(from_month) FROM unit_term WHERE unit_id = a.unit_id AND from_month <= ?)
         JOIN base_term b ON b.account_id = a.id
          AND b.from_month = (SELECT MAX(from_month) FROM base_term WHERE account_id = a.id AND from_month <= ?)
         JOIN status_term s ON s.account_id = a.id
          AND s.from_month = (SELECT MAX(from_month) FROM status_term WHERE account_id = a.id AND from_month <= ?)
         LEFT JOIN assessment_line p ON p.business_no = ? AND p.account_id = a.id AND p.month = ?
        WHERE a.unit_id = ? AND s.status = '01'`,
      [NUMBER, month, month, month, month, before, String(Number(month) - 1), unitId],
    ),
  );
}

/** So that the next round writes them anew. */
export async function forgetBare(dataSource: DataSource): Promise<void> {
  await dataSource.query('DELETE FROM assessment_line WHERE business_no = ?', [NUMBER]);
}

/** The floor of an allocation: the same rows by statements in one transaction, with no check, no digest and no chain. */
export async function allocateBare(dataSource: DataSource, businessNo: string): Promise<void> {
  await inTransaction(dataSource, async (manager) => {
    const run = (sql: string, values: unknown[]) => manager.query(sql, values);
    const { insertId }: { insertId: string } = await manager.query(
      `INSERT INTO voucher (posting_key, kind, unit_id, business_no, month, value_date, posting_day, total_fen, reversal_flag, posted_at)
       SELECT CONCAT(business_no, '/bare'), 'allocation', unit_id, business_no, month, CURDATE(), CURDATE(),
              unit_fen + personal_fen, '01', UTC_TIMESTAMP(3) FROM assessment WHERE business_no = ?`,
      [businessNo],
    );
    await run(
      `INSERT INTO voucher_line (voucher_id, line_no, sub_account_id, side, amount_fen, members)
       SELECT v.id, side.no, s.id, side.side, v.total_fen, 0 FROM voucher v
         JOIN (SELECT 1 AS no, 'D' AS side, 'gathered' AS kind UNION ALL SELECT 2, 'C', 'members') side
         JOIN sub_account s ON s.kind = side.kind AND s.owner = IF(side.no = 1, v.business_no, v.unit_id) WHERE v.id = ?`,
      [insertId],
    );
    await run(
      `INSERT INTO member_line (voucher_id, line_no, account_id, month, kind, unit_fen, personal_fen, fiscal_fen, other_fen)
       SELECT ?, 2, account_id, month, '01', unit_fen, personal_fen, fiscal_fen, 0 FROM assessment_line
        WHERE business_no = ? AND status = '01'`,
      [insertId, businessNo],
    );
    await run(
      `UPDATE assessment_line l JOIN personal_account a ON a.id = l.account_id
          SET a.balance_fen = a.balance_fen + l.unit_fen + l.personal_fen + l.fiscal_fen,
              a.current_year_fen = a.current_year_fen + l.unit_fen + l.personal_fen + l.fiscal_fen,
              a.paid_through_month = l.month
        WHERE l.business_no = ? AND l.status = '01'`,
      [businessNo],
    );
    await run(
      `UPDATE unit u JOIN assessment a ON a.unit_id = u.id
          SET u.balance_fen = u.balance_fen + a.unit_fen + a.personal_fen, u.paid_through_month = a.month, a.allocated_at = UTC_TIMESTAMP(3)
        WHERE a.business_no = ?`,
      [businessNo],
    );
    await run(
      `INSERT INTO unit_month (unit_id, month, headcount, unit_fen, personal_fen, fiscal_fen, allocated_at)
       SELECT unit_id, month, people, unit_fen, personal_fen, fiscal_fen, allocated_at FROM assessment WHERE business_no = ?`,
      [businessNo],
    );
    await run(
      `INSERT INTO unit_flow (entry_key, unit_id, posting_day, type, voucher_id, line_no, business_no, month, amount_fen, interest_fen, headcount)
       SELECT CONCAT('bare/', ?), unit_id, CURDATE(), '01', ?, 2, business_no, month, unit_fen + personal_fen, 0, people
         FROM assessment WHERE business_no = ?`,
      [insertId, insertId, businessNo],
    );
  });
}
