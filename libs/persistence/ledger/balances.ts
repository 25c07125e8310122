import type { EntityManager } from 'typeorm';
import { hasMemberLines, raisedBy, type VoucherLine } from '#libs/fund/ledger/voucher';
import { MEMBER_SUMS } from '#libs/persistence/ledger/member-balances';

/** By how much a line raises what the fund owes: a credit does, a debit lowers it; of what is owed to the fund it is the other way round. */
const RAISED = "IF(l.side = 'C', 1, -1) * l.amount_fen";

/** What a unit's sub-accounts come to: its members' money, what is not allocated, what it has still to cover, and what stands in 119. */
export const UNIT_SUMS = `
  SELECT s.unit_id, SUM(IF(s.account = '201', ${RAISED}, 0)) AS members, SUM(IF(s.kind = 'unallocated', ${RAISED}, 0)) AS unallocated,
         SUM(IF(s.kind = 'uncovered', -${RAISED}, 0)) AS uncovered, SUM(IF(s.account = '119', -${RAISED}, 0)) AS receivable
    FROM voucher_line l JOIN sub_account s ON s.id = l.sub_account_id`;

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
