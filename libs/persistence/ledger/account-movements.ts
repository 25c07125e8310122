import type { EntityManager } from 'typeorm';
import type { Movement } from '#libs/fund/ledger/account-periods';

const LINES =
  'sub_account s JOIN voucher_line l ON l.sub_account_id = s.id JOIN voucher v ON v.id = l.voucher_id';
const OF_UNIT = "s.unit_id = ? AND (s.account = '201' OR s.kind = 'unallocated')";

/** The first day anything stands in a unit's book; null before. */
export async function firstBookDay(manager: EntityManager, unitId: number): Promise<string | null> {
  const [row]: { day: string | null }[] = await manager.query(
    `SELECT MIN(v.posting_day) AS day FROM ${LINES} WHERE ${OF_UNIT}`,
    [unitId],
  );
  return row?.day ?? null;
}

/** What moved on a unit's account, a row a month within the days, and one for all that was before them. */
export async function accountMovements(
  manager: EntityManager,
  unitId: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Movement[]> {
  const rows: Record<'month' | 'credits' | 'debits' | 'unallocated', string>[] =
    await manager.query(
      `SELECT IF(v.posting_day < ?, '', DATE_FORMAT(v.posting_day, '%Y%m')) AS month,
              SUM(IF(s.account = '201' AND l.side = 'C', l.amount_fen, 0)) AS credits,
              SUM(IF(s.account = '201' AND l.side = 'D', l.amount_fen, 0)) AS debits,
              SUM(IF(s.kind = 'unallocated', IF(l.side = 'C', 1, -1) * l.amount_fen, 0)) AS unallocated
         FROM ${LINES} WHERE ${OF_UNIT} AND v.posting_day <= ? GROUP BY 1 ORDER BY 1`,
      [from, unitId, to],
    );
  return rows.map(({ month, credits, debits, unallocated }) => ({
    month,
    creditsFen: BigInt(credits),
    debitsFen: BigInt(debits),
    unallocatedFen: BigInt(unallocated),
  }));
}
