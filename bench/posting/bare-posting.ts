import type { DataSource } from 'typeorm';
import { inTransaction } from '#libs/persistence/database/transaction';

/** The floor: the same rows, terms included, by three statements in one transaction, with no check and no key. */
export async function postBare(dataSource: DataSource, businessNo: string): Promise<void> {
  await inTransaction(dataSource, async (manager) => {
    await manager.query(
      `INSERT INTO posted_change (business_no, subject_kind, subject_id, unit_id, field, \`before\`, \`after\`, effective_month, posted_at)
       SELECT r.business_no, 'account', r.account_id, s.unit_id, 'baseFen', r.base_before_fen, r.base_after_fen, s.effective_month, ?
         FROM register_row r JOIN submission s ON s.business_no = r.business_no WHERE r.business_no = ?`,
      [new Date(), businessNo],
    );
    await manager.query(
      `INSERT INTO base_term (account_id, from_month, base_fen, business_no)
       SELECT r.account_id, s.effective_month, r.base_after_fen, r.business_no
         FROM register_row r JOIN submission s ON s.business_no = r.business_no WHERE r.business_no = ?
       ON DUPLICATE KEY UPDATE base_fen = VALUES(base_fen), business_no = VALUES(business_no)`,
      [businessNo],
    );
    await manager.query(
      `UPDATE register_row r JOIN personal_account a ON a.id = r.account_id
          SET a.base_fen = r.base_after_fen, a.unit_fen = r.unit_after_fen, a.personal_fen = r.personal_after_fen,
              a.fiscal_fen = r.fiscal_after_fen, a.last_base_month = '202612', a.version = a.version + 1
        WHERE r.business_no = ?`,
      [businessNo],
    );
  });
}
