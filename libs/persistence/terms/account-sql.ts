import { roundedProductSql } from '#libs/persistence/terms/rounding-sql';

export const SIDES = ['unit', 'personal', 'fiscal'] as const;

/** Before its first month an account is outside every month: neither paying nor sealed, with no base (domain 14). */
export const NOT_BEGUN = '';

/**
 * Every account `a` of units `u` as its terms have it in a month, an SQL expression that may name `u`: the pure `accountIn`
 * of libs/fund for sets. The caller adds its WHERE. A month that belongs to another unit, which the account has come from,
 * is outside for this one, like those before its first.
 * @param floorFen of bases that are lifted to it
 */
export function accountsInMonthSql(month: string, floorFen?: number): string {
  const newest = (table: string, alias: string, owner: string) => `
    LEFT JOIN ${table} ${alias} ON ${alias}.${owner} = ${owner === 'unit_id' ? 'u.id' : 'a.id'}
         AND ${alias}.from_month = (SELECT MAX(n.from_month) FROM ${table} n
                                     WHERE n.${owner} = ${alias}.${owner} AND n.from_month <= ${month})`;
  const later = (table: string) =>
    `COALESCE((SELECT MIN(n.from_month) FROM ${table} n WHERE n.account_id = a.id AND n.from_month > ${month}), '999999')`;
  const ratio = (side: string) => `COALESCE(o.${side}_ratio_bp, t.${side}_ratio_bp)`;
  const kept = 'COALESCE(b.base_fen, 0)';
  const base = floorFen === undefined ? kept : `GREATEST(${kept}, ${String(floorFen)})`;
  const amount = (side: string) => roundedProductSql(base, ratio(side), 't.rounding');
  const ratios = SIDES.map((side) => `${ratio(side)} AS ${side}_ratio_bp`);
  const amounts = SIDES.map((side) => `${amount(side)} AS ${side}_fen`);
  return `
    SELECT a.id, IF(s.unit_id = u.id, s.status, '${NOT_BEGUN}') AS status, ${base} AS base_fen, t.rounding, ${[...ratios, ...amounts].join(', ')},
           o.unit_ratio_bp IS NOT NULL AS own_ratios,
           NULLIF(LEAST(${later('base_term')}, ${later('status_term')}, ${later('own_ratio_term')}), '999999') AS later_month
      FROM personal_account a JOIN unit u ON u.id = a.unit_id
      ${newest('unit_term', 't', 'unit_id')}
      ${newest('base_term', 'b', 'account_id')}
      ${newest('status_term', 's', 'account_id')}
      ${newest('own_ratio_term', 'o', 'account_id')}`;
}
