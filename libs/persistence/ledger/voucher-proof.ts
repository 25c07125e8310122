import type { EntityManager } from 'typeorm';
import { CHART } from '#libs/fund/ledger/chart';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import {
  firstDifference,
  NAMED,
  ofDays,
  type Looked,
  type Proven,
} from '#libs/persistence/ledger/first-difference';

const NET = "SUM(IF(l.side = 'D', l.amount_fen, -l.amount_fen))";

export async function vouchersBalance(
  manager: EntityManager,
  proven: Proven,
): Promise<BookDifference | null> {
  const days = ofDays(proven);
  return firstDifference(
    manager,
    'voucher-balanced',
    `SELECT ${NAMED} AS \`of\`,
            CONCAT('voucher ', v.id, ': total ', v.total_fen, ', debits ', COALESCE(l.debits, 0), ', credits ', COALESCE(l.credits, 0)) AS detail
       FROM voucher v
       LEFT JOIN (SELECT voucher_id, SUM(IF(side = 'D', amount_fen, 0)) AS debits, SUM(IF(side = 'C', amount_fen, 0)) AS credits
                    FROM voucher_line GROUP BY voucher_id) l ON l.voucher_id = v.id
      WHERE ${days.sql} AND NOT (v.total_fen <=> l.debits AND v.total_fen <=> l.credits) ORDER BY v.id`,
    days.values,
  );
}

export async function membersStandBehindLines(
  _manager: EntityManager,
  { members }: Looked,
): Promise<BookDifference | null> {
  return (await members()).behind;
}

/** What a unit is shown of its money is what the lines of its members' account say, on their day and in their unit. */
export async function flowsAreTheirLines(
  manager: EntityManager,
  proven: Proven,
): Promise<BookDifference | null> {
  const days = ofDays(proven);
  return firstDifference(
    manager,
    'unit-flow',
    `SELECT ${NAMED} AS \`of\`,
            CONCAT('voucher ', v.id, ' line ', l.line_no, ': ', l.side, ' ', l.amount_fen, ', flow ', COALESCE(f.fen, 0)) AS detail
       FROM sub_account s JOIN voucher_line l ON l.sub_account_id = s.id JOIN voucher v ON v.id = l.voucher_id
       LEFT JOIN (SELECT voucher_id, line_no, SUM(amount_fen + interest_fen) AS fen, MIN(unit_id) AS unit_id, MIN(posting_day) AS day
                    FROM unit_flow WHERE voucher_id IS NOT NULL GROUP BY voucher_id, line_no) f
         ON f.voucher_id = l.voucher_id AND f.line_no = l.line_no
      WHERE s.account = '201' AND ${days.sql}
        AND NOT (f.fen <=> IF(l.side = 'C', 1, -1) * l.amount_fen AND f.unit_id <=> s.unit_id AND f.day <=> v.posting_day)
      ORDER BY v.id, l.line_no`,
    days.values,
  );
}

/** What each account comes to, debits above zero. */
export async function trialBalance(
  manager: EntityManager,
  proven: Proven,
): Promise<readonly { readonly account: string; readonly net: string }[]> {
  const days = ofDays(proven);
  return manager.query(
    `SELECT s.account, ${NET} AS net FROM voucher_line l JOIN sub_account s ON s.id = l.sub_account_id
       JOIN voucher v ON v.id = l.voucher_id WHERE ${days.sql} GROUP BY s.account ORDER BY s.account`,
    days.values,
  );
}

/** 101 and the rest of what the fund has equal what it owes. */
export async function debitsEqualCredits(
  manager: EntityManager,
  proven: Proven,
): Promise<BookDifference | null> {
  const rows = await trialBalance(manager, proven);
  const total = rows.reduce((sum, { net }) => sum + BigInt(net), 0n);
  const foreign = rows.find(({ account }) => !CHART.some(({ code }) => code === account));
  if (total === 0n && foreign === undefined) return null;
  const detail = rows.map(({ account, net }) => `${account} ${net}`).join(', ');
  return { check: 'debits-equal-credits', of: 'trial balance', detail };
}
