import type { EntityManager } from 'typeorm';
import { hasMemberLines, raisedBy, type VoucherLine } from '#libs/fund/ledger/voucher';

/** By how much a line raises what the fund owes: a credit of 201 or 219 does, a debit lowers it. */
const RAISED = "IF(l.side = 'C', 1, -1) * l.amount_fen";
const SIGNED =
  "IF(l.side = 'C', 1, -1) * (m.unit_fen + m.personal_fen + m.fiscal_fen + m.other_fen)";

const MEMBER_FEN = `SUM(${SIGNED}) AS fen, SUM(IF(m.month = '', ${SIGNED}, 0)) AS carried`;
const MEMBER_LINES =
  'FROM member_line m JOIN voucher_line l ON l.voucher_id = m.voucher_id AND l.line_no = m.line_no';

/** What an account's members' lines come to: `fen`, and `carried` of it. */
const MEMBER_SUMS = `SELECT m.account_id, ${MEMBER_FEN} ${MEMBER_LINES}`;

/** What a unit's sub-accounts come to: its members' money, what is not allocated, what it has still to cover, and what stands in 119. */
export const UNIT_SUMS = `
  SELECT s.unit_id, SUM(IF(s.account = '201', ${RAISED}, 0)) AS members, SUM(IF(s.kind = 'unallocated', ${RAISED}, 0)) AS unallocated,
         SUM(IF(s.kind = 'uncovered', -${RAISED}, 0)) AS uncovered, SUM(IF(s.account = '119', -${RAISED}, 0)) AS receivable
    FROM voucher_line l JOIN sub_account s ON s.id = l.sub_account_id`;

/** How a voucher's members' lines move what is kept of their accounts. */
export interface MembersMoved {
  readonly voucherId: string;
  /** Whether the members have paid the months of the lines (缴至年月). */
  readonly paysThrough: boolean;
  /** Whether no account has two lines. */
  readonly isOnceEach: boolean;
}

/**
 * Balances kept beside the entries, moved in their transaction. Of each member: a line of no month is carried forward
 * (上年结转); one of a month is the present year's (当年归集). A voucher that pays months moves how far they are paid too:
 * each account is written once.
 */
export async function moveMemberBalances(
  manager: EntityManager,
  { voucherId, paysThrough, isOnceEach }: MembersMoved,
): Promise<void> {
  const sums = isOnceEach
    ? `SELECT m.account_id, ${SIGNED} AS fen, IF(m.month = '', ${SIGNED}, 0) AS carried, m.month ${MEMBER_LINES} WHERE l.voucher_id = ?`
    : `SELECT m.account_id, ${MEMBER_FEN}, MAX(m.month) AS month ${MEMBER_LINES} WHERE l.voucher_id = ?
        GROUP BY m.account_id HAVING fen <> 0 OR carried <> 0`;
  const mark = paysThrough
    ? ", a.paid_through_month = GREATEST(COALESCE(a.paid_through_month, ''), s.month)"
    : '';
  await manager.query(
    `UPDATE personal_account a JOIN (${sums}) s ON s.account_id = a.id
        SET a.balance_fen = a.balance_fen + s.fen, a.carried_forward_fen = a.carried_forward_fen + s.carried,
            a.current_year_fen = a.current_year_fen + s.fen - s.carried${mark}`,
    [voucherId],
  );
}

/**
 * Of each unit: its members' together, what it has unallocated, what it has still to cover, and what stands in 119. A unit of
 * which none of it moves is written all the same: that holds it.
 * @returns the units, in the order of their ids
 */
export async function moveUnitBalances(
  manager: EntityManager,
  lines: readonly VoucherLine[],
): Promise<number[]> {
  const units = [...new Set(lines.flatMap(({ at }) => at.unitId ?? []))].sort((a, b) => a - b);
  for (const unitId of units) {
    const own = lines.filter(({ at }) => at.unitId === unitId);
    const members = raisedIn(own.filter(hasMemberLines));
    const unallocated = raisedIn(own.filter(({ at }) => at.kind === 'unallocated'));
    const uncovered = -raisedIn(own.filter(({ at }) => at.kind === 'uncovered'));
    const receivable = raisedIn(own.filter(({ at }) => at.account === '119'));
    await manager.query(
      `UPDATE unit SET balance_fen = balance_fen + ?, unallocated_fen = unallocated_fen + ?, uncovered_fen = uncovered_fen + ?,
              receivable_fen = receivable_fen + ? WHERE id = ?`,
      [String(members), String(unallocated), String(uncovered), String(receivable), unitId],
    );
  }
  return units;
}

function raisedIn(lines: readonly VoucherLine[]): bigint {
  return lines.reduce((sum, line) => sum + raisedBy(line), 0n);
}

/** Puts a unit's balances right by its entries; the caller's transaction holds the unit. */
export async function deriveBalances(manager: EntityManager, unitId: number): Promise<void> {
  await manager.query(
    `UPDATE personal_account a
       LEFT JOIN (${MEMBER_SUMS} WHERE m.account_id IN (SELECT id FROM personal_account WHERE unit_id = ?) GROUP BY m.account_id) s
         ON s.account_id = a.id
        SET a.balance_fen = COALESCE(s.fen, 0), a.carried_forward_fen = COALESCE(s.carried, 0),
            a.current_year_fen = COALESCE(s.fen - s.carried, 0)
      WHERE a.unit_id = ?`,
    [unitId, unitId],
  );
  await manager.query(
    `UPDATE unit u LEFT JOIN (${UNIT_SUMS} WHERE s.unit_id = ? GROUP BY s.unit_id) s ON s.unit_id = u.id
        SET u.balance_fen = COALESCE(s.members, 0), u.unallocated_fen = COALESCE(s.unallocated, 0),
            u.uncovered_fen = COALESCE(s.uncovered, 0), u.receivable_fen = COALESCE(s.receivable, 0) WHERE u.id = ?`,
    [unitId, unitId],
  );
}
