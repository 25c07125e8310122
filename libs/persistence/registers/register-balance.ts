import type { EntityManager } from 'typeorm';

/** What row `r` of a transfer that is posted took into the other unit's book. */
export const TAKEN_ALONG = `transfer_entry e
  ON e.business_no = r.business_no AND e.account_id = r.account_id AND e.unit_id = e.to_unit_id`;

/** What the accounts of the chosen rows hold, in fen; of a transfer that is posted, what they took along then. */
export async function registerBalance(manager: EntityManager, businessNo: string): Promise<number> {
  const [row]: { fen: string | null }[] = await manager.query(
    `SELECT SUM(COALESCE(e.carried_forward_fen + e.current_year_fen, a.balance_fen)) AS fen
       FROM register_row r JOIN personal_account a ON a.id = r.account_id
       LEFT JOIN ${TAKEN_ALONG}
      WHERE r.business_no = ? AND r.chosen = 1`,
    [businessNo],
  );
  return Number(row?.fen ?? 0);
}
