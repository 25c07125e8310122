import type { EntityManager } from 'typeorm';
import { accountsInMonthSql, SIDES } from '#libs/persistence/terms/account-sql';
import { unitSpans } from '#libs/persistence/unit-spans';
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
