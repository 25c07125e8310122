import type { EntityManager } from 'typeorm';
import type { Posting } from '#libs/persistence/postings/posting';

/** A row of the same month gives way to this one: the later posting counts (domain 14). */
export async function setBase(
  manager: EntityManager,
  { businessNo, rowMonth }: Posting,
): Promise<void> {
  await manager.query(
    `INSERT INTO base_term (account_id, from_month, base_fen, business_no)
     SELECT r.account_id, ${rowMonth}, r.base_after_fen, r.business_no
       FROM register_row r WHERE r.business_no = ? AND r.chosen = 1
     ON DUPLICATE KEY UPDATE base_fen = VALUES(base_fen), business_no = VALUES(business_no)`,
    [businessNo],
  );
}
