import type { EntityManager } from 'typeorm';
import type { Contribution } from '#libs/fund/contribution';
import type { FundMonth } from '#libs/fund/month';
import { SIDES } from '#libs/persistence/terms/account-sql';

export interface MonthsOfAccounts {
  readonly accountIds: readonly number[];
  readonly first: FundMonth;
  readonly last: FundMonth;
}

/** Sums by account and month. */
export type PaidMonths = ReadonlyMap<string, Contribution>;

const OF_MONTHS = (alias: string) =>
  `${alias}.account_id IN (?) AND ${alias}.month BETWEEN ? AND ? GROUP BY ${alias}.account_id, ${alias}.month`;

/** Credits less what was taken back, at any unit. */
const CREDITED = `
  SELECT m.account_id AS accountId, m.month, ${SIDES.map((side) => `SUM(IF(l.side = 'C', 1, -1) * m.${side}_fen) AS ${side}Fen`).join(', ')}
    FROM member_line m JOIN voucher_line l ON l.voucher_id = m.voucher_id AND l.line_no = m.line_no WHERE ${OF_MONTHS('m')}`;

/** Made good and approved, not paid yet. */
const APPROVED = `
  SELECT s.account_id AS accountId, s.month, ${SIDES.map((side) => `SUM(s.${side}_fen) AS ${side}Fen`).join(', ')}
    FROM assessment_line s JOIN assessment a ON a.business_no = s.business_no AND a.kind = '02' AND a.allocated_at IS NULL
         AND a.deleted_at IS NULL WHERE ${OF_MONTHS('s')}`;

export function creditedIn(manager: EntityManager, asked: MonthsOfAccounts): Promise<PaidMonths> {
  return sumsOf(manager, CREDITED, asked);
}

export function approvedIn(manager: EntityManager, asked: MonthsOfAccounts): Promise<PaidMonths> {
  return sumsOf(manager, APPROVED, asked);
}

export function monthKey(accountId: number, month: FundMonth): string {
  return `${String(accountId)}/${month}`;
}

type PaidRow = Readonly<Record<keyof Contribution, string>> & {
  readonly accountId: number;
  readonly month: string;
};

async function sumsOf(
  manager: EntityManager,
  sql: string,
  { accountIds, first, last }: MonthsOfAccounts,
): Promise<PaidMonths> {
  const rows: PaidRow[] = await manager.query(sql, [accountIds, first, last]);
  return new Map(
    rows.map(({ accountId, month, unitFen, personalFen, fiscalFen }) => [
      monthKey(accountId, month),
      {
        unitFen: Number(unitFen),
        personalFen: Number(personalFen),
        fiscalFen: Number(fiscalFen),
      },
    ]),
  );
}

/** Months of the unit that were assessed here: what was paid in them stands in the books. */
export async function assessedHere(
  manager: EntityManager,
  unitId: number,
  { first, last }: Pick<MonthsOfAccounts, 'first' | 'last'>,
): Promise<Set<string>> {
  const rows: { month: string }[] = await manager.query(
    'SELECT month FROM assessment WHERE unit_id = ? AND standing = 1 AND month BETWEEN ? AND ?',
    [unitId, first, last],
  );
  return new Set(rows.map(({ month }) => month));
}
