import type { EntityManager } from 'typeorm';
import type { FundMonth } from '#libs/fund/month';
import { accountsInMonthSql, SIDES } from '#libs/persistence/terms/account-sql';
import { unitSpans } from '#libs/persistence/accounts/unit-spans';
import { NEXT_TO_ASSESS } from '#libs/persistence/terms/month-sql';

/** What `personal_account` keeps: the state in the next month its unit is to assess. */
const DERIVED = accountsInMonthSql(NEXT_TO_ASSESS);
const KEPT = [
  'status',
  'base_fen',
  ...SIDES.map((side) => `${side}_ratio_bp`),
  ...SIDES.map((side) => `${side}_fen`),
  'own_ratios',
  'later_month',
];
const DIFFERS = `NOT (${KEPT.map((column) => `p.${column} <=> d.${column}`).join(' AND ')})`;

/** Puts a unit's accounts right by their terms; postings of the unit wait meanwhile. */
export async function deriveAccounts(manager: EntityManager, unitId: number): Promise<void> {
  await manager.query('SELECT id FROM unit WHERE id = ? FOR UPDATE', [unitId]);
  await manager.query(
    `UPDATE personal_account p JOIN (${DERIVED} WHERE a.unit_id = ?) d ON d.id = p.id
        SET ${KEPT.map((column) => `p.${column} = d.${column}`).join(', ')}, p.version = p.version + 1
      WHERE ${DIFFERS}`,
    [unitId],
  );
}

const ACCOUNTS_PER_STEP = 1_000;

/**
 * The same for those of a unit that something is posted for in the month it has come to: as a rule a few, or none. The
 * caller holds the unit.
 */
export async function deriveAccountsReached(
  manager: EntityManager,
  unitId: number,
  month: FundMonth,
): Promise<void> {
  const reached: { id: number }[] = await manager.query(
    `SELECT id FROM personal_account FORCE INDEX (ix_personal_account__unit_id__account_no)
      WHERE unit_id = ? AND later_month <= ? ORDER BY id`,
    [unitId, month],
  );
  for (let at = 0; at < reached.length; at += ACCOUNTS_PER_STEP) {
    const ids = reached.slice(at, at + ACCOUNTS_PER_STEP).map(({ id }) => id);
    await manager.query(
      `UPDATE personal_account p JOIN (${DERIVED} WHERE a.id IN (?)) d ON d.id = p.id
          SET ${KEPT.map((column) => `p.${column} = d.${column}`).join(', ')}, p.version = p.version + 1
        WHERE p.id IN (?)`,
      [ids, ids],
    );
  }
}

/** The same for the accounts `a` of a register's chosen rows that a condition names; the caller holds their units. */
export async function deriveAccountsOfRows(
  manager: EntityManager,
  businessNo: string,
  which: string,
): Promise<void> {
  await manager.query(
    `UPDATE personal_account p
       JOIN (${DERIVED} WHERE ${which} AND a.id IN (SELECT r.account_id FROM register_row r
                                        WHERE r.business_no = ? AND r.chosen = 1)) d ON d.id = p.id
        SET ${KEPT.map((column) => `p.${column} = d.${column}`).join(', ')}`,
    [businessNo],
  );
}

export interface WrongAccount {
  readonly unitId: number;
  readonly accountNo: string;
  /** Names of the columns that are not what the terms say. */
  readonly detail: string;
}

/** Accounts whose kept state is not that of their terms, at most `limit`. */
export async function wrongAccounts(
  manager: EntityManager,
  limit: number,
): Promise<WrongAccount[]> {
  const found: WrongAccount[] = [];
  const named = KEPT.map((column) => `IF(p.${column} <=> d.${column}, NULL, '${column}')`);
  for await (const span of unitSpans(manager)) {
    const rows: WrongAccount[] = await manager.query(
      `SELECT p.unit_id AS unitId, p.account_no AS accountNo, CONCAT_WS(' ', ${named.join(', ')}) AS detail
         FROM personal_account p JOIN (${DERIVED} WHERE a.unit_id BETWEEN ? AND ?) d ON d.id = p.id
        WHERE ${DIFFERS} ORDER BY p.id LIMIT ?`,
      [...span, limit - found.length],
    );
    found.push(...rows);
    if (found.length >= limit) break;
  }
  return found;
}
