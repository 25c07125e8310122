import { roundedProductSql } from '#libs/persistence/terms/rounding-sql';

export const SIDES = ['unit', 'personal', 'fiscal'] as const;

/**
 * Every account `a` of units `u` as its terms have it in a month, an SQL expression that may name `u`: the pure `accountIn`
 * of libs/fund for sets. The caller adds its WHERE.
 */
export function accountsInMonthSql(month: string): string {
  const newest = (table: string, alias: string, owner: string) => `
    LEFT JOIN ${table} ${alias} ON ${alias}.${owner} = ${owner === 'unit_id' ? 'u.id' : 'a.id'}
         AND ${alias}.from_month = (SELECT MAX(n.from_month) FROM ${table} n
                                     WHERE n.${owner} = ${alias}.${owner} AND n.from_month <= ${month})`;
  const later = (table: string) =>
    `COALESCE((SELECT MIN(n.from_month) FROM ${table} n WHERE n.account_id = a.id AND n.from_month > ${month}), '999999')`;
  const ratio = (side: string) => `COALESCE(o.${side}_ratio_bp, t.${side}_ratio_bp)`;
  const amount = (side: string) => roundedProductSql('b.base_fen', ratio(side), 't.rounding');
  const ratios = SIDES.map((side) => `${ratio(side)} AS ${side}_ratio_bp`);
  const amounts = SIDES.map((side) => `${amount(side)} AS ${side}_fen`);
  return `
    SELECT a.id, s.status, b.base_fen, t.rounding, ${[...ratios, ...amounts].join(', ')},
           o.unit_ratio_bp IS NOT NULL AS own_ratios,
           NULLIF(LEAST(${later('base_term')}, ${later('status_term')}, ${later('own_ratio_term')}), '999999') AS later_month
      FROM personal_account a JOIN unit u ON u.id = a.unit_id
      ${newest('unit_term', 't', 'unit_id')}
      ${newest('base_term', 'b', 'account_id')}
      ${newest('status_term', 's', 'account_id')}
      ${newest('own_ratio_term', 'o', 'account_id')}`;
}
