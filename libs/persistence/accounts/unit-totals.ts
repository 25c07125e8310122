import type { EntityManager } from 'typeorm';
import { unitSpans } from '#libs/persistence/accounts/unit-spans';

/** What a unit's accounts come to. In `unit` it is kept, moved by every posting; here it is derived. */
const DERIVED = `
  SELECT unit_id, SUM(status = '01') AS paying, SUM(status = '02') AS sealed,
         SUM(IF(status = '01', unit_fen + personal_fen + fiscal_fen, 0)) AS fen
    FROM personal_account`;

const SET_DERIVED = `
  SET u.paying_members = COALESCE(a.paying, 0), u.sealed_members = COALESCE(a.sealed, 0), u.monthly_fen = COALESCE(a.fen, 0)`;

/** A posting raised the paying members' month by so much; inside its own transaction, which holds the unit. */
export async function moveMonthly(
  manager: EntityManager,
  unitId: number,
  businessNo: string,
): Promise<void> {
  await manager.query(
    `UPDATE unit SET monthly_fen = monthly_fen + (
        SELECT COALESCE(SUM(unit_after_fen + personal_after_fen + fiscal_after_fen
                            - unit_before_fen - personal_before_fen - fiscal_before_fen), 0)
          FROM register_row WHERE business_no = ? AND chosen = 1) WHERE id = ?`,
    [businessNo, unitId],
  );
}

/** Fills the totals of all units from their accounts, as after bringing in a city. */
export async function deriveAllTotals(manager: EntityManager): Promise<void> {
  await manager.query(
    `UPDATE unit u LEFT JOIN (${DERIVED} GROUP BY unit_id) a ON a.unit_id = u.id ${SET_DERIVED}`,
  );
}

/** Puts one unit's totals right; postings of the unit wait meanwhile. */
export async function deriveTotals(manager: EntityManager, unitId: number): Promise<void> {
  await manager.query('SELECT id FROM unit WHERE id = ? FOR UPDATE', [unitId]);
  await manager.query(
    `UPDATE unit u LEFT JOIN (${DERIVED} FORCE INDEX (ix_personal_account__unit_id__status__account_no)
                               WHERE unit_id = ? GROUP BY unit_id) a ON a.unit_id = u.id ${SET_DERIVED}
      WHERE u.id = ?`,
    [unitId, unitId],
  );
}

export interface WrongTotals {
  readonly unitId: number;
  readonly unitAccountNo: string;
  /** Kept and derived: paying members, sealed members, fen a month. */
  readonly detail: string;
}

/** Units whose kept totals are not those of their accounts. */
export async function wrongTotals(manager: EntityManager): Promise<WrongTotals[]> {
  const found: WrongTotals[] = [];
  for await (const span of unitSpans(manager)) {
    const rows: WrongTotals[] = await manager.query(
      `SELECT u.id AS unitId, u.account_no AS unitAccountNo,
              CONCAT_WS(' ', 'kept', u.paying_members, u.sealed_members, u.monthly_fen, 'accounts',
                        COALESCE(a.paying, 0), COALESCE(a.sealed, 0), COALESCE(a.fen, 0)) AS detail
         FROM unit u
         LEFT JOIN (${DERIVED} WHERE unit_id BETWEEN ? AND ? GROUP BY unit_id) a ON a.unit_id = u.id
        WHERE u.id BETWEEN ? AND ?
          AND (u.paying_members <> COALESCE(a.paying, 0) OR u.sealed_members <> COALESCE(a.sealed, 0)
               OR u.monthly_fen <> COALESCE(a.fen, 0))
        ORDER BY u.id`,
      [...span, ...span],
    );
    found.push(...rows);
  }
  return found;
}
