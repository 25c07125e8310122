/** The month after that of a column. */
export function nextMonthSql(column: string): string {
  return `DATE_FORMAT(DATE_ADD(CONCAT(${column}, '01'), INTERVAL 1 MONTH), '%Y%m')`;
}

/** The next month to assess of unit `u`: what its own and its accounts' projections speak of. */
export const NEXT_TO_ASSESS = `IF(u.last_assessed_month IS NULL, u.first_month, ${nextMonthSql('u.last_assessed_month')})`;
