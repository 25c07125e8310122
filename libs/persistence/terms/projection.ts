import type { EntityManager } from 'typeorm';
import { NEXT_TO_ASSESS } from '#libs/persistence/terms/month-sql';
import { roundedProductSql } from '#libs/persistence/terms/rounding-sql';

/** Units are compared so many at a time, by id. */
const UNITS_PER_STEP = 500;

const newest = (table: string, alias: string, owner: string) => `
  LEFT JOIN ${table} ${alias} ON ${alias}.${owner} = ${owner === 'unit_id' ? 'u.id' : 'a.id'}
       AND ${alias}.from_month = (SELECT MAX(n.from_month) FROM ${table} n
                                   WHERE n.${owner} = ${alias}.${owner} AND n.from_month <= ${NEXT_TO_ASSESS})`;
const later = (table: string) =>
  `COALESCE((SELECT MIN(n.from_month) FROM ${table} n WHERE n.account_id = a.id AND n.from_month > ${NEXT_TO_ASSESS}), '999999')`;
const ratio = (side: string) =>
  `COALESCE(o.${side}_ratio_bp, t.${side}_ratio_bp) AS ${side}_ratio_bp`;
const amount = (side: string) =>
  `${roundedProductSql('b.base_fen', `COALESCE(o.${side}_ratio_bp, t.${side}_ratio_bp)`, 't.rounding')} AS ${side}_fen`;

const SIDES = ['unit', 'personal', 'fiscal'] as const;

/** Every account as its terms have it in the next month its unit is to assess: what `personal_account` keeps. */
const DERIVED = `
  SELECT a.id, s.status, b.base_fen, ${SIDES.map(ratio).join(', ')}, ${SIDES.map(amount).join(', ')},
         o.unit_ratio_bp IS NOT NULL AS own_ratios,
         NULLIF(LEAST(${later('base_term')}, ${later('status_term')}, ${later('own_ratio_term')}), '999999') AS later_month
    FROM personal_account a JOIN unit u ON u.id = a.unit_id
    ${newest('unit_term', 't', 'unit_id')}
    ${newest('base_term', 'b', 'account_id')}
    ${newest('status_term', 's', 'account_id')}
    ${newest('own_ratio_term', 'o', 'account_id')}`;

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
  const [range]: { last: number | null }[] = await manager.query(
    'SELECT MAX(id) AS last FROM unit',
  );
  const found: WrongAccount[] = [];
  const named = KEPT.map((column) => `IF(p.${column} <=> d.${column}, NULL, '${column}')`);
  for (let first = 1; first <= (range?.last ?? 0); first += UNITS_PER_STEP) {
    const rows: WrongAccount[] = await manager.query(
      `SELECT p.unit_id AS unitId, p.account_no AS accountNo, CONCAT_WS(' ', ${named.join(', ')}) AS detail
         FROM personal_account p JOIN (${DERIVED} WHERE a.unit_id BETWEEN ? AND ?) d ON d.id = p.id
        WHERE ${DIFFERS} ORDER BY p.id LIMIT ?`,
      [first, first + UNITS_PER_STEP - 1, limit - found.length],
    );
    found.push(...rows);
    if (found.length >= limit) break;
  }
  return found;
}
