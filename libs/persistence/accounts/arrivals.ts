import type { EntityManager } from 'typeorm';
import type { FundMonth } from '#libs/fund/month';

/** Accounts that a posted case has brought into a unit. */
export interface Arrivals {
  readonly unitId: number;
  readonly fromUnitName: string;
  readonly people: number;
  /** Earliest and latest first month in the unit. */
  readonly firstMonth: FundMonth;
  readonly lastMonth: FundMonth;
}

/** Null for a case that moved nobody. */
export async function arrivalsOf(
  manager: EntityManager,
  businessNo: string,
): Promise<Arrivals | null> {
  const [row]: (Arrivals & { people: string | number })[] = await manager.query(
    `SELECT t.to_unit_id AS unitId, u.name AS fromUnitName, COUNT(*) AS people, MIN(t.month) AS firstMonth,
            MAX(t.month) AS lastMonth
       FROM transfer_entry t JOIN unit u ON u.id = t.from_unit_id
      WHERE t.business_no = ? AND t.unit_id = t.to_unit_id GROUP BY t.to_unit_id, u.name`,
    [businessNo],
  );
  return row === undefined ? null : { ...row, people: Number(row.people) };
}

/** Numbers of the accounts a case brought into the unit that are still there, in the order of the numbers. */
export async function accountsArrived(
  manager: EntityManager,
  unitId: number,
  businessNo: string,
): Promise<string[]> {
  const rows: { accountNo: string }[] = await manager.query(
    `SELECT a.account_no AS accountNo FROM transfer_entry t JOIN personal_account a ON a.id = t.account_id
      WHERE t.business_no = ? AND t.unit_id = ? AND t.to_unit_id = ? AND a.unit_id = ? ORDER BY a.account_no`,
    [businessNo, unitId, unitId, unitId],
  );
  return rows.map(({ accountNo }) => accountNo);
}
