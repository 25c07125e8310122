import type { DataSource } from 'typeorm';

/** Accounts of a unit with the status, by number, that have a base inside the bounds and nothing posted for later. */
export async function untouchedAccounts(
  dataSource: DataSource,
  status: string,
  unitId = 1,
): Promise<string[]> {
  const rows = await dataSource.query<{ accountNo: string }[]>(
    `SELECT account_no AS accountNo FROM personal_account
      WHERE unit_id = ? AND status = ? AND later_month IS NULL AND base_fen BETWEEN 400000 AND 1200000
        AND (? <> '01' OR last_base_month IS NULL OR last_base_month < '202607') ORDER BY account_no LIMIT 40`,
    [unitId, status, status],
  );
  if (rows.length === 0)
    throw new Error(`unit ${String(unitId)} has no account of status ${status}`);
  return rows.map(({ accountNo }) => accountNo);
}

/** The unit that has most sealed accounts among those that have assessed and paid through the same month as the first. */
export async function unitOfTheSealed(dataSource: DataSource) {
  const [unit] = await dataSource.query<{ id: number; accountNo: string }[]>(
    `SELECT u.id, u.account_no AS accountNo FROM unit u JOIN unit one ON one.id = 1
      WHERE u.status = '01' AND u.last_assessed_month = one.last_assessed_month
        AND u.paid_through_month = one.last_assessed_month ORDER BY u.sealed_members DESC, u.id LIMIT 1`,
  );
  if (unit === undefined) throw new Error('no such unit');
  return unit;
}

/** An account's kept status, and the last row of its line. */
export async function statusesOf(dataSource: DataSource, accountNo: string) {
  const [account] = await dataSource.query<
    { id: number; unitId: number; kept: string; later: string | null }[]
  >(
    'SELECT id, unit_id AS unitId, status AS kept, later_month AS later FROM personal_account WHERE account_no = ?',
    [accountNo],
  );
  const [last] = await dataSource.query<
    { month: string; unitId: number; status: string; reason: string; businessNo: string | null }[]
  >(
    `SELECT from_month AS month, unit_id AS unitId, status, reason, business_no AS businessNo
       FROM status_term WHERE account_id = ? ORDER BY from_month DESC LIMIT 1`,
    [account?.id],
  );
  return { unitId: account?.unitId, kept: account?.kept, later: account?.later ?? null, last };
}

/** Headcounts, the month's sum and the balance of a unit. */
export async function unitSums(dataSource: DataSource, unitId: number) {
  const [row] = await dataSource.query<Record<string, string | number>[]>(
    'SELECT sealed_members AS sealed, paying_members AS paying, monthly_fen AS fen, balance_fen AS balance FROM unit WHERE id = ?',
    [unitId],
  );
  const { sealed = 0, paying = 0, fen = 0, balance = 0 } = row ?? {};
  return {
    sealed: Number(sealed),
    paying: Number(paying),
    fen: Number(fen),
    balance: Number(balance),
  };
}
