import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '#libs/persistence/database/transaction';

/** Beyond any voucher of the hall's own. */
const VOUCHERS_FROM = 1_000_000_000;

/** The floor: the same rows by statements in one transaction, with no check and no key. */
export async function transferBare(dataSource: DataSource, businessNo: string): Promise<void> {
  const [units]: { fromId: number; toId: number }[] = await dataSource.query(
    `SELECT s.unit_id AS fromId, u.id AS toId
       FROM submission s JOIN unit u ON u.account_no = JSON_VALUE(s.form, '$.head.targetAccountNo') WHERE s.business_no = ?`,
    [businessNo],
  );
  const { fromId = 0, toId = 0 } = units ?? {};
  await inTransaction(dataSource, async (manager) => {
    const run = (sql: string, values: unknown[]) => manager.query(sql, values);
    await run(
      `INSERT INTO status_term (account_id, from_month, unit_id, status, reason, business_no)
       SELECT account_id, month, ?, '02', '', business_no FROM register_row WHERE business_no = ?
       ON DUPLICATE KEY UPDATE unit_id = VALUES(unit_id), status = VALUES(status), business_no = VALUES(business_no)`,
      [toId, businessNo],
    );
    await run(
      `INSERT INTO transfer_entry (business_no, account_id, unit_id, from_unit_id, to_unit_id, carried_forward_fen,
                                   current_year_fen, month, paid_through_month, posted_at)
       SELECT r.business_no, a.id, side.unit_id, ?, ?, side.sign * a.carried_forward_fen, side.sign * a.current_year_fen, r.month,
              a.paid_through_month, ?
         FROM register_row r JOIN personal_account a ON a.id = r.account_id
         JOIN (SELECT ? AS unit_id, -1 AS sign UNION ALL SELECT ?, 1) side WHERE r.business_no = ?`,
      [fromId, toId, new Date(), fromId, toId, businessNo],
    );
    await bookBare(manager, businessNo, fromId, toId);
    for (const lineNo of [1, 2])
      for (const [column, month] of [
        ['carried_forward_fen', "''"],
        ['current_year_fen', 'month'],
      ])
        await run(
          `INSERT INTO member_line (voucher_id, line_no, account_id, month, kind, unit_fen, personal_fen, fiscal_fen, other_fen)
           SELECT ?, ?, account_id, ${month ?? ''}, '06', 0, 0, 0, ${column ?? ''} FROM transfer_entry
            WHERE business_no = ? AND unit_id = ? AND ${column ?? ''} <> 0`,
          [VOUCHERS_FROM + fromId, lineNo, businessNo, toId],
        );
    await run(
      `INSERT INTO status_change (account_id, unit_id, kind, reason, from_month, business_no, posted_at)
       SELECT r.account_id, side.unit_id, side.kind, '', r.month, r.business_no, ? FROM register_row r
         JOIN (SELECT ? AS unit_id, 'transfer-out' AS kind UNION ALL SELECT ?, 'transfer-in') side WHERE r.business_no = ?`,
      [new Date(), fromId, toId, businessNo],
    );
    await run(
      `UPDATE register_row r JOIN personal_account a ON a.id = r.account_id
          SET a.unit_id = ?, a.status = '02', a.later_month = NULL, a.version = a.version + 1 WHERE r.business_no = ?`,
      [toId, businessNo],
    );
    for (const [id, sign] of [
      [fromId, -1],
      [toId, 1],
    ])
      await run(
        `UPDATE unit u JOIN (SELECT COUNT(*) AS people, SUM(a.balance_fen) AS fen FROM register_row r
                               JOIN personal_account a ON a.id = r.account_id WHERE r.business_no = ?) m
            SET u.balance_fen = u.balance_fen + ? * m.fen, u.sealed_members = u.sealed_members + ? * m.people WHERE u.id = ?`,
        [businessNo, sign, sign, id],
      );
  });
}

/** A voucher of two lines and four lines a member, without digest and chain. */
async function bookBare(
  manager: EntityManager,
  businessNo: string,
  fromId: number,
  toId: number,
): Promise<void> {
  const { insertId }: { insertId: string } = await manager.query(
    `INSERT INTO voucher (posting_key, kind, unit_id, business_no, value_date, posting_day, total_fen, reversal_flag, posted_at)
     SELECT CONCAT(?, '/bare'), 'transfer', ?, ?, CURDATE(), CURDATE(), SUM(carried_forward_fen + current_year_fen), '01', UTC_TIMESTAMP(3)
       FROM transfer_entry WHERE business_no = ? AND unit_id = ?`,
    [businessNo, fromId, businessNo, businessNo, toId],
  );
  for (const [lineNo, side] of [
    [1, 'D'],
    [2, 'C'],
  ]) {
    for (const [column, month] of [
      ['carried_forward_fen', "''"],
      ['current_year_fen', 'month'],
    ])
      await manager.query(
        `INSERT INTO member_line (voucher_id, line_no, account_id, month, kind, unit_fen, personal_fen, fiscal_fen, other_fen)
         SELECT ?, ?, account_id, ${month ?? ''}, '06', 0, 0, 0, ${column ?? ''} FROM transfer_entry WHERE business_no = ? AND unit_id = ?`,
        [insertId, lineNo, businessNo, toId],
      );
    await manager.query(
      `INSERT INTO voucher_line (voucher_id, line_no, sub_account_id, side, amount_fen, members)
       SELECT id, ?, 0, ?, total_fen, 0 FROM voucher WHERE id = ?`,
      [lineNo, side, insertId],
    );
  }
}
